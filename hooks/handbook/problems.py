"""A problem is an object until the very end; only here does it become text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.model import Place


@dataclass(frozen=True, slots=True)
class Problem:
    place: Place
    rule: str
    """Short name of the rule that is broken, such as `unknown-block`."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to write instead."""

    def __str__(self) -> str:
        """`file:line: message (hint)`, as compilers write it, so that editors can jump there."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place.file}:{self.place.line}: {self.message}{hint}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Without repetitions, by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.place.file, problem.place.line, str(problem)))


def annotation(problem: Problem) -> str:
    """The line that makes GitHub and Gitea show the problem beside the changed line.

    The format, and which characters must be escaped, is that of GitHub's workflow commands.
    """

    def escaped(text: str, more: str = "") -> str:
        for character in "%\r\n" + more:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    place = f"file={escaped(problem.place.file, ':,')},line={problem.place.line}"
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::error {place},title={escaped(problem.rule, ':,')}::{escaped(problem.message + hint)}"


def meant(word: str, known: Iterable[str], other_names: Mapping[str, str] = {}) -> str | None:
    """The known word that was probably meant; `other_names` are ones that people use instead."""
    known = list(known)
    if other_names.get(word) in known:
        return other_names[word]
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str], other_names: Mapping[str, str] = {}) -> str:
    """A hint that names the known word that was meant, or, if none is near and they are few, all of them."""
    known = list(known)
    near = meant(word, known, other_names)
    if near:
        return f"did you mean '{near}'?"
    return f"one of: {', '.join(known)}" if 0 < len(known) <= 20 else ""
