"""A project -> Catalogue: every language read at one moment, nothing written."""

from __future__ import annotations

from pathlib import Path

from handbook.model import Catalogue
from handbook.reading import pages, settings


def read(root: Path) -> Catalogue:
    """Read the project whose `mkdocs.yml` stands in `root`.

    What is wrong in a page is a problem of the catalogue. Raises OSError and ValueError as
    `settings.read` does.
    """
    configuration, problems = settings.read(root / "mkdocs.yml")
    docs = root / "docs"
    found = []
    for language in configuration.languages:
        for file in sorted((docs / language.code).rglob("*.md")):
            path = file.relative_to(docs / language.code).as_posix()
            page, page_problems = pages.read(root, docs, language.code, path)
            problems += page_problems
            found.append(page)
    return Catalogue(configuration, tuple(found), tuple(problems))
