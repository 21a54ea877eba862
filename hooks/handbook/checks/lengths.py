"""A paragraph and a page are short enough to be read.

On a page everything counts that stands there for readers, blocks too, but not what it shows of other pages.
"""

import re
from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem
from handbook.reading import passages

PARAGRAPH = 90
PAGE = 1000

_BREAK = re.compile(r"\n\s*(?=\n|[-*+] |\d+[.)] )")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        if len(page.source.split()) <= PAGE and not any(len(chunk.split()) > PARAGRAPH for chunk in _BREAK.split(page.source)):
            continue  # its file has more words than readers see
        for passage in passages.read(page):
            if passage.words > PARAGRAPH:
                yield Problem(passage.place, "length", f"paragraph has {passage.words} words", f"at most {PARAGRAPH}: split or shorten it")
        total = passages.length(page)
        if total > PAGE:
            yield Problem(page.place, "length", f"page has {total} words", f"at most {PAGE}: shorten it, or make two pages of it")
