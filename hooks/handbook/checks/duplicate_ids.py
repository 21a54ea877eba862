"""An id names one thing.

Block and item ids are unique in a language, because sheets put blocks of different pages on one;
heading ids are unique on their page; answers are unique in their field.
"""

from collections.abc import Iterator

from handbook.model import Catalogue, Heading, Page, Place
from handbook.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for language in catalogue.languages:
        first: dict[str, Place] = {}
        for page in catalogue.pages:
            if page.language == language:
                yield from _on(page, first, catalogue)


def _on(page: Page, first: dict[str, Place], catalogue: Catalogue) -> Iterator[Problem]:
    for block in page.blocks:
        for thing in (block, *block.items):
            yield from _again(thing.id, thing.place, first)
        for item in block.items:
            answers: dict[str, Place] = {}
            for choice in item.choices:
                yield from _again(choice.id, choice.place, answers)
    here = {thing.id: thing.place for block in catalogue.shown(page) for thing in (block, *block.items)}
    for part in page.parts:
        if isinstance(part, Heading) and part.id:
            yield from _again(part.id, part.place, here)


def _again(id: str, place: Place, first: dict[str, Place]) -> Iterator[Problem]:
    before = first.setdefault(id, place)
    if before != place:
        yield Problem(place, "duplicate-id", f"id '{id}' is taken ({before.file}:{before.line})", "give it a name of its own")
