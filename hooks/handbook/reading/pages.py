"""One Markdown file -> Page.

The lines are gone through once. Fenced code is passed over, so that a page can show the notation.
"""

from __future__ import annotations

import datetime
import functools
import re
from pathlib import Path

import yaml

from handbook.model import PHASES, Block, Heading, Link, Mention, Page, Place
from handbook.problems import Problem, did_you_mean
from handbook.reading import source, yaml_text
from handbook.reading.blocks import FENCE, ID, ID_HINT, PLAIN_HINT, BlockReader, is_plain
from handbook.reading.inline import is_external

FRONT_MATTER = ("title", "description", "reviewed", "phase", "module", "minutes", "hide", "search", "template")
DESCRIPTION_LENGTH = (50, 200)
"""Characters; what search engines show without cutting it off."""

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*(?P<title>.*?)[ \t]*(?:\{[ \t]*#(?P<id>[^\s}]*)[ \t]*\})?[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^(=+|-+)[ \t]*$")
_CODE_FENCE = re.compile(r"^(```+|~~~+)")
_LINK = re.compile(r"(?<!\\)\]\(\s*<?(?P<target>[^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?(?P<target>[^)\s>]+)[^)]*\)")
_HTML = re.compile(r" {0,3}<(?![a-zA-Z][a-zA-Z0-9+.-]*:|[^\s>]+@)[!/?a-zA-Z]")
_LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>[^\s>]+)")
_NEARLY_OPENING = re.compile(r"^\s*/{2,}\s*(?P<name>[\w-]+)\s*(?P<bar>\|?)\s*(?P<title>.*)$")
_NEARLY_CLOSING = re.compile(r"^\s*/{3,}\s*$")
_CODE_SPAN = re.compile(r"`[^`]*`")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\ue000-\uf8ff]")


def read(root: Path, docs: Path, language: str, path: str) -> tuple[Page, tuple[Problem, ...]]:
    """Read the page `path` of a language, as far as it can be read.

    `root` is the top of the project, from which the places of problems are counted, `docs` the folder that holds the
    languages.
    """
    file = docs / language / path
    name = file.relative_to(root).as_posix()
    try:
        text = source.read(file)
    except source.NotText as error:
        page, _ = _read(name, language, path, file.parent, error.text)
        return page, (Problem(Place(name, error.line), "not-utf8", str(error), "save the file as UTF-8"),)
    # What a page with images says hangs on other files, too.
    return (_read.__wrapped__ if "![" in text else _read)(name, language, path, file.parent, text)


@functools.cache
def _read(file: str, language: str, path: str, folder: Path, text: str) -> tuple[Page, tuple[Problem, ...]]:
    """A page that is as it was is read once in a process: while serving, that is every page but the edited one."""
    reader = _PageReader(file, language, path, folder)
    page = reader.read(text)
    return page, tuple(reader.problems)


class _PageReader:
    def __init__(self, file: str, language: str, path: str, folder: Path) -> None:
        self.file, self.language, self.path, self.folder = file, language, path, folder
        self.problems: list[Problem] = []
        self.parts: list[Heading | Block | Mention] = []
        self.links: list[Link] = []
        self.lost = False

    def read(self, text: str) -> Page:
        lines = list(enumerate(text.split("\n"), start=1))
        if _CONTROL.search(text):
            for number, line in lines:
                for match in _CONTROL.finditer(line):
                    self._say(number, "control-character", f"control character U+{ord(match[0]):04X}", "delete it")
            lines = [(number, _CONTROL.sub("", line)) for number, line in lines]
        front_matter, start = self._front_matter(lines)
        self._body(lines[start:])
        title = next((part.title for part in self.parts if isinstance(part, Heading) and part.level == 1), "")
        if not title:
            self._say(1, "no-title", "page has no title", "write '# Title' under the front matter")
        return Page(
            language=self.language, path=self.path, title=title, name=str(front_matter.get("title") or title),
            description=str(front_matter.get("description", "")), place=Place(self.file, 1), parts=tuple(self.parts),
            phase=front_matter.get("phase", "") if front_matter.get("phase") in PHASES else "",
            module=_count(front_matter.get("module")), minutes=_count(front_matter.get("minutes")),
            reviewed=str(front_matter["reviewed"]) if _is_day(front_matter.get("reviewed")) else "",
            links=tuple(self.links), source="\n".join(line for _, line in lines), body=start + 1,
            whole=not self.lost and "\ufffd" not in text,
        )

    def _front_matter(self, lines) -> tuple[dict, int]:
        """What stands between the two lines of dashes, and the index of the line after them."""
        if lines[0][1].rstrip() != "---":
            self._say(1, "front-matter", "page has no front matter", "begin with '---', 'description: …', '---'")
            return {}, 0
        end = next((index for index, (_, line) in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
        if end is None:
            self._say(1, "front-matter", "front matter is not closed", "end it with a line '---'")
            return {}, 1
        try:
            values = yaml_text.load("\n".join(line for _, line in lines[1:end])) or {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self._say(min(mark.line if mark else 0, end - 2) + 2, "front-matter",
                      f"front matter cannot be read: {getattr(error, 'problem', None) or error}",
                      "write 'name: value'; put a value with a colon in quotes")
            return {}, end + 1
        if not isinstance(values, dict):
            self._say(2, "front-matter", "front matter is not 'name: value'")
            return {}, end + 1
        numbers = {line.split(":")[0].strip(): number for number, line in lines[1:end]}
        for key in values:
            if key not in FRONT_MATTER:
                self._say(numbers.get(str(key), 2), "front-matter", f"unknown key '{key}' in the front matter",
                          did_you_mean(str(key), FRONT_MATTER))
        shortest, longest = DESCRIPTION_LENGTH
        description = values.get("description")
        if not isinstance(description, str) or not shortest <= len(description) <= longest:
            self._say(numbers.get("description", 1), "front-matter", "front matter needs a description",
                      f"one sentence of {shortest} to {longest} characters")
        if not _is_day(values.get("reviewed")):
            self._say(numbers.get("reviewed", 1), "front-matter", "front matter needs the day on which the page was last read through",
                      "write 'reviewed: 2026-11-22'")
        for key in ("module", "minutes"):
            if key in values and not _count(values[key]):
                self._say(numbers.get(key, 1), "front-matter", f"'{values[key]}' is no value for '{key}'", "a whole number above 0")
        if ("module" in values) != ("minutes" in values):
            self._say(numbers.get("module", numbers.get("minutes", 1)), "front-matter", "a module of the course says how long it takes",
                      "write both, 'module: 1' and 'minutes: 60'")
        phase = values.get("phase")
        if phase is not None and phase not in PHASES:
            self._say(numbers.get("phase", 1), "front-matter", f"unknown phase '{phase}' in the front matter", did_you_mean(str(phase), PHASES))
        return values, end + 1

    def _body(self, lines) -> None:
        code, opened, paragraph = None, None, 0
        for index, (number, line) in enumerate(lines):
            if code:
                code = None if line.rstrip(" ") == code[1] else code  # as Python-Markdown closes it
                continue
            fence = _CODE_FENCE.match(line)
            if fence:
                code, paragraph = (number, fence[1]), 0
                continue
            self._find_links(number, line, opened is not None)
            mark = (FENCE.match(line) or self._meant_as_fence(number, line)) if "//" in line else None
            if mark and not mark["name"]:
                if opened is None:
                    self._say(number, "stray-fence", "'///' closes a block that was not opened")
                else:
                    self._block([(lines[opened][0], self.opening), *lines[opened + 1 : index]], number)
                opened = None
            elif mark:
                if opened is not None:
                    self._unclosed(lines[opened][0])
                opened, self.opening = index, mark[0]
            elif opened is None:
                if _HTML.match(line):
                    self._say(number, "html", "HTML is not read here", "write Markdown, and delete what should not show")
                if paragraph == 1 and _UNDERLINE.match(line):
                    self._say(number - 1, "heading", "this would become a heading", "write '## …'")
                if line.startswith("#"):
                    self._heading(number, line)
            paragraph = 0 if opened is not None or mark or not line.strip() or line.startswith("#") else paragraph + 1
        if opened is not None:
            self._unclosed(lines[opened][0])
        if code:
            self._say(code[0], "block-as-text", "code is not closed", f"end it with '{code[1]}'")

    def _meant_as_fence(self, number: int, line: str) -> re.Match | None:
        """A line that Markdown would leave as text, read as the fence it was meant to be."""
        match = _NEARLY_OPENING.match(line)
        if _NEARLY_CLOSING.match(line):
            right = "///"
        elif match and (match["bar"] or line.lstrip().startswith("///")):
            right = f"/// {match['name']} | {match['title']}"
        else:
            return None
        self._say(number, "block-as-text", "this would be left as text",
                  "a block begins with '/// name | Title' and ends with '///', both at the start of the line")
        return FENCE.match(right)

    def _unclosed(self, number: int) -> None:
        self._say(number, "unclosed-block", f"block '{FENCE.match(self.opening)['name']}' is not closed", "end it with a line '///'")
        self.lost = True

    def _block(self, lines, end: int) -> None:
        reader = BlockReader(self.path, self.file)
        part = reader.read(lines, end)
        self.problems += reader.problems
        self.lost |= reader.lost
        if part:
            self.parts.append(part)

    def _heading(self, number: int, line: str) -> None:
        match = _HEADING.match(line)
        if not match:
            return
        level, title, id = len(match["marks"]), match["title"], match["id"]
        if level == 1:
            if not is_plain(title):
                self._say(number, "title", "a title is plain text", PLAIN_HINT)
            if any(isinstance(part, Heading) and part.level == 1 for part in self.parts):
                self._say(number, "second-title", "page has a second '# Title'", "write '## …'")
                return
        elif id is None:
            self._say(number, "missing-id", "heading has no id", "end the line with a short name: {#short-name}")
            self.lost = True
            return
        if id is not None and not ID.match(id):
            self._say(number, "bad-id", f"'{id}' is not an id", ID_HINT)
            self.lost = True
            return
        self.parts.append(Heading(id or "", level, title, Place(self.file, number)))

    def _find_links(self, number: int, line: str, in_block: bool) -> None:
        if "](" not in line and "]:" not in line:
            return
        line = _CODE_SPAN.sub("", line)
        for target in () if in_block else (match["target"] for match in _IMAGE.finditer(line)):
            if is_external(target):
                self._say(number, "image", f"image '{target}' is on another machine", "put it under docs/assets: pages ask nobody else for anything")
            elif not (self.folder / target).is_file():
                self._say(number, "image", f"no image '{target}'")
        line = _IMAGE.sub("", line)
        for match in (*_LINK.finditer(line), *_LINK_DEFINITION.finditer(line)):
            if not is_external(match["target"]):
                self.links.append(Link(match["target"], Place(self.file, number)))

    def _say(self, line: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Place(self.file, line), rule, message, hint))


def _is_day(value: object) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _count(value: object) -> int:
    """The value if it is a number above 0, else 0."""
    return value if type(value) is int and value > 0 else 0
