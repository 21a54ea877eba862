"""The modules of the course are numbered from 1, and steps stand nowhere else: only there are they counted."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for language in catalogue.languages:
        for number, page in enumerate(catalogue.modules[language], 1):
            if page.module != number:
                yield Problem(page.place, "course", f"module {page.module} of the course comes after {number - 1}", f"write 'module: {number}'")
    for page in catalogue.pages:
        for block in page.blocks:
            if block.kind == "steps" and not page.module:
                yield Problem(block.place, "course", "steps stand on a module of the course", "write 'module: 1' into the front matter")
