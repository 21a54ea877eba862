"""The blocks of a page -> HTML, put into the page when Markdown and the search have read it.

Each block in the Markdown gives way to a paragraph that holds nothing but a mark. When Markdown has built the page
as a tree, the mark gives way to a stand-in: an element with the block's heading, which so is in the table of
contents and in the search index. Last of all the stand-in gives way to the block. Neither Markdown nor the search
has to read its HTML then, which took them longer than all the rest.
"""

from __future__ import annotations

import functools
import hashlib
import math
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jinja2
import markdown
from babel.dates import format_date
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from handbook.model import PHASES, Block, Catalogue, Heading, Item, Mention, Page, Sheet, Span, Text, plain
from handbook.reading import glossary as reading_glossary
from handbook.reading import passages, terms
from handbook.reading.inline import is_external
from handbook.reading.words import Words
from handbook.rendering.explaining import Explainer

_MARK = "\ue000handbook-{}\ue000"  # of characters that no page may hold
KEEPING = "kept-here"
"""The place on its page where keeping is switched on."""

WORDS_A_MINUTE = 200
"""Rather slow: people stop at lists and think."""

_BEFORE_TOC = 7  # Python-Markdown's own: inline is 20, attr_list 8, toc 5
_STAND_IN = re.compile(r'<div data-handbook="(?P<index>\d+)"[^>]*>.*?</div>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Insert:
    """What the handbook puts into a page at one place."""

    part: Block | Mention | None
    """None for the line that says where on the way the page is and how long it takes to read."""
    level: int = 0
    """Of a block's heading."""
    shown: bool = False
    """Whether it is a block of another page, which is found where it is at home."""


_rendered: dict[tuple, tuple[Block, str]] = {}
"""Blocks that this process has rendered, by looks, words and place: while serving, an edit changes few of them."""


class PageRenderer:
    """Renders pages of a catalogue with the fragments in `templates`, a folder; `compiled` keeps them from build to build."""

    def __init__(
        self, catalogue: Catalogue, words: dict[str, Words], templates: Path, compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        self.catalogue, self.words = catalogue, words
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, bytecode_cache=compiled,
        )
        looks = [file.read_text(encoding="utf-8") for file in sorted((templates / "blocks").glob("*.html"))]
        self._looks = hash((*looks, repr(words)))
        environment.filters["shuffled"] = shuffled
        environment.globals["plain"] = plain
        self._blocks = environment.get_template("blocks/block.html")
        self._sheet_tools = environment.get_template("blocks/sheet_tools.html")
        self._sheet_list = environment.get_template("blocks/sheet_list.html")
        self._way = environment.get_template("blocks/way.html")
        self._step = environment.get_template("blocks/step.html")
        self._reviewed = environment.get_template("blocks/reviewed.html")
        self._entries, self._terms = functools.cache(reading_glossary.read), functools.cache(terms.read)
        self._mentions = {kind: environment.get_template(f"blocks/{kind}.html") for kind in ("contact", "course", "record", "keeping")}

    def inserts(self, page: Page) -> Iterator[tuple[Insert, int, int]]:
        """What is put into a page, in order, each with the lines it takes the place of: after one, up to another."""
        level = 1
        for part in page.parts:
            if isinstance(part, Heading):
                level = part.level
                if level == 1 and (page.phase or page.module or minutes(page)):
                    yield Insert(None), part.place.line, part.place.line
                continue
            lines = part.place.line - 1, part.end
            if isinstance(part, Block):
                yield Insert(part, min(level + 1, 6)), *lines
                continue
            if part.kind != "show":
                yield Insert(part), *lines
            for block in self.catalogue.mentioned(page, part):
                yield Insert(block, min(level + 1, 6), shown=True), *lines

    def markdown(self, page: Page) -> tuple[str, list[Insert]]:
        """The page's Markdown with marks, and what belongs there."""
        lines = page.source.split("\n")
        kept, inserts, done = [], [], page.body - 1
        for insert, start, end in self.inserts(page):
            kept += [*lines[done:start], "", _MARK.format(len(inserts)), ""]
            inserts.append(insert)
            done = end
        return "\n".join(kept + lines[done:]), inserts

    def fill(self, page: Page, content: str) -> str:
        """The page's finished HTML: `content` is what Markdown made of it, with stand-ins."""
        inserts = [insert for insert, *_ in self.inserts(page)]
        words = self.words[page.language]
        return _STAND_IN.sub(lambda found: self.html(page, inserts[int(found["index"])]), content) + self._reviewed.render(
            words=words, day=page.reviewed,
            date=page.reviewed and format_date(date.fromisoformat(page.reviewed), "long", words["block"]["locale"].replace("-", "_")),
        )

    def explainer(self, page: Page) -> Explainer | None:
        """What explains words on a page; None if the site has no glossary."""
        named = self.catalogue.settings.glossary
        glossary = named and self.catalogue.by_path.get((page.language, named.target))
        if not glossary:
            return None
        explained = self._terms(page.language).explained_on(passages.vocabulary(page).holds)
        return Explainer(page, glossary, explained, self._entries(glossary)) if explained.explained else None

    def html(self, page: Page, insert: Insert) -> str:
        """One block or mention; links are relative to the page."""
        part = insert.part
        if part is None:
            return self._about(page)
        if isinstance(part, Block):
            return self._block(page, part, insert.level)
        if part.kind == "sheets":
            pages = [self.catalogue.by_path.get((page.language, sheet.path)) for sheet in self.catalogue.settings.sheets]
            return self._sheet_list.render(sheets=[(sheet, relative(sheet.path, page.path)) for sheet in pages if sheet])
        if part.kind in self._mentions:
            return self._mentions[part.kind].render(
                words=self.words[page.language], contact=self.catalogue.settings.contact, steps=steps, objectives=objectives,
                modules=[(module, relative(module.path, page.path)) for module in self.catalogue.modules[page.language]],
                html=lambda text: html(text, page.path),
            )
        if part.kind == "way":
            return self._way.render(words=self.words[page.language], phases=PHASES)
        return self._tools(page, self.catalogue.sheets[part.target])

    def _about(self, page: Page) -> str:
        """Which step of the way a page is about, with a link to the page that draws the way, and how long it takes to read."""
        whole = self.catalogue.where.get((page.language, "way"))
        return self._step.render(
            words=self.words[page.language], phase=page.phase, phases=PHASES, minutes=page.minutes or minutes(page),
            module=page.module, modules=len(self.catalogue.modules[page.language]),
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

    def _block(self, page: Page, block: Block, level: int) -> str:
        home = self.catalogue.where.get((page.language, "keeping"))
        keeping = home and relative(f"{home.path}#{KEEPING}", page.path)
        key = (self._looks, id(block), page.language, page.path, level, keeping)
        known, rendered = _rendered.get(key, (None, ""))
        if known is not block:
            rendered = self._blocks.render(
                words=self.words[page.language], level=level, block=block, keeping=keeping, html=lambda text: html(text, page.path),
            )
            _rendered[key] = block, rendered
        return rendered


def minutes(page: Page) -> int:
    """How long it takes to read a page, in whole minutes; 0 for one that is seen at a glance or leads elsewhere."""
    needed = math.ceil(passages.rough_length(page) / WORDS_A_MINUTE)
    return needed if needed > 1 and page.path != "index.md" else 0


def steps(module: Page) -> list[Item]:
    """What there is to do in a module of the course; what is ticked of it is the progress."""
    return [item for block in module.blocks if block.kind == "steps" for item in block.items]


def objectives(module: Page) -> list[Item]:
    """What somebody can do after a module: the items of its first checklist."""
    return next((list(block.items) for block in module.blocks if block.kind == "checklist"), [])


def shuffled(items: Sequence[Item]) -> list[Item]:
    """Answers to be put in order, in another order that is the same in every language and every build."""
    found = sorted(items, key=lambda item: hashlib.sha256(item.id.encode()).digest())
    return found if found != list(items) else found[::-1]


def html(text: Text, page: str) -> Markup:
    """Spans as HTML; links between pages are relative to `page`, a path in the language."""
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
    """The address, seen from `page`, of what a link counted from the top of the language leads to."""
    if is_external(link):
        return link
    path, hash, anchor = link.partition("#")
    if path == page:
        return hash + anchor
    path = posixpath.relpath(path, posixpath.dirname(page) or ".")
    return (path.removesuffix(".md") + ".html" if path.endswith(".md") else path) + hash + anchor


class BlockExtension(Extension):
    """Python-Markdown extension that puts stand-ins for `inserts` where their marks are.

    Set `inserts` and `explainer` before each page is converted. A mark that Markdown does not leave alone is an error, or, if
    `lenient`, for content with known problems, its block comes last.
    """

    def __init__(self, *, lenient: bool) -> None:
        super().__init__()
        self.lenient = lenient
        self.inserts: list[Insert] = []
        self.explainer: Explainer | None = None

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_PutIn(md, self), "handbook", _BEFORE_TOC)


class _PutIn(Treeprocessor):
    def __init__(self, md: markdown.Markdown, extension: BlockExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        waiting = {_MARK.format(index): _stand_in(index, insert) for index, insert in enumerate(self.extension.inserts)}
        for index, element in enumerate(root):
            if element.tag == "p" and element.text in waiting:
                root[index] = waiting.pop(element.text)
        if waiting and not self.extension.lenient:
            raise ValueError(f"Markdown took {len(waiting)} blocks of the page for something else")
        root.extend(waiting.values())
        if self.extension.explainer:
            self.extension.explainer.explain(root)


def _stand_in(index: int, insert: Insert) -> etree.Element:
    """What Markdown and the search read in the place of an insert."""
    stand_in = etree.Element("div", {"data-handbook": str(index)})
    if insert.shown:
        stand_in.set("data-search-exclude", "")
    if isinstance(insert.part, Block):
        etree.SubElement(stand_in, f"h{insert.level}", {"id": insert.part.id}).text = insert.part.title
    return stand_in
