"""words/<language>.yml -> the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from handbook.reading import source, yaml_text

_GAP = re.compile(r"\{\w*\}")
FOLDER = Path(__file__).parent.parent / "words"

Words = dict
"""Nested: `words["block"]["print"]`."""


def read(languages: tuple[str, ...]) -> dict[str, Words]:
    """The words of each language.

    Raises ValueError, naming the file, when a language has no file, or one that cannot be read, or does not have the same words as the first, or
    has a word named like a method of `dict`, which is what a template would find instead.
    """
    found = {}
    for language in languages:
        file = FOLDER / f"{language}.yml"
        if not file.exists():
            raise ValueError(f"{file.name}:1: the words of the interface are missing (copy {languages[0]}.yml and translate it)")
        try:
            found[language] = yaml_text.load(source.read(file))
        except (source.NotText, yaml.YAMLError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else getattr(error, "line", 1)
            raise ValueError(f"{file.name}:{line}: {getattr(error, 'problem', None) or error}") from None
        if not isinstance(found[language], dict):
            raise ValueError(f"{file.name}:1: no words (write 'name: text')")
        hidden = sorted(name for name, _ in _leaves(found[language]) if hasattr(dict, name.rpartition(".")[2]))
        if hidden:
            raise ValueError(f"{file.name}:1: templates cannot see words of these names: {', '.join(hidden)}")
        own, first = dict(_leaves(found[language])), dict(_leaves(found[languages[0]]))
        if own.keys() != first.keys():
            raise ValueError(f"{file.name}:1: not the same words as in {languages[0]}.yml: {', '.join(sorted(own.keys() ^ first.keys()))}")
        for name, word in own.items():
            if not isinstance(word, str) or not word:
                raise ValueError(f"{file.name}:1: '{name}' is not text (put it in quotes)")
            if set(_GAP.findall(word)) != set(_GAP.findall(str(first[name]))):
                raise ValueError(f"{file.name}:1: '{name}' has not the same gaps as in {languages[0]}.yml: {' '.join(_GAP.findall(str(first[name])))}")
    return found


def _leaves(words: Words, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Each word with its whole name: `block.print`."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
