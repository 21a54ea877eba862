"""German names women and men in pair forms, with no sign inside a word: no colon, star, underscore or slash."""

import functools
import re
from collections.abc import Iterator

from handbook.model import Catalogue, Page
from handbook.problems import Problem
from handbook.reading import passages

_SIGN = re.compile(r"\b[^\W\d_]+(?:[:*_](?:innen|in|der|die|er|en|em|es|e|r|n|m|s)|/-?(?:innen|in)|(?<=[a-zß])Innen)\b")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        if page.language == "de":
            yield from _on(page)


@functools.cache
def _on(page: Page) -> tuple[Problem, ...]:
    found = []
    for passage in passages.read(page) if _SIGN.search(page.source) else ():
        text = passage.own
        for match in _SIGN.finditer(text):
            found.append(Problem(passage.line(text, match.start()), "pair-form", f"'{match[0]}' has a sign inside the word",
                                 "write both: 'Mentorinnen und Mentoren'"))
    return tuple(found)
