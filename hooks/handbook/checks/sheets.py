"""A sheet is made of blocks that exist, and has a page that carries it."""

from collections.abc import Iterator

from handbook.model import Catalogue, Mention
from handbook.problems import Problem, did_you_mean


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for sheet in catalogue.settings.sheets:
        for language in catalogue.languages:
            known = [id for other, id in catalogue.homes if other == language]
            for id in sheet.blocks:
                if id not in known:
                    yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}': no block '{id}' in docs/{language}",
                                  did_you_mean(id, known))
            page = catalogue.by_path.get((language, sheet.path))
            if page is None:
                yield Problem(sheet.place, "sheet", f"sheet '{sheet.id}' has no page docs/{language}/{sheet.path}",
                              f"write one with '/// sheet | {sheet.id}'")
            elif not any(isinstance(part, Mention) and (part.kind, part.target) == ("sheet", sheet.id) for part in page.parts):
                yield Problem(page.place, "sheet", f"page does not show its sheet '{sheet.id}'",
                              f"write '/// sheet | {sheet.id}' and '///'")
