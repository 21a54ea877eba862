"""words/<language>.yml -> the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from handbook.reading import source

FOLDER = Path(__file__).parent.parent / "words"

Words = dict
"""Nested: `words["block"]["print"]`."""


def read(languages: tuple[str, ...]) -> dict[str, Words]:
    """The words of each language.

    Raises ValueError, naming the file, when a language has no file, or one that cannot be read, does not have the same words as the first, or
    has a word named like a method of `dict`, which is what a template would find instead.
    """
    found = {}
    for language in languages:
        file = FOLDER / f"{language}.yml"
        if not file.exists():
            raise ValueError(f"{file.name}:1: the words of the interface are missing (copy {languages[0]}.yml and translate it)")
        try:
            found[language] = yaml.safe_load(source.read(file))
        except (source.NotText, yaml.YAMLError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else getattr(error, "line", 1)
            raise ValueError(f"{file.name}:{line}: {getattr(error, 'problem', None) or error}") from None
        if not isinstance(found[language], dict):
            raise ValueError(f"{file.name}:1: no words (write 'name: text')")
        hidden = sorted(name for name in _names(found[language]) if hasattr(dict, name.rpartition(".")[2]))
        if hidden:
            raise ValueError(f"{file.name}:1: templates cannot see words of these names: {', '.join(hidden)}")
        differing = set(_names(found[language])) ^ set(_names(found[languages[0]]))
        if differing:
            raise ValueError(f"{file.name}:1: not the same words as in {languages[0]}.yml: {', '.join(sorted(differing))}")
    return found


def _names(words: Words, prefix: str = "") -> Iterator[str]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _names(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"
