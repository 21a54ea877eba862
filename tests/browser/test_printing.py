import re
from datetime import date

import pytest
from playwright.sync_api import expect

LONG = "\n".join(
    f"Absatz {number}: Größe, Übung und Maß – {number * 7} € für ein Café; wir hören zu und notieren alles."
    for number in range(1, 9)
) + "\nLetzteswort"
DATE = {"de": "9. März 2027", "nl": "9 maart 2027", "en": "9 March 2027"}
STUB = "window.print = () => { window.printed = (window.printed || 0) + 1 }"


@pytest.fixture
def page(new_context):
    page = new_context(color_scheme="dark").new_page()
    page.add_init_script(STUB)
    return page


def block(page, id):
    return page.locator(f"[data-block]:has(#{id})")


def with_field(catalogue, *kinds):
    """The first block that has fields of these kinds, and its path in German."""
    found = next(one for one in catalogue["blocks"] if set(kinds) <= {item.get("kind") for item in one["items"]})
    return found["id"], found["address"]["de"].partition("#")[0]


def in_order(text, parts):
    """Whether all parts are in the text, one after the other."""
    return re.search(".*?".join(map(re.escape, parts)), text)


def marks(pdf):
    """What is drawn on the pages."""
    return [page.get_contents().get_data() for page in pdf.pages]


def test_one_block_prints_alone_with_everything_that_was_typed(page, top, catalogue, pdf_text, squeezed):
    id, path = with_field(catalogue, "text")
    page.goto(top + path)
    this = block(page, id)
    area = this.locator("textarea").first
    area.fill(LONG)
    this.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1

    page.emulate_media(media="print")
    shown = page.locator("[data-block]").filter(visible=True)
    expect(shown).to_have_count(1)
    assert shown.locator(f"#{id}").count() == 1
    expect(page.locator("h1")).to_be_hidden()
    page.emulate_media(media="null")
    text = pdf_text(page)  # Chromium then says "afterprint", as it does when a reader has printed
    assert text.count(squeezed(LONG)) == 1
    for other in catalogue["blocks"]:
        if other["address"]["de"].startswith(path) and other["id"] != id:
            for item in other["items"]:
                assert squeezed(item["text"]["de"]) not in text

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-block]").filter(visible=True)).to_have_count(page.locator("[data-block]").count())
    assert squeezed(page.locator("h1").inner_text()) in pdf_text(page)


def test_every_kind_of_block_prints_alone_whole(page, top, language, catalogue, pdf_text, squeezed):
    for kind in {one["kind"] for one in catalogue["blocks"]}:
        one = next(one for one in catalogue["blocks"] if one["kind"] == kind)
        page.goto(top + one["address"][language].partition("#")[0])
        block(page, one["id"]).locator("[data-print]").click()
        text = pdf_text(page)
        parts = [one["title"][language], *one.get("text", {}).get(language, [])]
        parts += [item["text"][language] for item in one["items"]]
        assert in_order(text, map(squeezed, parts)), kind


def test_ticks_and_choices_are_seen_on_paper(page, top, pdf):
    page.goto(top + "print/agreement.html")
    empty = marks(pdf(page))
    assert marks(pdf(page)) == empty
    page.locator("[data-block] li > label > [type=checkbox]").first.check()
    ticked = marks(pdf(page))
    assert ticked != empty
    page.locator("[data-block] [type=radio]").first.check()
    assert marks(pdf(page)) != ticked


def test_a_date_is_printed_in_the_language_of_the_page(page, top, language, roots, pdf_text, squeezed):
    page.goto(top + roots[language] + "print/agreement.html")
    page.locator("[data-block] [type=date]").first.fill(date(2027, 3, 9).isoformat())
    assert squeezed(DATE[language]) in pdf_text(page)


def test_every_field_prints_what_is_in_it(page, top, pdf_text, squeezed):
    page.goto(top + "print/agreement.html")
    areas = page.locator("[data-block] textarea")
    typed = [f"Antwort{number}ß" for number in range(areas.count())]
    for area, text in zip(areas.all(), typed):
        area.fill(text)
    printed = pdf_text(page)
    assert [text for text in typed if printed.count(text) != 1] == []


def test_a_sheet_prints_its_items_in_order_and_nothing_of_the_site(page, top, language, catalogue, pdf_text, squeezed):
    blocks = {one["id"]: one for one in catalogue["blocks"]}
    for sheet in catalogue["sheets"]:
        page.goto(top + sheet["page"][language])
        page.locator("[data-print-sheet]").click()
        assert page.evaluate("window.printed") == 1
        page.emulate_media(media="print")
        expect(page.locator("header, nav, footer, button, .md-skip, .hb-tools").filter(visible=True)).to_have_count(0)
        page.emulate_media(media="null")
        text = pdf_text(page)
        parts = []
        for id in sheet["blocks"]:
            parts += [blocks[id]["title"][language], *(item["text"][language] for item in blocks[id]["items"])]
        assert in_order(text, map(squeezed, parts)), sheet["id"]


def test_every_item_has_its_number_on_paper(page, top, catalogue):
    blocks = {one["id"]: one for one in catalogue["blocks"]}
    for sheet in catalogue["sheets"]:
        page.goto(top + sheet["page"]["de"])
        page.emulate_media(media="print")
        ids = [item["id"] for id in sheet["blocks"] for item in blocks[id]["items"]]
        numbered = page.locator(".hb-list > li, .hb-agenda-table tbody tr").evaluate_all("""all => all.filter(one => {
            const { content } = getComputedStyle(one.querySelector('.hb-minutes') || one, '::before')
            return content === 'counter(item)'
        }).map(one => one.id)""")
        assert numbered == ids, sheet["id"]


def test_paper_is_white_and_ink_dark_in_dark_colours(page, top, path):
    page.goto(top + path)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    written = page.locator("body, .md-content :is(h1, h2, h3, p, li, label, legend, td, th, a)")
    pale = written.evaluate_all("""all => {
        const bright = colour => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3
        const clear = colour => /, 0\\)$/.test(colour)
        return all.filter(one => one.checkVisibility()).flatMap(one => {
            const { color, backgroundColor } = getComputedStyle(one)
            const wrong = bright(color) > 120 || !clear(backgroundColor) && bright(backgroundColor) < 240
            return wrong ? [`${one.tagName} ${one.className}: ${color} on ${backgroundColor}`] : []
        })
    }""")
    assert not pale
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_long_text_is_not_cut_on_screen(page, top):
    page.goto(top + "print/agreement.html")
    area = page.locator("[data-block] textarea").first
    area.fill(LONG)
    assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 2")
