"""Readers are addressed in one way: German says Sie, Dutch says je.

Only what is certain is found: in German *du* and *euch* with their forms, and verbs that go with no other word than *ihr*;
*ihr* itself may be *her*. A word may be spoken of: in quotation marks or stars by itself, or as one of two, „Sie oder du“.
In Dutch a message of the more formal kind, whose id ends in `-formal`, may say *u*.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handbook.model import Catalogue, Page
from handbook.problems import Problem
from handbook.reading import passages

_FORMAL = "-formal"
_WRONG = {
    "de": re.compile(r"\b(?:du|dich|dir|dein\w*|euch|euer|eure\w*|habt|seid|könnt|müsst|sollt|wollt|dürft|wisst)\b", re.IGNORECASE),
    "nl": re.compile(r"(?<![\w-])(?:u|uw|uwe|uzelf)(?![\w-])", re.IGNORECASE),
}
_SPOKEN_OF = {
    "de": re.compile(r"[„‚»*]\w+[“‘«*]|\b(?:Sie oder du|du oder Sie|per du)\b", re.IGNORECASE),
    "nl": re.compile(r"[‘“*]\w+[’”*]|\b(?:je of u|u of je)\b", re.IGNORECASE),
}
_HINT = {
    "de": "write 'Sie'; a word that is only spoken of stands in quotation marks: „du“",
    "nl": "write 'je'; a word that is only spoken of stands in quotation marks: ‘u’",
}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        if page.language in _WRONG:
            yield from _on(page)


@functools.cache
def _on(page: Page) -> tuple[Problem, ...]:
    wrong, spoken_of, hint = _WRONG[page.language], _SPOKEN_OF[page.language], _HINT[page.language]
    found = []
    for passage in passages.read(page) if wrong.search(page.source) else ():
        if page.language == "nl" and passage.block.endswith(_FORMAL):
            continue
        text = spoken_of.sub(lambda match: " " * len(match[0]), passage.own)
        for match in wrong.finditer(text):
            found.append(Problem(passage.line(text, match.start()), "address", f"'{match[0]}' is not how we address readers", hint))
    return tuple(found)
