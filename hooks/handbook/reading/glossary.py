"""The glossary page -> what each of its words means."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from handbook.model import Heading, Page
from handbook.reading import passages

_LINK = re.compile(r"\]\(([^)#\s]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    definition: str
    """The paragraph under the word's heading, without emphasis and links."""
    owners: frozenset[str]
    """The pages it leads to, as paths in the language."""


def read(page: Page) -> dict[str, Entry]:
    """The entries of a glossary page by the ids of their headings; a heading without a paragraph has none."""
    ids = {part.place.line: part.id for part in page.parts if isinstance(part, Heading)}
    found, id = {}, ""
    for passage in passages.read(page):
        if passage.kind == "heading":
            id = ids.get(passage.place.line, "")
        elif id and passage.kind == "paragraph" and id not in found:
            owners = (posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) for path in _LINK.findall(passage.source))
            found[id] = Entry(passage.text.replace("*", "").replace("\n", " "), frozenset(owners))
    return found
