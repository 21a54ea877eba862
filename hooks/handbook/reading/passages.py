"""Page -> what a reader sees of it, one heading, paragraph or item at a time, with lines.

For rules about language, which do not ask where a sentence stands. Ids, options, code and the targets of links are left out;
so is what a page shows of others. Emphasis keeps its stars: `*du*` is a word that is spoken of, not used.
"""

from __future__ import annotations

import bisect
import functools
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import MENTION_KINDS, Page, Place
from handbook.reading.blocks import FENCE

_WORD = re.compile(r"[\w-]+")
_NOT_READ = re.compile(r"^(?:    [a-z]+: .*|#+ |- |///)|\]\([^)\n]*\)|\{[^{}\n]*\}", re.MULTILINE)
_SPOKEN = re.compile(r"[^\w\s]*\w\S*")
_CODE_FENCE = re.compile(r"^(```+|~~~+)")
_FRONT_MATTER = re.compile(r"^(?:title|description):\s*(.*)$")
_SUBJECT = re.compile(r"^    subject:\s*(.*)$")
_BLOCK_ID = re.compile(r"^    id:\s*(\S+)\s*$")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(.*)$")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:")
_BRACES = re.compile(r"\s*\{[^{}\n]*#[^{}\n]*\}")
_CODE = re.compile(r"`[^`]*`")
_TARGET = r"\(((?:[^()\n]|\([^()\n]*\))*)\)"
_LINK = re.compile(r"!?\[([^\]]*)\]" + _TARGET)
_NAME = re.compile(r"!?\[[^\]]*\]\([a-zA-Z][a-zA-Z0-9+.-]*:(?:[^()\n]|\([^()\n]*\))*\)")
_ADDRESS = re.compile(r"<[^\s<>]+>|\b(?:https?://|www\.)\S+")
_UNDERSCORE = re.compile(r"(?<![\w\\])_+(?=\S)|(?<=\S)(?<!\\)_+(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")


@dataclass(frozen=True, slots=True)
class Passage:
    kind: str
    """`front matter`, `heading`, `title` or `subject` (of a block), `paragraph` or `item`."""
    source: str
    """As it is written, without marks before and ids behind it; several lines if it has several."""
    place: Place
    """Its first line."""
    block: str = ""
    """The id of the block it stands in."""

    @property
    def text(self) -> str:
        """All that is read."""
        return _plain(_LINK.sub(r"\1", self.source))

    @property
    def own(self) -> str:
        """The same without the words of links that leave the handbook: those are names that others gave."""
        return _plain(_LINK.sub(r"\1", _NAME.sub("", self.source)))

    @property
    def words(self) -> int:
        return len(_SPOKEN.findall(self.text))

    def line(self, text: str, index: int) -> Place:
        """The place of a letter of `text` or `own`."""
        return Place(self.place.file, self.place.line + text.count("\n", 0, index))


def read(page: Page) -> tuple[Passage, ...]:
    """The passages of a page, in order."""
    return _read(page.place.file, page.source, page.body)


def length(page: Page) -> int:
    """How many words of a page a reader sees, but for what it shows of other pages."""
    return sum(passage.words for passage in read(page) if passage.kind != "front matter")


@functools.cache
def rough_length(page: Page) -> int:
    """The same in a tenth of the time, give or take a few words."""
    body = page.source.split("\n", page.body - 1)[-1]
    return len(_NOT_READ.sub("", body).split())


@functools.cache
def _words(source: str) -> frozenset[str]:
    return frozenset(_WORD.findall(source.lower()))


class Vocabulary:
    """The words of some pages' files, in small letters: a quick answer to whether a rule need look closer."""

    def __init__(self, *pages: Page) -> None:
        self.words = sorted(frozenset().union(*(_words(page.source) for page in pages)))

    def holds(self, beginning: str) -> bool:
        """Whether a word begins so."""
        place = bisect.bisect_left(self.words, beginning)
        return place < len(self.words) and self.words[place].startswith(beginning)


@functools.cache
def vocabulary(page: Page) -> Vocabulary:
    """The words of one page."""
    return Vocabulary(page)


@functools.cache
def _read(file: str, source: str, body: int) -> tuple[Passage, ...]:
    """Several rules ask for the same page."""
    lines = source.split("\n")
    return (*_front_matter(file, lines[: body - 1]), *_body(file, list(enumerate(lines, 1))[body - 1 :]))


def _front_matter(file: str, lines: list[str]) -> Iterator[Passage]:
    for number, line in enumerate(lines, 1):
        match = _FRONT_MATTER.match(line)
        if match:
            more = []
            while number + len(more) < len(lines) and lines[number + len(more)].startswith(" "):
                more.append(lines[number + len(more)].strip())
            yield Passage("front matter", "\n".join([match[1].strip("\"'>|"), *more]), Place(file, number))


def _body(file: str, lines: list[tuple[int, str]]) -> Iterator[Passage]:
    code, block, options = "", "", False
    kind, first, run = "", 0, []
    for number, line in (*lines, (0, "")):
        fence = _CODE_FENCE.match(line)
        mark = FENCE.match(line)
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if run and (code or fence or mark or heading or item or not line.strip()):
            yield Passage(kind, "\n".join(run), Place(file, first), block)
            run = []
        if code or fence:
            code = "" if code and line.rstrip(" ") == code else code or fence[1]
        elif mark:
            options, block = bool(mark["name"]), ""
            if mark["argument"] and mark["name"] not in MENTION_KINDS:
                block = _id(lines, number)
                yield Passage("title", mark["argument"], Place(file, number), block)
        elif options and line.startswith("    ") and line.strip():
            subject = _SUBJECT.match(line)
            if subject:
                yield Passage("subject", subject[1].strip("\"'"), Place(file, number), block)
        elif heading:
            yield Passage("heading", heading[1], Place(file, number), block)
        elif item:
            kind, first, run = "item", number, [item[1]]
        elif line.strip() and not _DEFINITION.match(line):
            if not run:
                kind, first = "paragraph", number
            run.append(line.strip())
        if not mark and not line.startswith("    "):
            options = False


def _id(lines: list[tuple[int, str]], fence: int) -> str:
    """The id in the options under a fence, if there is one."""
    for _, line in lines[fence - lines[0][0] + 1 :]:
        if not line.startswith("    "):
            return ""
        match = _BLOCK_ID.match(line)
        if match:
            return match[1]
    return ""


def _plain(source: str) -> str:
    text = _ADDRESS.sub("", _CODE.sub("", _BRACES.sub("", source)))
    return html.unescape(_ESCAPED.sub(r"\1", _UNDERSCORE.sub("*", text)))
