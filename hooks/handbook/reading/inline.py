"""Inline Markdown -> spans.

Python-Markdown itself reads the text, so that an item means on the page, on paper and in the
catalogue what it would mean in any paragraph.
"""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser

import markdown

from handbook.model import Span, Text

_INLINE = ("strong", "em", "code", "a", "p")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!]")
_BLOCK_START = re.compile(r"([-+*] |#|\d+[.)] |    |>)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_markdown = markdown.Markdown()


class NotInline(ValueError):
    """The text holds more than inline Markdown; the argument names the element."""


def read(source: str, page: str = "") -> Text:
    """Read one paragraph.

    `page` is the path of the page inside its language; links to other pages come out counted from
    the top of the language, so that the text can be shown on any page.
    Raises NotInline when the text holds a list, an image, HTML or anything else of that kind.
    """
    if _BLOCK_START.match(source):
        raise NotInline(source.split()[0] if source.split() else "indent")
    if not _SPECIAL.search(source):
        return (Span(source),) if source else ()
    spans = _Spans(page)
    try:
        spans.feed(_markdown.reset().convert(source))
        spans.close()
    except AssertionError:  # what the parser raises on a broken declaration: "<!["
        raise NotInline("<!") from None
    return tuple(spans.found)


def from_top(target: str, page: str) -> str:
    """A link as written on `page`, counted from the top of the language; other links as they are."""
    if is_external(target):
        return target
    path, hash, anchor = target.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return path + hash + anchor


def is_external(target: str) -> bool:
    """Whether a link leaves the handbook."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target) is not None


class _Spans(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.found: list[Span] = []
        self.open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attributes) -> None:
        if tag not in _INLINE:
            raise NotInline(tag)
        link = dict(attributes).get("href") if tag == "a" else None
        self.open.append((tag, link and from_top(link, self.page)))

    def handle_endtag(self, tag) -> None:
        if not self.open or self.open.pop()[0] != tag:
            raise NotInline(tag)

    def handle_comment(self, data) -> None:
        raise NotInline("!--")

    def handle_decl(self, decl) -> None:
        raise NotInline("!")

    unknown_decl = handle_decl

    def handle_data(self, data) -> None:
        if _NOT_XML.search(data):
            raise NotInline(f"U+{ord(_NOT_XML.search(data)[0]):04X}")
        tags = {tag for tag, _ in self.open}
        link = next((link for tag, link in self.open if tag == "a"), None)
        if tags:
            self.found.append(Span(data, "strong" in tags, "em" in tags, "code" in tags, link))
