import pytest

NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, NARROW], ids=["dark", "narrow"])
def test_each_kind_of_page_is_accessible_in_every_look(new_context, top, path_or_missing, look, findings):
    page = new_context(**look).new_page()
    page.goto(top + path_or_missing)
    assert not findings(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "guide/agreement/first-meeting.html", "404.html"])
def test_search_and_language_menu_are_accessible_while_open(
    new_context, top, path, scheme, search, word, open_languages, findings
):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(top + path)
    open_languages(page)
    assert not findings(page, ".md-header")
    search(page, word("de"))
    assert not findings(page, ".md-header")


def test_the_drawer_of_a_narrow_page_is_accessible(new_context, top, path, findings):
    page = new_context(**NARROW).new_page()
    page.goto(top + path)
    page.locator(".md-header label[for=__drawer]").click()
    page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")
    assert not findings(page, ".md-sidebar--primary")


def test_a_finding_would_be_noticed(page, findings):
    page.set_content("<html lang=de><title>x</title><main><h1>x</h1><img><p style='color: #ccc'>too pale</p></main>")
    assert {finding.split(": ")[1] for finding in findings(page)} == {"image-alt", "color-contrast"}


def test_wide_letter_spacing_cuts_no_text(new_context, top, path):
    """WCAG 1.4.12: readers may widen lines, paragraphs, letters and words."""
    page = new_context(**NARROW).new_page()
    page.goto(top + path)
    page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
                               " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }")
    cut = page.evaluate("""() => [...document.querySelectorAll('.md-content *')].filter(element => {
        const style = getComputedStyle(element)
        return element.innerText?.trim() && style.overflow !== 'visible' && element.tagName !== 'TEXTAREA' && !element.matches('.hb-unseen')
            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    }).map(element => element.outerHTML.slice(0, 120))""")
    assert not cut
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_pages_looked_at_hold_every_kind_of_block_and_field(kinds, catalogue, page, top):
    blocks, fields = set(), set()
    for path in kinds.values():
        page.goto(top + path)
        shown = set(page.locator("[data-block] [id]").evaluate_all("all => all.map(element => element.id)"))
        for block in catalogue["blocks"]:
            if block["id"] in shown:
                blocks.add(block["kind"])
                fields |= {item.get("kind") for item in block["items"]}
    assert blocks == {block["kind"] for block in catalogue["blocks"]}
    assert fields == {item.get("kind") for block in catalogue["blocks"] for item in block["items"]}
