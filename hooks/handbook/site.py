"""The handbook during one build: read, checked and ready to be rendered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from handbook import checks
from handbook.model import Catalogue, Page
from handbook.press import Press
from handbook.problems import Problem
from handbook.reading import catalogue, words
from handbook.rendering import catalogue_json, search_index, template_cache
from handbook.rendering.page import BlockExtension, PageRenderer
from handbook.store import Store


class Site:
    """Reads the project in `root` when it is made; `last` is the site of the build before this one, while serving.

    Raises OSError and ValueError when `mkdocs.yml` or the words of the interface cannot be read; problems
    in the content are not raised but kept in `problems`.
    """

    def __init__(self, root: Path, overrides: Path, last: Site | None = None) -> None:
        self.catalogue: Catalogue = catalogue.read(root)
        self.words = words.read(self.catalogue.languages)
        self.problems: list[Problem] = checks.run(self.catalogue)
        self.extension = BlockExtension(lenient=bool(self.problems))
        self.templates = template_cache.kept_in(root / ".cache" / "templates")
        self._pages = PageRenderer(self.catalogue, self.words, overrides, self.templates)
        self.store = Store(root / ".cache" / "sheets")
        self.press = Press(self.catalogue, self.words, overrides / "sheets", self.store, last.press if last else None)

    @property
    def clock(self) -> int:
        """The edition's first second, in UTC, since 1970."""
        return int(datetime.fromisoformat(self.catalogue.settings.edition).replace(tzinfo=timezone.utc).timestamp())

    def page(self, language: str, path: str) -> Page | None:
        """The page at `path` inside a language's folder."""
        return self.catalogue.by_path.get((language, path))

    def markdown(self, page: Page) -> str:
        """What Markdown is to make of a page; `extension` keeps a place in it for the blocks."""
        text, self.extension.inserts = self._pages.markdown(page)
        self.extension.explainer = self._pages.explainer(page)
        return text

    def fill(self, page: Page, content: str) -> str:
        """What Markdown made of a page, with the blocks in it."""
        return self._pages.fill(page, content)

    def footer(self, language: str) -> list[Page]:
        """The pages that every page of a language leads to in its footer."""
        pages = (self.page(language, link.target) for link in self.catalogue.settings.footer)
        return [page for page in pages if page]

    def data_files(self) -> Iterator[tuple[str, bytes]]:
        """What others build on, with addresses. Needs content without problems."""
        yield "catalogue.json", catalogue_json.render(self.catalogue).encode()

    def paper_files(self) -> Iterator[tuple[str, bytes]]:
        """The sheets to print, with addresses. Needs content without problems."""
        return self.press.files()

    def search_files(self, index: str) -> Iterator[tuple[str, bytes]]:
        """The search index of each language, for the web and, as a script, for `file:`."""
        texts = search_index.texts(self.catalogue)
        for root, text in search_index.split(index, self.catalogue.settings.languages, texts).items():
            yield f"{root}search/search_index.json", text.encode()
            yield f"{root}search/search_index.js", f"var __index = {text}".encode()
