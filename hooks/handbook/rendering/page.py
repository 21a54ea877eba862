"""The blocks of a page -> HTML, put into the page by Python-Markdown.

Each block in the Markdown gives way to a paragraph that holds nothing but a mark; when Markdown has built
the page as a tree, the mark gives way to the block's own tree. So headings of blocks are in the table of
contents, and links are followed and counted like all others.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from handbook.model import PHASES, Block, Catalogue, Heading, Mention, Page, Sheet, Span, Text
from handbook.reading.inline import is_external
from handbook.reading.words import Words

_MARK = "\ue000handbook-{}\ue000"  # of characters that no page may hold
_BEFORE_TOC = 7  # Python-Markdown's own: inline is 20, attr_list 8, toc 5; what is in a block is final before toc


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a page in well-formed XHTML."""

    xhtml: str
    final: bool = False
    """Whether it goes past Markdown untouched, because its links lead to files that are made later."""


_rendered: dict[tuple, tuple[Block, str]] = {}
"""Blocks that this process has rendered, by looks, words and place: while serving, an edit changes few of them."""


class PageRenderer:
    """Renders pages of a catalogue with the fragments in `templates`, a folder."""

    def __init__(self, catalogue: Catalogue, words: dict[str, Words], templates: Path) -> None:
        self.catalogue, self.words = catalogue, words
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )
        looks = [file.read_text(encoding="utf-8") for file in sorted((templates / "blocks").glob("*.html"))]
        self._looks = hash((*looks, repr(words)))
        self._blocks = environment.get_template("blocks/block.html")
        self._sheet_tools = environment.get_template("blocks/sheet_tools.html")
        self._sheet_list = environment.get_template("blocks/sheet_list.html")
        self._way = environment.get_template("blocks/way.html")
        self._step = environment.get_template("blocks/step.html")

    def markdown(self, page: Page) -> tuple[str, list[Fragment]]:
        """The page's Markdown with marks for blocks, and the fragments that belong there."""
        lines = page.source.split("\n")
        kept, fragments, done, level = [], [], page.body - 1, 1
        for part in page.parts:
            if isinstance(part, Heading):
                level = part.level
                if level == 1 and page.phase:
                    kept += [*lines[done : part.place.line], "", _MARK.format(len(fragments)), ""]
                    fragments.append(Fragment(self._place_on_the_way(page)))
                    done = part.place.line
                continue
            kept += lines[done : part.place.line - 1]
            for fragment in self.fragments(page, part, min(level + 1, 6)):
                kept += ["", _MARK.format(len(fragments)), ""]
                fragments.append(fragment)
            done = part.end
        return "\n".join(kept + lines[done:]), fragments

    def fragments(self, page: Page, part: Block | Mention, level: int) -> Iterator[Fragment]:
        """One block or mention, its title a heading of this level; links are relative to the page."""
        if isinstance(part, Block):
            yield Fragment(self._block(page, part, level))
        elif part.kind == "sheets":
            pages = [self.catalogue.by_path.get((page.language, sheet.path)) for sheet in self.catalogue.settings.sheets]
            links = [(sheet, relative(sheet.path, page.path)) for sheet in pages if sheet]
            yield Fragment(self._sheet_list.render(sheets=links))
        elif part.kind == "way":
            yield Fragment(self._way.render(words=self.words[page.language], phases=PHASES))
        else:
            if part.kind == "sheet":
                yield Fragment(self._tools(page, self.catalogue.sheets[part.target]), final=True)
            for block in self.catalogue.mentioned(page, part):
                yield Fragment(self._block(page, block, level, shown=True))

    def _place_on_the_way(self, page: Page) -> str:
        """Which step of the way a page is about, with a link to the page that draws the way."""
        whole = next(
            (other for other in self.catalogue.pages if other.language == page.language
             and any(isinstance(part, Mention) and part.kind == "way" for part in other.parts)), None,
        )
        return self._step.render(
            words=self.words[page.language], phase=page.phase, number=PHASES.index(page.phase) + 1, steps=len(PHASES),
            whole=whole and relative(whole.path, page.path),
        )

    def _tools(self, page: Page, sheet: Sheet) -> str:
        settings = self.catalogue.settings
        own = self.catalogue.language(page.language)
        here = own.root + page.path
        return self._sheet_tools.render(
            words=self.words[page.language], own=relative(sheet.address(own), here),
            pairs=[(pair, relative(sheet.address(*pair), here)) for pair in settings.pairs if own in pair],
        )

    def _block(self, page: Page, block: Block, level: int, shown: bool = False) -> str:
        """`shown` is a block of another page, which is found where it is at home."""
        key = (self._looks, id(block), page.language, page.path, level, shown)
        known, xhtml = _rendered.get(key, (None, ""))
        if known is not block:
            xhtml = self._blocks.render(
                words=self.words[page.language], level=level, block=block, shown=shown, html=lambda text: html(text, page.path),
            )
            _rendered[key] = block, xhtml
        return xhtml


def html(text: Text, page: str) -> Markup:
    """Spans as HTML; links between pages are written as Markdown files relative to `page`."""
    if len(text) == 1 and text[0] == Span(text[0].text):
        return escape(text[0].text)
    out = []
    for span in text:
        piece = escape(span.text)
        for tag, wanted in (("code", span.code), ("em", span.emphasis), ("strong", span.strong)):
            piece = Markup("<{0}>{1}</{0}>").format(Markup(tag), piece) if wanted else piece
        if span.link:
            piece = Markup('<a href="{}">{}</a>').format(relative(span.link, page), piece)
        out.append(piece)
    return Markup("").join(out)


def relative(link: str, page: str) -> str:
    """A link that is counted from the top of the language, as it must be written on `page`."""
    if is_external(link):
        return link
    path, hash, anchor = link.partition("#")
    if path == page:
        return hash + anchor
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash + anchor


class BlockExtension(Extension):
    """Python-Markdown extension that puts `fragments` where their marks are.

    Set `fragments` before each page is converted. A mark that Markdown does not leave alone is an error, or, if
    `lenient`, for content with known problems, its block comes last.
    """

    def __init__(self, *, lenient: bool) -> None:
        super().__init__()
        self.lenient = lenient
        self.fragments: list[Fragment] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_PutIn(md, self), "handbook", _BEFORE_TOC)


class _PutIn(Treeprocessor):
    def __init__(self, md: markdown.Markdown, extension: BlockExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        waiting = {_MARK.format(index): fragment for index, fragment in enumerate(self.extension.fragments)}
        if not waiting:
            return
        for index, element in enumerate(root):
            if element.tag == "p" and element.text in waiting:
                fragment = waiting.pop(element.text)
                if fragment.final:
                    element.text = self.md.htmlStash.store(fragment.xhtml)
                else:
                    root[index] = etree.fromstring(fragment.xhtml)
        if waiting and not self.extension.lenient:
            raise ValueError(f"Markdown took {len(waiting)} blocks of the page for something else")
        for fragment in waiting.values():
            root.append(etree.fromstring(fragment.xhtml))
