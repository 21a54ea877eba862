"""German names women and men in pair forms, with no sign inside a word: no colon, star, underscore or slash."""

import re
from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem
from handbook.reading import passages

_SIGN = re.compile(r"\b[^\W\d_]+(?:[:*_](?:innen|in|der|die|er|en|em|es|e|r|n|m|s)|/-?(?:innen|in)|(?<=[a-zß])Innen)\b")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        for passage in passages.read(page) if page.language == "de" and _SIGN.search(page.source) else ():
            text = passage.own
            for match in _SIGN.finditer(text):
                yield Problem(passage.line(text, match.start()), "pair-form", f"'{match[0]}' has a sign inside the word",
                              "write both: 'Mentorinnen und Mentoren'")
