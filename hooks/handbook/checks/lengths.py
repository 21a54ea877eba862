"""A paragraph and a page are short enough to be read.

On a page everything counts that stands there for readers, blocks too, but not what it shows of other pages.
"""

import functools
import re
from collections.abc import Iterator

from handbook.model import Catalogue, Page
from handbook.problems import Problem
from handbook.reading import passages

PARAGRAPH = 90
PAGE = 1000

_BREAK = re.compile(r"\n\s*(?=\n|[-*+] |\d+[.)] )")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        yield from _too_long(page)


@functools.cache
def _too_long(page: Page) -> tuple[Problem, ...]:
    if len(page.source.split()) <= PAGE and not any(len(chunk.split()) > PARAGRAPH for chunk in _BREAK.split(page.source)):
        return ()  # its file has more words than readers see
    found = [
        Problem(passage.place, "length", f"paragraph has {passage.words} words", f"at most {PARAGRAPH}: split or shorten it")
        for passage in passages.read(page) if passage.words > PARAGRAPH
    ]
    total = passages.length(page)
    if total > PAGE:
        found.append(Problem(page.place, "length", f"page has {total} words", f"at most {PAGE}: shorten it, or make two pages of it"))
    return tuple(found)
