"""The theme's script waits for the reader; what is seen before does not need it."""

import re

import pytest
from playwright.sync_api import expect

THEME = "**/assets/javascripts/bundle.*.js"


@pytest.mark.parametrize("sign", [
    lambda page: [page.mouse.move(place, place) for place in (40, 60)],
    lambda page: page.mouse.wheel(0, 200),
    lambda page: page.keyboard.press("Tab"),
    lambda page: page.locator("h1").dispatch_event("click"),
], ids=["pointer", "wheel", "key", "click"])
def test_the_script_is_fetched_once_at_the_first_sign_of_a_reader(page, place, sign):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(place + "guide/agreement/first-meeting.html", wait_until="networkidle")
    assert not [address for address in fetched if "bundle" in address]
    with page.expect_request(THEME):
        sign(page)
    expect(page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")).to_have_attribute("style", re.compile("height"))
    page.mouse.move(80, 80)
    page.keyboard.press("Tab")
    assert len([address for address in fetched if "bundle" in address]) == 1


def test_words_that_somebody_searched_for_are_marked_at_once(page, top):
    page.goto(top + "guide/agreement/first-meeting.html?h=treffen")
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_the_system_or_chosen_even_if_the_script_never_comes(new_context, top, scheme):
    page = new_context(color_scheme=scheme).new_page()
    page.route(THEME, lambda route: route.abort())
    page.goto(top + "index.html")
    schemes = ["default", "slate"] if scheme == "light" else ["slate", "default"]
    body, shown = page.locator("body"), page.locator("[data-md-component=palette] label:not([hidden])")
    expect(body).to_have_attribute("data-md-color-scheme", schemes[0])
    expect(shown).to_have_count(1)
    shown.click()
    expect(body).to_have_attribute("data-md-color-scheme", schemes[1])
    page.goto(top + "guide/index.html")
    expect(body).to_have_attribute("data-md-color-scheme", schemes[1])
    shown.click()
    expect(body).to_have_attribute("data-md-color-scheme", schemes[0])
