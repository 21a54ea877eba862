"""Every sheet in each language and in each two, and what it must say: for the tests of everything printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.model import Language, Sheet, plain
from handbook.press import Press
from handbook.reading import catalogue, words
from handbook.store import Store

ROOT = Path(__file__).parents[1]
BOOK = catalogue.read(ROOT)
WORDS = words.read(BOOK.languages)
PRESS = Press(BOOK, WORDS, ROOT / "overrides" / "sheets", Store(ROOT / "nowhere"))
TOGETHER = [(language,) for language in BOOK.settings.languages] + list(BOOK.settings.pairs)
EDITIONS = [(sheet, languages) for sheet in BOOK.settings.sheets for languages in TOGETHER]
"""Each sheet with the languages of one of its files."""

editions = pytest.mark.parametrize("sheet, languages", EDITIONS, ids=[sheet.address(*languages) for sheet, languages in EDITIONS])


def said(sheet: Sheet, *languages: Language) -> Iterator[str]:
    """Every title, paragraph, item and answer in the order in which a sheet must say it: row by row, in each row each language."""
    codes = [language.code for language in languages]
    yield from (BOOK.by_path[code, sheet.path].title for code in codes)
    for blocks in zip(*(BOOK.sheet_blocks(code, sheet) for code in codes), strict=True):
        yield from (block.title for block in blocks)
        for block in blocks:
            yield from map(plain, block.intro)
        for block in blocks:
            if block.subject:
                yield block.subject
            yield from map(plain, block.paragraphs)
        for items in zip(*(block.items for block in blocks), strict=True):
            yield from (plain(item.text) for item in items)
            for choices in zip(*(item.choices for item in items), strict=True):
                yield from (plain(choice.text) for choice in choices)


def letters(text: str) -> str:
    """Without what setting a text in lines changes: spaces, hyphens (pdfium says \\x02 for one) and ligatures."""
    for ligature, plain_letters in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        text = text.replace(ligature, plain_letters)
    return re.sub(r"[\s\x02\u00ad\u2010-]+", "", text)


def assert_says(text: str, *sheet_and_languages) -> None:
    """That a text, taken out of a file, says everything a sheet must, in order."""
    text, position = letters(text), 0
    for words in said(*sheet_and_languages):
        found = text.find(letters(words), position)
        assert found >= 0, f"not there, or not in its place: {words}"
        position = found + len(letters(words))


def elements(node) -> Iterator[dict]:
    """All structure elements of a PDF below a node, in order."""
    for kid in kids(node):
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kids(node) -> list:
    found = node.get("/K", [])
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]
