"""A word of the glossary is explained beside it, by pointer, key and finger; without a script it is a link."""

import pytest
from playwright.sync_api import expect

PATH = "guide/finding/which-support.html"


@pytest.fixture
def word(page, top):
    page.goto(top + PATH)
    return page.locator("[data-definition]").first


def test_the_definition_shows_on_hovering_and_can_be_hovered_itself(page, word):
    word.hover()
    box = page.get_by_role("tooltip")
    expect(box).to_have_text(word.get_attribute("data-definition"))
    box.hover()
    page.mouse.move(5, 5)
    expect(box).to_have_count(0)


def test_the_definition_shows_on_focus_is_tied_to_the_word_and_goes_on_escape(page, word):
    word.focus()
    box = page.get_by_role("tooltip")
    expect(box).to_be_in_viewport(ratio=1)
    assert word.get_attribute("aria-describedby") == box.get_attribute("id")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    assert word.get_attribute("aria-describedby") is None
    expect(word).to_be_focused()


def test_enter_and_a_click_lead_to_the_glossary(page, word):
    word.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/about/glossary.html#*")
    page.go_back()
    page.locator("[data-definition]").first.click()
    page.wait_for_url("**/about/glossary.html#*")


def test_the_first_tap_explains_a_tap_elsewhere_hides_and_the_second_leads_to_the_glossary(new_context, top):
    page = new_context(viewport={"width": 320, "height": 640}, has_touch=True).new_page()
    page.goto(top + PATH)
    word, box = page.locator("[data-definition]").first, page.get_by_role("tooltip")
    word.tap()
    expect(box).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("h1").tap()
    expect(box).to_have_count(0)
    word.tap()
    expect(box).to_be_visible()
    word.tap()
    page.wait_for_url("**/about/glossary.html#*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_while_it_explains(new_context, top, scheme, findings):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(top + PATH)
    page.locator("[data-definition]").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert not findings(page)


def test_without_a_script_the_word_is_a_link_to_its_entry(new_context, top):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(top + PATH)
    page.locator("[data-definition]").first.click()
    page.wait_for_url("**/about/glossary.html#*")
    expect(page.locator("h3:target")).to_be_visible()


def test_every_word_explained_leads_to_an_entry_in_each_language(page, top, language, roots):
    page.goto(top + roots[language] + PATH)
    for address in page.locator("[data-definition]").evaluate_all("all => all.map(one => one.href)"):
        page.goto(address)
        expect(page.locator("h3:target")).to_be_visible()
