from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["index.html", "print/agreement.html"])
def test_the_language_menu_leads_to_the_same_page_in_each_language(page, place, path, roots, open_languages):
    page.goto(place + path)
    for language in ("nl", "en", "de"):
        expect(page.locator(".md-select__link")).to_have_count(len(roots))
        for link in page.locator(".md-select__link").all():
            address = link.get_attribute("href")
            assert not address.startswith(("/", "http", "file:"))
            assert urljoin(page.url, address) == place + roots[link.get_attribute("hreflang")] + path
        open_languages(page).and_(page.locator(f"[lang={language}]")).click()
        page.wait_for_url(place + roots[language] + path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        current = page.locator(".md-select__link[aria-current]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("lang", language)


def test_every_page_says_its_language(page, site, paths, language, roots):
    texts = {path: (site / roots[language] / path).read_text(encoding="utf-8") for path in paths}
    assert [path for path, text in texts.items() if f'<html lang="{language}"' not in text] == []


def test_the_missing_page_is_german_and_all_its_links_work(page, top, catalogue):
    answer = page.goto(top + "en/guide/none.html")
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert next(one["title"] for one in catalogue["languages"] if one["code"] == "de") in page.title()
    links = page.locator("a[href]").evaluate_all("all => [...new Set(all.map(link => link.href))]")
    assert {top + "index.html", top + "nl/index.html", top + "en/index.html"} <= set(links)
    assert [link for link in links if not page.request.get(link).ok] == []
    page.locator(".md-content a").click()
    page.wait_for_url(top + "index.html")
