"""The languages say the same things: the same pages, headings, blocks and items, in the same order.

What most languages have is right; where they are two against two, or one against one, the first
language decides. A page that could not be read whole in one language is compared when it is mended. That a sheet
is shown is a rule of its own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.model import Block, Catalogue, Heading, Mention, Page, Place
from handbook.problems import Problem


@dataclass(frozen=True)
class _Thing:
    """A part of a page, as far as it must be alike in all languages."""

    name: str
    """What it is and its id: `item 'know-limits'`."""
    traits: tuple[tuple[str, object], ...]
    place: Place
    inside: tuple[_Thing, ...] = ()


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for path in sorted({path for _, path in catalogue.by_path}):
        versions = {language: catalogue.by_path.get((language, path)) for language in catalogue.languages}
        folder = next(page.place.file for page in versions.values() if page).removesuffix(path).rsplit("/", 2)[0]
        for language, page in versions.items():
            file = f"{folder}/{language}/{path}"
            if page is None:
                others = ", ".join(other for other, version in versions.items() if version)
                yield Problem(Place(file, 1), "languages", f"page is missing; it is there in: {others}", "write it, or delete the others")
        yield from _unlike(*filter(None, versions.values()))


@functools.cache
def _unlike(*versions: Page) -> tuple[Problem, ...]:
    """Where the versions of a page, one in each language that has it, differ."""
    if not all(page.whole for page in versions):
        return ()
    return (
        *_compare_one({page.language: _Thing("page", _traits(page), page.place) for page in versions}),
        *_compare({page.language: tuple(_things(page)) for page in versions}, {page.language: page.place for page in versions}),
    )


def _traits(page: Page) -> tuple[tuple[str, object], ...]:
    return tuple((trait, getattr(page, trait) or "missing") for trait in ("phase", "module", "minutes"))


def _compare(versions: dict[str, Sequence[_Thing]], owners: dict[str, Place]) -> Iterator[Problem]:
    """Hold lists of things against each other; `owners` says where each list stands."""
    expected = _majority([[thing.name for thing in things] for things in versions.values()])
    for language, things in versions.items():
        names = [thing.name for thing in things]
        for name in expected:
            if name not in names:
                other = next(thing.place for things in versions.values() for thing in things if thing.name == name)
                yield Problem(owners[language], "languages", f"{name} is missing; it stands in {other.file}:{other.line}")
        for thing in things:
            if thing.name not in expected:
                yield Problem(thing.place, "languages", f"{thing.name} is not in the other languages")
        common = [name for name in names if name in expected]
        right = [name for name in expected if name in names]
        out_of_place = next((pair for pair in zip(common, right) if pair[0] != pair[1]), None)
        if out_of_place:
            place = next(thing.place for thing in things if thing.name == out_of_place[0])
            yield Problem(place, "languages", f"{out_of_place[0]} stands where the other languages have {out_of_place[1]}")
    for name in expected:
        yield from _compare_one({language: thing for language, things in versions.items() for thing in things if thing.name == name})


def _compare_one(versions: dict[str, _Thing]) -> Iterator[Problem]:
    right = dict(_majority([[trait for trait in thing.traits if trait[1] != ""] for thing in versions.values()]))
    for thing in versions.values():
        for trait, value in thing.traits:
            if value != "" and right.get(trait, value) != value:
                yield Problem(thing.place, "languages", f"{thing.name}: {trait} is '{value}', in the other languages '{right[trait]}'")
    if any(dict(thing.traits).get("kind") not in (right.get("kind"), "") for thing in versions.values()):
        return
    yield from _compare({language: thing.inside for language, thing in versions.items()},
                        {language: thing.place for language, thing in versions.items()})


def _majority(versions: Iterable[Sequence]) -> list:
    """The members that at least half of the versions have, or, of two versions, the first; in the order of
    the earliest version that has most of them."""
    versions = list(versions)
    need = max(1, (len(versions) + 1) // 2)
    members = dict.fromkeys(member for version in versions for member in version)
    kept = {member for member in members if sum(member in version for version in versions) >= need}
    if len(versions) == 2:
        kept = set(versions[0])
    model = max(versions, key=lambda version: _agreement(version, versions))
    return [member for member in (*model, *(m for m in members if m not in model)) if member in kept]


def _agreement(version: Sequence, versions: Sequence[Sequence]) -> int:
    return sum(tuple(other) == tuple(version) for other in versions)


def _things(page: Page) -> Iterator[_Thing]:
    for part in page.parts:
        if isinstance(part, Block):
            traits = (
                ("kind", part.kind), ("for", part.audience), ("when", part.phase), ("minutes", part.minutes), ("answers", part.answers),
                ("number of paragraphs", len(part.intro + part.paragraphs)), ("subject", "there" if part.subject else "missing"),
            )
            yield _Thing(f"block '{part.id}'", traits, part.place, tuple(_items(part)))
        elif isinstance(part, Mention) and part.kind != "sheet":
            yield _Thing(f"{part.kind} '{part.target}'", (), part.place)
        elif isinstance(part, Heading) and part.id:
            yield _Thing(f"heading '{part.id}'", (("level", part.level),), part.place)


def _items(block: Block) -> Iterator[_Thing]:
    for item in block.items:
        traits = (("kind", item.kind), ("lines", item.lines), ("minutes", item.minutes), ("right answer", "yes" if item.right else "no"))
        choices = tuple(_Thing(f"answer '{choice.id}'", (("lines", choice.lines),), choice.place) for choice in item.choices)
        yield _Thing(f"item '{item.id}'", traits, item.place, choices)
