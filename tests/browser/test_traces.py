from playwright.sync_api import expect

SECRET = "Geheimnis4711"
KEPT = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"


def test_nothing_typed_stays_or_leaves(page, place):
    sent = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(place + "print/agreement.html")
    before = page.evaluate(KEPT)
    for area in page.locator("[data-block] textarea").all():
        area.fill(SECRET)
    page.locator("[data-block] [type=checkbox]").first.check()
    page.locator("[data-block] [type=radio]").first.check()
    page.locator("[data-block] [type=date]").first.fill("2027-03-09")
    assert page.evaluate(KEPT) == before
    assert page.context.cookies() == []
    assert not any(SECRET in address for address in sent)
    assert page.evaluate("() => indexedDB.databases()") == []

    page.reload()
    expect(page.locator("[data-block] textarea").first).to_have_value("")
    expect(page.locator("[data-block] [type=checkbox]").first).not_to_be_checked()


def test_of_the_colours_only_the_theme_keeps_a_note(page, top, language, roots):
    page.goto(top + roots[language] + "index.html")
    light, dark = page.locator("[data-md-component=palette] label").all()
    names = [label.get_attribute("title") for label in (light, dark)]
    assert names == page.locator("[data-md-component=palette] input").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    page.get_by_title(names[0]).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(top + roots[language] + "print/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert [key.rpartition(".")[2] for key in page.evaluate("Object.keys(localStorage)")] == ["__palette"]
    page.get_by_title(names[1]).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_names_of_the_switch_differ_between_languages(page, top, roots):
    names = set()
    for root in roots.values():
        page.goto(top + root + "index.html")
        names |= set(page.locator("[data-md-component=palette] label").evaluate_all("all => all.map(one => one.title)"))
    assert len(names) == 2 * len(roots)
