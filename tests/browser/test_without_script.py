"""What a reader meets whose browser runs no scripts."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(new_context):
    return new_context(java_script_enabled=False).new_page()


def test_all_text_of_every_block_is_visible(page, top, language, catalogue, squeezed):
    missing = []
    for block in catalogue["blocks"]:
        address = top + block["address"][language].partition("#")[0]
        if page.url != address:
            page.goto(address)
        text = squeezed(page.locator(f"[data-block]:has(#{block['id']})").inner_text())
        parts = [block["title"][language]]
        parts += [paragraph for key in ("intro", "text") for paragraph in block.get(key, {}).get(language, [])]
        for item in block["items"]:
            parts += [item["text"][language], *(choice["text"][language] for choice in item.get("choices", []))]
        missing += [f"{block['id']}: {part}" for part in parts if squeezed(part) not in text]
    assert not missing


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_shown_that_does_nothing(page, top, path_or_missing, width):
    """What works without a script is named here: links, fields, the language menu, drawers."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(top + path_or_missing)
    idle = page.locator(
        "button:not(.md-select > button), label:is([for=__search], [for^=__palette]), .md-search__input, a:not([href])"
    ).evaluate_all("""all => all.filter(one => {
        const box = one.getBoundingClientRect()
        return box.width && box.height && one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }).map(one => one.outerHTML.slice(0, 120))""")
    assert not idle


def test_tab_reaches_nothing_that_does_nothing(page, top, path):
    page.goto(top + path)
    while page.evaluate("document.activeElement.closest('.md-content') === null"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.md-content') !== null"):
            break
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert not stop.startswith(("<body", "<input", "<label")), "the content must be reached, past nothing but links"


def test_fields_take_text_ticks_and_choices(page, top):
    page.goto(top + "print/agreement.html")
    for kind, count in {"textarea": 2, "[type=date]": 1, "[type=checkbox]": 2, "[type=radio]": 2}.items():
        fields = page.locator(f"[data-block] {kind}")
        assert fields.count() >= count
        field = fields.last
        if kind.startswith("text"):
            field.press_sequentially("Zeile eins\nZeile zwei")
            expect(field).to_have_value("Zeile eins\nZeile zwei")
        elif kind == "[type=date]":
            field.fill("2027-03-09")
            expect(field).to_have_value("2027-03-09")
        else:
            field.check()
            expect(field).to_be_checked()


def test_what_is_typed_and_fits_is_printed(page, top, pdf_text, squeezed):
    page.goto(top + "print/agreement.html")
    page.locator("[data-block] textarea").first.fill("Grüße aus Würzburg")
    page.locator("[data-block] [type=date]").first.fill("2027-03-09")
    text = pdf_text(page)
    assert squeezed("Grüße aus Würzburg") in text
    assert "2027" in text


def test_the_language_menu_leads_to_the_page_in_the_other_language(page, place, path):
    page.goto(place + path)
    page.locator(".md-select > button").hover()
    page.locator(".md-select__link[lang=nl]").click()
    page.wait_for_url(place + "nl/" + path)
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_links_lead_from_page_to_page(page, place):
    page.goto(place + "index.html")
    link = page.locator(".md-content a[href*='first-meeting.html']").last
    link.click()
    page.wait_for_url("**/first-meeting.html*")
    expect(page.locator("h1")).to_be_visible()


def test_the_drawer_opens_on_a_narrow_page(page, top):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(top + "index.html")
    page.locator(".md-header label[for=__drawer]").click()
    link = page.locator(".md-nav--primary a[href='guide/index.html']")
    expect(link).to_be_in_viewport()
