"""A sheet is made of blocks that exist and are of use on paper, and has a page that carries it.

What only some languages lack is said by the comparison of languages.
"""

from collections import Counter
from collections.abc import Iterator

from handbook.model import Catalogue, Mention, Page, Sheet
from handbook.problems import Problem, did_you_mean


ON_SCREEN = ("steps", "self-check")
"""Blocks of the course, which do not work on paper."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = sorted({id for _, id in catalogue.homes})
    whole = all(page.whole for page in catalogue.pages)
    for sheet in catalogue.settings.sheets:
        for id, times in Counter(sheet.blocks).items():
            if id not in known and whole:
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}': no block '{id}'", did_you_mean(id, known))
            if times > 1:
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}' has block '{id}' twice")
        for block in catalogue.sheet_blocks(catalogue.languages[0], sheet):
            if block.kind in ON_SCREEN:
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}': '{block.id}' is not for paper", f"{block.kind} work on screen only")
        pages = {code: catalogue.by_path.get((code, sheet.path)) for code in catalogue.languages}
        for code, page in pages.items():
            if not any(pages.values()):
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}' has no page docs/{code}/{sheet.path}",
                              f"write one with '/// sheet | {sheet.id}'")
            elif page and page.whole and not _shows(page, sheet):
                yield Problem(page.place, "sheet", f"page does not show its sheet '{sheet.id}'",
                              f"write '/// sheet | {sheet.id}' and '///'")


def _shows(page: Page, sheet: Sheet) -> bool:
    return any(isinstance(part, Mention) and (part.kind, part.target) == ("sheet", sheet.id) for part in page.parts)
