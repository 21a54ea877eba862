import pytest
from playwright.sync_api import expect

PASTE = """text => {
    const area = document.createElement("textarea")
    area.id = "paste-here"
    area.value = text
    document.body.append(area)
    area.select()
}"""


@pytest.fixture(params=["top", "plain http", "file"])
def address(request, places):
    return places[request.param]


@pytest.fixture
def page(new_context, address):
    context = new_context()
    if "127.0.0.1" in address:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    return context.new_page()


def test_a_message_is_copied_whole_and_the_page_says_so(page, address, language, catalogue, watch):
    noted = watch(page, address)
    message = next(one for one in catalogue["blocks"] if one["kind"] == "message" and one.get("subject"))
    page.goto(address + message["address"][language].partition("#")[0])
    if "handbook.test" in address:
        assert not page.evaluate("isSecureContext")
    page.evaluate(PASTE, "nothing was copied")
    page.keyboard.press("ControlOrMeta+C")

    block = page.locator(f"[data-block]:has(#{message['id']})")
    status = block.get_by_role("status")
    expect(status).to_be_empty()
    block.locator("[data-copy]").click()
    expect(status).to_have_text(status.get_attribute("data-copied"))

    area = page.locator("#paste-here")
    area.fill("")
    area.press("ControlOrMeta+V")
    expect(area).not_to_be_empty()
    subject, *paragraphs = area.input_value().split("\n\n")
    assert subject.endswith(": " + message["subject"][language])
    assert paragraphs == message["text"][language]
    assert not noted


def test_where_copying_is_forbidden_the_text_is_selected_and_the_page_says_so(page, address, catalogue):
    page.add_init_script("""document.execCommand = () => false
        if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject()""")
    message = next(one for one in catalogue["blocks"] if one["kind"] == "message")
    page.goto(address + message["address"]["de"].partition("#")[0])
    block = page.locator(f"[data-block]:has(#{message['id']})")
    block.locator("[data-copy]").click()
    status = block.get_by_role("status")
    expect(status).to_have_text(status.get_attribute("data-not-copied"))
    selected = page.evaluate("getSelection().toString()")
    assert all(paragraph in selected for paragraph in message["text"]["de"])
