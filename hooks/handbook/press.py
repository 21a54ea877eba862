"""Every sheet -> its files, in each language and in each two: made on all cores, and only when something they are made of has changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from handbook import rendering
from handbook.model import Catalogue, Language, Sheet
from handbook.reading.words import Words
from handbook.rendering import pdf, word
from handbook.rendering.sheet import Description, Version, describe
from handbook.store import Store

KINDS = ("pdf", "docx")
LIBRARIES = ("typst", "pikepdf", "segno", "jinja2")
"""What else decides the bytes of a file."""


class Press:
    """`templates` has `sheet.typ` and the folder `word`; `last` is the press of the build before this one, while serving."""

    def __init__(
        self, catalogue: Catalogue, words: dict[str, Words], templates: Path, store: Store, last: Press | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.words = words
        self.templates = templates
        self.store = store
        self._delivered: dict[str, tuple[tuple, dict[str, bytes]]] = last._delivered if last else {}
        """By address, with what they were made from: an edit changes few of them."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file with its address, in the order of the sheets. Needs content without problems."""
        settings = self.catalogue.settings
        together = [(language,) for language in settings.languages] + list(settings.pairs)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            made = [
                (sheet.address(*languages), threads.submit(self._files, sheet, languages))
                for sheet in settings.sheets for languages in together
            ]
            for address, files in made:
                for kind, file in files.result().items():
                    yield f"{address}.{kind}", file
        self.store.tidy()

    def describe(self, sheet: Sheet, *languages: Language) -> Description:
        """What a sheet says in one language, or in two side by side."""
        return describe(**self._said(sheet, languages))

    def make(self, kind: str, sheet: Sheet, *languages: Language) -> bytes:
        """One file, `pdf` or `docx`, whether or not it was made before."""
        return _render(kind, self.describe(sheet, *languages), self.templates)

    def _said(self, sheet: Sheet, languages: tuple[Language, ...]) -> dict:
        """All that a description is made from."""
        settings = self.catalogue.settings
        ending = ".html" if len(languages) == 1 else ".pdf"  # sheets in two languages have no page of their own
        return {
            "versions": [
                Version(
                    language, self.catalogue.by_path[language.code, sheet.path].title,
                    self.catalogue.sheet_blocks(language.code, sheet), self.words[language.code],
                )
                for language in languages
            ],
            "edition": settings.edition,
            "address": settings.site_url and f"{settings.site_url}{sheet.address(*languages)}{ending}",
        }

    def _files(self, sheet: Sheet, languages: tuple[Language, ...]) -> dict[str, bytes]:
        """The files of a sheet by their kind."""
        address, said = sheet.address(*languages), self._said(sheet, languages)
        made_from, files = self._delivered.get(address, (None, {}))
        if made_from != (self._means, said):
            files = self._fetch(describe(**said))
            self._delivered[address] = (self._means, said), files
        return files

    def _fetch(self, said: Description) -> dict[str, bytes]:
        """The files that say this, by their kind: from the store, or made now."""
        text = json.dumps(said).encode()
        return {
            kind: self.store.get(b"\0".join((kind.encode(), text, self._means)), lambda: _render(kind, said, self.templates))
            for kind in KINDS
        }

    @cached_property
    def _means(self) -> bytes:
        """The digest of what makes the files besides what they say: templates, code and libraries."""
        digest = hashlib.sha256()
        for folder in (self.templates, Path(rendering.__file__).parent):
            for file in sorted(folder.rglob("*")):
                if file.is_file() and file.suffix != ".pyc":
                    digest.update(file.name.encode() + file.read_bytes())
        digest.update(" ".join(version(library) for library in LIBRARIES).encode())
        return digest.digest()


def _render(kind: str, said: Description, templates: Path) -> bytes:
    if kind == "pdf":
        return pdf.render(said, templates / "sheet.typ")
    return word.render(said, templates / "word")
