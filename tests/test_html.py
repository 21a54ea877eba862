"""Every page of the built site is sound: strict HTML, no id twice, no link into nothing."""

import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from built import LANGUAGES, exists, ids, pages, parse

THEME_FAULTS: set[str] = set()
"""Errors of the parser that the theme makes on every page; one that is gone must be taken off."""
SKIPPED = ("data:", "javascript:", "mailto:")


@pytest.fixture(scope="module")
def files(site) -> list[Path]:
    found = pages(site)
    assert len(found) > 3 * len(LANGUAGES)
    return found


def test_a_strict_parser_accepts_every_page(files, site):
    faults = {(page.relative_to(site).as_posix(), *error) for page in files for error in parse(page)[1]}
    assert sorted(fault for fault in faults if fault[2] not in THEME_FAULTS) == []
    assert THEME_FAULTS <= {error for _, _, error in faults}, "the theme no longer makes all of these; take them off"


def test_the_parser_is_strict(tmp_path):
    start = "<!doctype html><title>a</title>"
    for text in ("<p>no doctype", f"{start}<p><b>crossed</p></b>", f"{start}<p id=a id=b>"):
        page = tmp_path / f"{len(text)}.html"
        page.write_text(text)
        assert parse(page)[1], text


def test_no_page_has_an_id_twice(files, site):
    twice = [
        (page.relative_to(site).as_posix(), id)
        for page in files for id, count in Counter(ids(page)).items() if count > 1
    ]
    assert twice == []


def test_autocomplete_stands_only_where_something_is_typed(files, site):
    ticks = re.compile(r"<input\b(?=[^>]*type=\"(?:checkbox|radio)\")[^>]*\bautocomplete=[^>]*>")
    assert [(page.relative_to(site).as_posix(), tick) for page in files for tick in ticks.findall(page.read_text(encoding="utf-8"))] == []


def test_every_label_and_reference_names_an_id_of_its_page(files, site):
    wrong = [
        (page.relative_to(site).as_posix(), attribute, id)
        for page in files for element in parse(page)[0].iter()
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls") if element.get(attribute)
        for id in element.get(attribute).split() if id not in ids(page)
    ]
    assert wrong == []


def test_everything_inside_the_site_that_a_page_points_to_is_there(files, site):
    wrong = sorted({
        (page.relative_to(site).as_posix(), target)
        for page in files for target in _targets(page)
        if not _leads_somewhere(site, page, target)
    })
    assert wrong == []


def test_no_link_counts_from_the_top_of_the_server(files, site):
    """The 404 page alone may: a server shows it at any depth."""
    absolute = {
        (page.relative_to(site).as_posix(), target) for page in files for target in _targets(page)
        if target.startswith("/") and page.name != "404.html"
    }
    assert absolute == set()


def test_every_page_says_its_language(files, site):
    for page in files:
        path = page.relative_to(site).as_posix()
        expected = next(code for code, root in reversed(LANGUAGES.items()) if path.startswith(root))
        html = next(parse(page)[0].iter("html"), parse(page)[0])
        assert html.get("lang") == expected, path


def test_every_page_has_one_title_and_one_first_heading_and_says_what_it_is_about(files, site):
    for page in files:
        tree = parse(page)[0]
        assert [len(list(tree.iter(tag))) for tag in ("title", "h1", "main")] == [1, 1, 1], page
        described = [meta for meta in tree.iter("meta") if meta.get("name") == "description" and meta.get("content")]
        assert len(described) == 1 or page.name == "404.html", page


def test_titles_of_pages_differ_within_a_language(files, site):
    titles = Counter((next(parse(page)[0].iter("title")).text, parse(page)[0].get("lang")) for page in files)
    assert [title for title, count in titles.items() if count > 1] == []


def _targets(page: Path) -> list[str]:
    tree = parse(page)[0]
    found = [element.get(name) for element in tree.iter() for name in ("href", "src", "poster", "action")]
    sets = [element.get("srcset") for element in tree.iter() if element.get("srcset")]
    found += [part.split()[0] for images in sets for part in images.split(",")]
    return [target for target in found if target and not target.startswith(SKIPPED)]


def _leads_somewhere(site: Path, page: Path, target: str) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    here = page.relative_to(site).as_posix()
    if parts.path.startswith("/"):
        path = parts.path[1:]
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), parts.path)) if parts.path else here
    path, anchor = unquote(path), unquote(parts.fragment)
    return exists(site, f"{path}#{anchor}" if anchor else path)
