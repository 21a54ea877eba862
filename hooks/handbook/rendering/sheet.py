"""A sheet in one language or two -> all that is said on paper, the same for PDF and for Word.

Every text in it is a list with an entry for each language: one on a sheet, two on a sheet for a pair that does not
share a first language. Every place to write on or to tick is there once, with a name and a label, whatever the languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.model import Block, Choice, Item, Language, Text, plain
from handbook.reading.words import Words

SPOKEN_ON_PAPER = ("audience", "person", "block", "agenda", "signature", "sheet")
"""The groups of words that paper needs."""

Description = dict
"""Nested lists, texts and numbers, so that it can be written as JSON: two sheets are alike if and only if this is."""


@dataclass(frozen=True, slots=True)
class Version:
    """A sheet in one language."""

    language: Language
    title: str
    blocks: Sequence[Block]
    words: Words


@dataclass(frozen=True, slots=True)
class Field:
    """One place to write on or to tick."""

    name: str
    """Without dots, which would make it a part of another field."""
    label: str
    """What a screen reader says."""
    kind: str
    """`text`, `date`, `tick`, or `choice`: of those that share the name before the slash, one can be chosen."""
    lines: int = 1

    @property
    def said(self) -> Description:
        return {"name": self.name, "label": self.label, "kind": self.kind, "lines": self.lines}


def describe(versions: Sequence[Version], *, edition: str, address: str) -> Description:
    """What the templates are told.

    `versions` are the same blocks in each language; `edition` is an ISO date; `address` is where the sheet stands on the web, or empty.
    """
    words = [version.words for version in versions]
    return {
        "edition": edition,
        "address": address,
        "languages": [
            {
                "code": version.language.code, "name": version.language.name, "site_name": version.language.site_name, "title": version.title,
                "words": {group: version.words[group] for group in SPOKEN_ON_PAPER},
            }
            for version in versions
        ],
        "blocks": [_block(blocks, words) for blocks in zip(*(version.blocks for version in versions), strict=True)],
    }


def fields(description: Description) -> Iterator[Field]:
    """Every place to write on or to tick, in reading order."""
    for block in description["blocks"]:
        for item in block["items"]:
            for part in (item, *item["choices"]):
                yield from (Field(**field) for field in part["fields"])


def _block(blocks: Sequence[Block], words: Sequence[Words]) -> Description:
    first = blocks[0]
    return {
        "kind": first.kind, "for": first.audience, "minutes": first.minutes,
        "title": [block.title for block in blocks],
        "subject": [block.subject for block in blocks] if first.subject else [],
        "intro": [[_spans(paragraph) for paragraph in block.intro] for block in blocks],
        "paragraphs": [[_spans(paragraph) for paragraph in block.paragraphs] for block in blocks],
        "items": [_item(first.kind, items, words) for items in zip(*(block.items for block in blocks), strict=True)],
    }


def _item(block_kind: str, items: Sequence[Item], words: Sequence[Words]) -> Description:
    first = items[0]
    return {
        "kind": first.kind, "lines": first.lines, "minutes": first.minutes,
        "text": [_spans(item.text) for item in items],
        "fields": [field.said for field in _fields(block_kind, items, words)],
        "choices": [_choice(items, choices) for choices in zip(*(item.choices for item in items), strict=True)],
    }


def _choice(items: Sequence[Item], choices: Sequence[Choice]) -> Description:
    item, choice = items[0], choices[0]
    label = _label(f"{plain(item.text)}: {plain(choice.text)}" for item, choice in zip(items, choices))
    one = item.kind == "choice"
    fields = [Field(f"{item.id}{'/' if one else '--'}{choice.id}", label, "choice" if one else "tick")]
    if choice.lines:
        fields.append(Field(f"{item.id}--{choice.id}--written", label, "text"))
    return {"text": [_spans(choice.text) for choice in choices], "fields": [field.said for field in fields]}


def _fields(block_kind: str, items: Sequence[Item], words: Sequence[Words]) -> Iterator[Field]:
    """The fields of an item itself, without those of its choices."""
    item = items[0]

    def label(ending: Callable[[Words], str] = lambda words: "") -> str:
        return _label(plain(item.text) + ending(spoken) for item, spoken in zip(items, words))

    if block_kind == "checklist":
        yield Field(item.id, label(), "tick")
    elif block_kind == "questions" or item.kind in ("line", "text"):
        yield Field(item.id, label(), "text", item.lines)
    elif item.kind == "date":
        yield Field(item.id, label(lambda words: " ({})".format(words["block"]["date_format"])), "date")
    elif item.kind == "pair":
        for person in ("mentee", "mentor"):
            yield Field(f"{item.id}--{person}", label(lambda words: ": " + words["person"][person]), "text", item.lines)


def once(texts: Iterable[str]) -> list[tuple[int, str]]:
    """Each text with the number of its language; those that are alike, but for a capital or a full stop, only once."""
    first: dict[str, tuple[int, str]] = {}
    for number, text in enumerate(texts):
        first.setdefault(text.lower().strip("."), (number, text))
    return list(first.values())


def _label(labels: Iterable[str]) -> str:
    """A label in each language."""
    return " / ".join(text for _, text in once(labels))


def _spans(text: Text) -> list[Description]:
    return [{"text": span.text, "strong": span.strong, "emphasis": span.emphasis} for span in text]
