"""Where a page first uses a word of the glossary, the word becomes a link to its entry.

The link carries the definition, which `explain.js` shows on hovering, focus and the first tap; without a script it
is a link like any other. Only prose is looked at: headings, links, code and blocks stay as they are.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from handbook.model import Page
from handbook.reading.glossary import Entry
from handbook.reading.terms import Terms

_LEFT_ALONE = {"a", "code", "pre", "div", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class Explainer:
    """Explains words on one page; each once."""

    page: Page
    glossary: Page
    terms: Terms
    entries: dict[str, Entry]
    done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        # The page that an entry leads to says it all, and better.
        self.done |= {id for id, entry in self.entries.items() if self.page.path in {*entry.owners, self.glossary.path}}

    def explain(self, root: etree.Element) -> None:
        """Put links into a page as Markdown has built it."""
        for element in root:
            self._explain(element)

    def _explain(self, element: etree.Element) -> None:
        if element.tag in _LEFT_ALONE:
            return
        children = list(element)
        element.text = self._split(element.text, element, 0)
        for child in children:
            self._explain(child)
            child.tail = self._split(child.tail, element, list(element).index(child) + 1)

    def _split(self, text: str | None, parent: etree.Element, place: int) -> str | None:
        """Put links for the words of a text into `parent`, from `place` on, each with the text after it; the rest is returned."""
        before, rest, last = text, 0, None
        for start, end, id in self.terms.explain(text) if text else ():
            if id in self.done or id not in self.entries:
                continue
            self.done.add(id)
            if last is None:
                before = text[:start]
            else:
                last.tail = text[rest:start]
            last, rest = self._link(id, text[start:end]), end
            last.tail = text[end:]
            parent.insert(place, last)
            place += 1
        return before

    def _link(self, id: str, word: str) -> etree.Element:
        path = posixpath.relpath(self.glossary.path, posixpath.dirname(self.page.path) or ".")
        link = etree.Element("a", {"class": "hb-term", "href": f"{path}#{id}", "data-definition": self.entries[id].definition})
        link.text = word
        return link
