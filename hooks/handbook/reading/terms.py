"""terms/<language>.yml -> what we do not call a thing, what we call it, and the words that pages explain."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from handbook.reading import source, yaml_text

FOLDER = Path(__file__).parent.parent / "terms"
_PARTS = ("never", "except", "explained")
_HINT = "write 'never:' and below it, indented, 'word: what to write instead'"


@dataclass(frozen=True)
class Terms:
    """The terms of one language; `*` in a word stands for any letters."""

    never: dict[str, str]
    """Words and what to write instead of each."""
    allowed: tuple[str, ...]
    """Phrases in which such a word is right."""
    explained: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that are explained where a page first uses them, by the id of their heading in the glossary."""

    def explain(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a word to be explained begins and ends, and its id."""
        phrases = [(phrase, id) for id, forms in self.explained.items() for phrase in forms]
        for match in _pattern(tuple(phrase for phrase, _ in phrases)).finditer(text) if phrases else ():
            yield match.start(), match.end(), phrases[match.lastindex - 1][1]

    def explained_on(self, holds: Callable[[str], bool]) -> Terms:
        """Only the words to be explained of which a form may stand where a word begins so."""
        there = {id: forms for id, forms in self.explained.items() if any(holds(re.match(r"[\w-]*", form.lower())[0]) for form in forms)}
        return Terms({}, (), there)

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where a wrong word begins, the word as it stands there, and what to write instead."""
        if self.allowed:
            text = _pattern(self.allowed).sub(lambda match: re.sub(r"\S", " ", match[0]), text)
        for match in _pattern(tuple(self.never)).finditer(text) if self.never else ():
            yield match.start(), match[0], list(self.never.values())[match.lastindex - 1]

    def only(self, suspected: Callable[[str], bool]) -> Terms:
        """Those of which every word begins with what is suspected, in small letters."""
        never = {phrase: self.never[phrase] for phrase, beginnings in self._beginnings if all(map(suspected, beginnings))}
        return Terms(never, self.allowed, self.explained)

    @functools.cached_property
    def _beginnings(self) -> list[tuple[str, list[str]]]:
        return [(phrase, [word.partition("*")[0].lower() for word in phrase.split()]) for phrase in self.never]


def read(language: str) -> Terms:
    """The terms of a language; none if it has no file.

    Raises ValueError, naming the file, when the file cannot be read.
    """
    file = FOLDER / f"{language}.yml"
    if not file.exists():
        return Terms({}, ())
    try:
        data = yaml_text.load(source.read(file)) or {}
    except (source.NotText, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else getattr(error, "line", 1)
        raise ValueError(f"{file.name}:{line}: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(data, dict) or not data.keys() <= set(_PARTS):
        raise ValueError(f"{file.name}:1: no terms ({_HINT})")
    never, allowed = data.get("never", {}), data.get("except") or []
    if not isinstance(never, dict) or not all(isinstance(text, str) for text in (*never, *never.values())):
        raise ValueError(f"{file.name}:1: 'never' has no terms ({_HINT})")
    if not isinstance(allowed, list) or not all(isinstance(text, str) for text in allowed):
        raise ValueError(f"{file.name}:1: 'except' is no list (write '- phrase in which the word is right')")
    explained = data.get("explained") or {}
    if not isinstance(explained, dict) or not all(
        isinstance(forms, list) and forms and all(isinstance(form, str) for form in forms) for forms in explained.values()
    ):
        raise ValueError(f"{file.name}:1: 'explained' has no words (write 'id: [word, its other forms]')")
    return Terms(never, tuple(allowed), {str(id): tuple(forms) for id, forms in explained.items()})


@functools.cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern:
    """Matches any of them as whole words; the groups are in their order."""
    each = (r"\s+".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in phrase.split()) for phrase in phrases)
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"({one})" for one in each) + r")(?![\w-])", re.IGNORECASE)
