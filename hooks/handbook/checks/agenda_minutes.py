"""The steps of an agenda fill its stated length."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        for block in page.blocks:
            minutes = [item.minutes for item in block.items]
            known = page.whole and block.minutes and all(minutes)
            if block.kind == "agenda" and known and sum(minutes) != block.minutes:
                yield Problem(block.place, "agenda-minutes", f"the steps take {sum(minutes)} minutes, not {block.minutes}",
                              "change a step or the option 'minutes'")
