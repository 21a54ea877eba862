"""The steps of an agenda fill its stated length."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        for block in page.blocks:
            total = sum(item.minutes for item in block.items)
            if block.kind == "agenda" and block.minutes and total != block.minutes:
                yield Problem(block.place, "agenda-minutes", f"the steps take {total} minutes, not {block.minutes}",
                              "change a step or the option 'minutes'")
