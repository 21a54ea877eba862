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
_WORD = re.compile(r"[^\w\s]*\w\S*")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        if len(page.source.split()) <= PAGE and not any(len(chunk.split()) > PARAGRAPH for chunk in _BREAK.split(page.source)):
            continue  # its file has more words than readers see
        total = 0
        for passage in passages.read(page):
            words = len(_WORD.findall(passage.text))
            total += words if passage.kind != "front matter" else 0
            if words > PARAGRAPH:
                yield Problem(passage.place, "length", f"paragraph has {words} words", f"at most {PARAGRAPH}: split or shorten it")
        if total > PAGE:
            yield Problem(page.place, "length", f"page has {total} words", f"at most {PAGE}: shorten it, or make two pages of it")
