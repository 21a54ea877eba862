import pytest
from playwright.sync_api import expect

STOP = """() => {
    const element = document.activeElement
    // the switch of colours is a field without a size; what is seen of it is the label that is shown
    const shown = element.matches(".md-option") ? element.form.querySelector("label:not([hidden])") : element
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && box.width > 4 && box.height > 4
        && shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return { what: element.outerHTML.slice(0, 160), seen, end: element === document.body, id: element.id,
             name: element.name || '', block: Boolean(element.closest('[data-block]')) }
}"""
CONTROLS = "[data-block] :is(a[href], button, input, textarea)"


def walk(page):
    """Presses Tab until the page ends and gives what had the focus."""
    stops = []
    while len(stops) < 400:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["end"]:
            break
        stops.append(stop)
    return stops


def test_the_first_tab_reaches_a_link_to_the_content(page, top, path):
    page.goto(top + path)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_the_open_part_of_the_navigation_is_folded_by_key(page, top, awake):
    page.goto(top + "guide/agreement/first-meeting.html")
    awake(page)
    entries = page.locator(".md-sidebar--primary .md-nav__item--active .md-nav__item--active")
    expect(entries.last).to_be_visible()
    page.locator(".md-sidebar--primary .md-nav__item--nested.md-nav__item--active > label").focus()
    page.keyboard.press("Enter")
    expect(entries.last).to_be_hidden()


def test_tab_reaches_every_control_of_a_block_and_shows_where_it_is(page, top, path):
    page.goto(top + path)
    page.add_style_tag(content="* { transition: none !important }")
    stops = walk(page)
    seen = {stop["name"] for stop in stops if stop["seen"] and stop["name"]}  # the last stop in a date is its button
    assert not [stop["what"] for stop in stops if not stop["seen"] and stop["name"] not in seen]
    radios = page.locator("[data-block] [type=radio]").evaluate_all("all => new Set(all.map(one => one.name)).size")
    others = page.locator(f"{CONTROLS}:not([type=radio])").evaluate_all(
        # a date has a stop for each of its parts; count it once
        "all => all.filter(one => one.checkVisibility() && one.type !== 'date').length"
    )
    dates = set(page.locator("[data-block] [type=date]").evaluate_all("all => all.map(one => one.name)"))
    reached = [stop for stop in stops if stop["block"]]
    assert dates <= {stop["name"] for stop in reached}
    assert len([stop for stop in reached if stop["name"] not in dates]) == others + radios


def test_where_tab_is_shows_before_the_theme_has_come_too(page, top):
    page.route("**/bundle.*", lambda route: route.abort())
    page.goto(top + "course/want.html")
    page.add_style_tag(content="* { transition: none !important }")
    assert not [stop["what"] for stop in walk(page) if not stop["seen"]]


def test_fields_are_operated_by_keys_alone(page, top):
    page.goto(top + "print/agreement.html")
    tick = page.locator("[data-block] li > label > [type=checkbox]").first
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    area = page.locator("[data-block] textarea").first
    area.focus()
    page.keyboard.type("Ärger\nvermeiden")
    expect(area).to_have_value("Ärger\nvermeiden")
    radios = page.locator("[data-block] fieldset:has([type=radio])").first.locator("[type=radio]")
    radios.first.focus()
    page.keyboard.press("Space")
    expect(radios.first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()


def test_search_opens_by_its_key_and_leads_to_a_result_by_arrow_and_enter(page, top, search, word):
    page.goto(top + "index.html")
    results = search(page, word("de"))
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    address = results.first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address.split("?")[0].split("#")[0] + "**")


def test_escape_closes_the_search(page, top, search, word):
    page.goto(top + "index.html")
    search(page, word("de"))
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_the_language_menu_opens_when_tab_reaches_it(page, top, path):
    page.goto(top + path)
    page.locator(".md-select > button").focus()
    page.keyboard.press("Tab")
    link = page.locator(".md-select__link").first
    expect(link).to_be_focused()
    page.wait_for_function("getComputedStyle(document.querySelector('.md-select__inner')).opacity === '1'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_switch_by_the_enter_key_and_back(new_context, top, scheme):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(top + "index.html")
    body = page.locator("body")
    first = body.get_attribute("data-md-color-scheme")
    page.locator(".md-logo").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["seen"]
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.get_by_title(name).is_visible()
    page.keyboard.press("Enter")
    expect(body).not_to_have_attribute("data-md-color-scheme", first)
    assert page.evaluate(STOP)["seen"]
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", first)
