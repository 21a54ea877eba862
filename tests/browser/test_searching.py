from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import expect


def own(address, place, language, roots):
    """Whether an address stands in a language's part of the site."""
    path = address.removeprefix(place)
    others = [root for code, root in roots.items() if root and code != language]
    return address.startswith(place + roots[language]) and not path.startswith(tuple(others))


def test_search_finds_a_word_of_the_language_and_only_pages_in_it(page, place, language, roots, site, search, word):
    start = place + roots[language] + "print/index.html"
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(start)
    results = search(page, word(language))
    found = [urljoin(start, link) for link in results.evaluate_all("all => all.map(link => link.getAttribute('href'))")]
    assert found
    for address in found:
        assert own(address, place, language, roots), address
        assert (site / unquote(urlsplit(address.removeprefix(place)).path)).is_file(), address
    indexes = {address for address in fetched if "search_index" in address}
    assert len(indexes) == 1
    assert own(indexes.pop(), place, language, roots)
    address = found[0].split("?")[0].split("#")[0]
    results.first.click()
    page.wait_for_url(address + "**")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert word(language).casefold() in page.locator(".md-content").inner_text().casefold()


def test_the_missing_page_finds_german_pages_that_exist(page, top, roots, search, word):
    page.goto(top + "nl/not/there.html")
    results = search(page, word("de"))
    found = results.evaluate_all("all => all.map(link => link.href)")
    assert all(own(address, top, "de", roots) for address in found)
    results.first.click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.request.get(page.url).ok


def test_the_index_is_fetched_when_somebody_searches_and_not_before(page, top):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(top + "index.html", wait_until="networkidle")
    assert not [address for address in fetched if "search_index" in address]
    with page.expect_request("**/search_index.json"):
        page.keyboard.press("/")
