"""What can be filled in on a sheet: every place to write on or to tick, with a name and a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.model import Block, plain
from handbook.reading.words import Words


@dataclass(frozen=True, slots=True)
class Field:
    """One place to write on or to tick."""

    name: str
    """Without dots, which would make it a part of another field."""
    label: str
    """What a screen reader says."""
    kind: str
    """`text`, `tick`, or `choice`: of those that share the name before the slash, one can be chosen."""
    lines: int = 1


def of(blocks: Sequence[Block], words: Words) -> Iterator[Field]:
    """Every place to write on or to tick, in reading order, named as the templates name it."""
    person_names, date_format = words["person"], words["block"]["date_format"]
    for block in blocks:
        for item in block.items:
            label = plain(item.text)
            if block.kind == "checklist":
                yield Field(item.id, label, "tick")
            elif block.kind == "questions" or item.kind in ("line", "text"):
                yield Field(item.id, label, "text", item.lines)
            elif item.kind == "date":
                yield Field(item.id, f"{label} ({date_format})", "text")
            elif item.kind == "pair":
                for person in ("mentee", "mentor"):
                    yield Field(f"{item.id}--{person}", f"{label}: {person_names[person]}", "text", item.lines)
            for choice in item.choices:
                mark, kind = ("/", "choice") if item.kind == "choice" else ("--", "tick")
                yield Field(f"{item.id}{mark}{choice.id}", f"{label}: {plain(choice.text)}", kind)
                if choice.lines:
                    yield Field(f"{item.id}--{choice.id}--written", f"{label}: {plain(choice.text)}", "text")
