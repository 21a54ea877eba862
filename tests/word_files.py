"""The sheets as Word files, made from the catalogue once for all tests; languages by their codes."""

import dataclasses
from functools import cache

from handbook.rendering import word
from handbook.rendering.sheet import Description
from sheets import BOOK, EDITIONS, PRESS, WORDS
from sheets import said as said_by

TEMPLATE = PRESS.templates / "word"
ADDRESS = "https://www.example.org/?a=1&b=2"
FILES = [(sheet, tuple(language.code for language in languages)) for sheet, languages in EDITIONS]
"""Every sheet in each language and in each two."""


def name(value) -> str:
    return "-".join(value) if isinstance(value, tuple) else value.id


@cache
def described(sheet, languages: tuple[str, ...]) -> Description:
    return PRESS.describe(sheet, *map(BOOK.language, languages)) | {"address": ADDRESS}


@cache
def file(sheet, languages: tuple[str, ...]) -> bytes:
    return word.render(described(sheet, languages), TEMPLATE)


def said(sheet, language: str):
    return said_by(sheet, BOOK.language(language))


def locale(language: str) -> str:
    return WORDS[language]["block"]["locale"]
