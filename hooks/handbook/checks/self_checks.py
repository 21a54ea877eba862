"""A self-check can be answered: there is a right answer, and a wrong one; what is to be put in order stands in the right one.

Only blocks of the course are counted in its progress, and neither its steps nor its questions are printed on sheets.
"""

from collections.abc import Iterator

from handbook.model import Block, Catalogue
from handbook.problems import Problem

ON_SCREEN = ("steps", "self-check")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        for block in page.blocks:
            if block.kind == "self-check" and block.answers:
                yield from _wrong(block)
            if block.kind == "steps" and not page.module:
                yield Problem(block.place, "course", "steps stand on a module of the course", "write 'module: 1' into the front matter")
    for sheet in catalogue.settings.sheets:
        for block in catalogue.sheet_blocks(catalogue.languages[0], sheet):
            if block.kind in ON_SCREEN:
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}': '{block.id}' is not for paper", f"{block.kind} work on screen only")
    for language in catalogue.languages:
        for number, page in enumerate(catalogue.modules[language], 1):
            if page.module != number:
                yield Problem(page.place, "course", f"module {page.module} of the course comes after {number - 1}", f"write 'module: {number}'")


def _wrong(block: Block) -> Iterator[Problem]:
    right = [item for item in block.items if item.right]
    if block.answers == "order":
        for item in right:
            yield Problem(item.place, "self-check", "an answer to be put in order is not 'right'", "write the answers in the right order, without 'right'")
        if len(block.items) < 3:
            yield Problem(block.place, "self-check", "too few answers to be put in order", "write at least three")
        return
    if not right:
        yield Problem(block.place, "self-check", "self-check has no right answer", "write it with {#id right}")
    elif len(right) == len(block.items):
        yield Problem(block.place, "self-check", "self-check has no wrong answer", "add one that is plausible")
    elif block.answers == "one" and len(right) > 1:
        yield Problem(right[1].place, "self-check", "self-check has a second right answer", "write 'kind: several', or leave one")
    elif block.answers == "several" and len(right) == 1:
        yield Problem(block.place, "self-check", "self-check has only one right answer", "write 'kind: one', or add another")
