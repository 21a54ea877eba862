"""The sheets as Word files, made from the catalogue once for all tests."""

from functools import cache
from itertools import permutations
from pathlib import Path

from built import LANGUAGES
from handbook.model import plain
from handbook.reading import catalogue, words
from handbook.rendering import sheet as sheets
from handbook.rendering import word

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "overrides/sheets/word"
ADDRESS = "https://www.example.org/?a=1&b=2"
QR = b"\x89PNG\r\n\x1a\n as far as the renderer knows"
BOOK = catalogue.read(ROOT)
WORDS = words.read(BOOK.languages)
FILES = [
    (sheet, languages) for sheet in BOOK.settings.sheets
    for languages in [*((language,) for language in LANGUAGES), *permutations(LANGUAGES, 2)]
]
"""Every sheet in each language and for every pair of languages."""


def name(value) -> str:
    return "-".join(value) if isinstance(value, tuple) else value.id


@cache
def described(sheet, languages: tuple[str, ...]) -> sheets.Description:
    versions = [
        sheets.Version(BOOK.language(code), BOOK.by_path[code, sheet.path].title, BOOK.sheet_blocks(code, sheet), WORDS[code])
        for code in languages
    ]
    return sheets.describe(versions, edition=BOOK.settings.edition, address=ADDRESS)


@cache
def file(sheet, languages: tuple[str, ...]) -> bytes:
    return word.render(described(sheet, languages), TEMPLATE)


def said(sheet, language: str):
    """Everything a sheet must say in a language: its title, then each block's title, introduction, items and answers."""
    yield BOOK.by_path[language, sheet.path].title
    for block in BOOK.sheet_blocks(language, sheet):
        yield block.title
        yield from map(plain, block.intro)
        if block.subject:
            yield block.subject
        yield from map(plain, block.paragraphs)
        for item in block.items:
            yield plain(item.text)
            yield from (plain(choice.text) for choice in item.choices)


def locale(language: str) -> str:
    return WORDS[language]["block"]["locale"]
