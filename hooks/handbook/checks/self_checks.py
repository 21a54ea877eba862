"""A self-check can be answered: there is a right answer, and a wrong one; what is to be put in order stands in the right one."""

from collections.abc import Iterator

from handbook.model import Block, Catalogue
from handbook.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        for block in page.blocks:
            if block.kind == "self-check" and block.answers:
                yield from _wrong(block)


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
