"""A block or sheet that is shown exists, and a block stands on a page once."""

from collections.abc import Iterator

from handbook.model import Catalogue, Mention, Page
from handbook.problems import Problem, did_you_mean


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        yield from _unknown(page, catalogue)
        yield from _twice(page, catalogue)


def _unknown(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    blocks = [id for language, id in catalogue.homes if language == page.language]
    for part in page.parts:
        if not isinstance(part, Mention):
            continue
        if part.kind == "show" and part.target not in blocks and catalogue.is_whole(page.language):
            yield Problem(part.place, "unknown-id", f"no block '{part.target}'", did_you_mean(part.target, blocks))
        if part.kind == "sheet":
            sheet = catalogue.sheets.get(part.target)
            if sheet is None:
                yield Problem(part.place, "unknown-id", f"no sheet '{part.target}'", did_you_mean(part.target, catalogue.sheets))
            elif sheet.path != page.path:
                yield Problem(part.place, "sheet", f"sheet '{sheet.id}' stands on {sheet.path}",
                              "write '/// show | id' to show one of its blocks")


def _twice(page: Page, catalogue: Catalogue) -> Iterator[Problem]:
    first = {block.id: block.place for block in page.blocks}
    for part in page.parts:
        if isinstance(part, Mention):
            for block in catalogue.mentioned(page, part):
                before = first.setdefault(block.id, part.place)
                if before != part.place:
                    yield Problem(part.place, "shown-twice",
                                  f"block '{block.id}' stands on this page already ({before.file}:{before.line})")
