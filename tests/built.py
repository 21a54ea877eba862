"""The pages of a built site, parsed once for all tests."""

from functools import cache
from pathlib import Path

import html5lib

LANGUAGES = {"de": "", "nl": "nl/", "en": "en/"}
"""Each language and where it stands in the site."""


@cache
def parse(page: Path):
    """The tree of a page and what a strict parser objects to in it, as (line, error) pairs."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page.read_text(encoding="utf-8"))
    return tree, [(line, code) for (line, _), code, _ in parser.errors]


@cache
def ids(page: Path) -> tuple[str, ...]:
    return tuple(element.get("id") for element in parse(page)[0].iter() if element.get("id"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def exists(site: Path, address: str) -> bool:
    """Whether the file of an address is there, and in it the place behind the `#`."""
    path, _, anchor = address.partition("#")
    return (site / path).is_file() and (not anchor or anchor in ids(site / path))
