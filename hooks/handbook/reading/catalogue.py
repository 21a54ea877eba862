"""A project -> Catalogue: every language read at one moment, nothing written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from handbook.model import Catalogue, Place
from handbook.problems import Problem
from handbook.reading import pages, settings


def read(root: Path) -> Catalogue:
    """Read the project whose `mkdocs.yml` stands in `root`.

    What is wrong in a page is a problem of the catalogue. Raises OSError and ValueError as
    `settings.read` does.
    """
    configuration, problems = settings.read(root / "mkdocs.yml")
    docs = root / "docs"
    found = []
    codes = [language.code for language in configuration.languages]
    for path in _markdown_files(docs):
        language, _, inside = path.partition("/")
        if language in codes and path.endswith(".md"):
            page, page_problems = pages.read(root, docs, language, inside)
            problems += page_problems
            found.append(page)
        else:
            place = Place((docs / path).relative_to(root).as_posix(), 1)
            problems.append(Problem(place, "stray-page", "page belongs to no language", f"move it to docs/{codes[0]} and name it '.md'"))
    if not found:
        problems.append(Problem(Place("mkdocs.yml", 1), "no-pages", f"there are no pages in docs/{codes[0]}"))
    found.sort(key=lambda page: (codes.index(page.language), page.path))
    return Catalogue(configuration, tuple(found), tuple(problems))


def _markdown_files(docs: Path) -> Iterator[str]:
    """What MkDocs would take for pages, by path inside `docs`: links are followed, hidden files passed over."""
    for folder, folders, files in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd")) and not name.startswith("."):
                yield (Path(folder) / name).relative_to(docs).as_posix()
