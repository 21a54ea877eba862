"""One Markdown file -> Page.

The lines are gone through once. Fenced code is passed over, so that a page can show the notation.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from handbook.model import Block, Heading, Link, Mention, Page, Place
from handbook.problems import Problem, did_you_mean
from handbook.reading.blocks import FENCE, ID, ID_HINT, BlockReader
from handbook.reading.inline import is_external

FRONT_MATTER = ("title", "description", "hide", "search", "template")
DESCRIPTION_LENGTH = (50, 200)
"""Characters; what search engines show without cutting it off."""

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t]*(?:\{[ \t]*#(?P<id>[^\s}]*)[ \t]*\})?[ \t]*#*[ \t]*$")
_CODE_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_LINK = re.compile(r"(?<!\\)\]\(\s*<?(?P<target>[^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_NEARLY_FENCE = re.compile(r"^(\s+/{3}(\s|$)|\s*/{2}\s*\w+\s*\||\s*/{4,}|/{3}\w+[^|]*\|)")
_CODE_SPAN = re.compile(r"`[^`]*`")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")


def read(root: Path, docs: Path, language: str, path: str) -> tuple[Page | None, list[Problem]]:
    """Read the page `path` of a language; None when its bytes are not text.

    `root` is the top of the project, from which the places of problems are counted, `docs` the folder
    that holds the languages.
    """
    file = (docs / language / path).relative_to(root).as_posix()
    raw = (docs / language / path).read_bytes()
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8"
        return None, [Problem(Place(file, line), "not-utf8", message, "save the file as UTF-8")]
    return _PageReader(file, language, path).read(source.replace("\r\n", "\n"))


class _PageReader:
    def __init__(self, file: str, language: str, path: str) -> None:
        self.file, self.language, self.path = file, language, path
        self.problems: list[Problem] = []
        self.parts: list[Heading | Block | Mention] = []
        self.links: list[Link] = []

    def read(self, source: str) -> tuple[Page, list[Problem]]:
        lines = list(enumerate(source.split("\n"), start=1))
        for number, line in lines:
            for match in _CONTROL.finditer(line):
                self._say(number, "control-character", f"control character U+{ord(match[0]):04X}", "delete it")
        front_matter, body_start = self._front_matter(lines)
        self._body(lines[body_start:])
        title = next((part.title for part in self.parts if isinstance(part, Heading) and part.level == 1), "")
        if not title:
            self._say(1, "no-title", "page has no title", "write '# Title' under the front matter")
        page = Page(
            language=self.language, path=self.path, title=title, name=str(front_matter.get("title", title)),
            description=str(front_matter.get("description", "")), place=Place(self.file, 1),
            parts=tuple(self.parts), links=tuple(self.links), source=source, body=body_start + 1,
        )
        return page, self.problems

    def _front_matter(self, lines) -> tuple[dict, int]:
        """What stands between the two lines of dashes, and the index of the line after them."""
        if not lines or lines[0][1].rstrip() != "---":
            self._say(1, "front-matter", "page has no front matter", "begin with '---', 'description: …', '---'")
            return {}, 0
        end = next((i for i, (_, line) in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
        if end is None:
            self._say(1, "front-matter", "front matter is not closed", "end it with a line '---'")
            return {}, 1
        try:
            values = yaml.safe_load("\n".join(line for _, line in lines[1:end])) or {}
        except yaml.YAMLError as error:
            line = (error.problem_mark.line if getattr(error, "problem_mark", None) else 0) + 2
            self._say(line, "front-matter", f"front matter cannot be read: {getattr(error, 'problem', error)}",
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
        return values, end + 1

    def _body(self, lines) -> None:
        code, opened = "", None
        for index, (number, line) in enumerate(lines):
            fence = _CODE_FENCE.match(line)
            if code:
                code = "" if fence and fence[1].startswith(code) else code
                continue
            if fence:
                code = fence[1]
                continue
            self._find_links(number, line)
            mark = FENCE.match(line)
            if mark and not mark["name"]:
                if opened is None:
                    self._say(number, "stray-fence", "'///' closes a block that was not opened")
                else:
                    self._block(lines[opened:index], number)
                opened = None
            elif mark:
                if opened is not None:
                    self._unclosed(*lines[opened])
                opened = index
            elif _NEARLY_FENCE.match(line):
                self._say(number, "block-as-text", "this would be left as text",
                          "a block begins with '/// name | Title' and ends with '///', both at the start of the line")
            elif opened is None:
                self._heading(number, line)
        if opened is not None:
            self._unclosed(*lines[opened])
        if code:
            self._say(lines[-1][0], "block-as-text", "code is not closed", f"end it with '{code}'")

    def _unclosed(self, number: int, line: str) -> None:
        name = FENCE.match(line)["name"]
        self._say(number, "unclosed-block", f"block '{name}' is not closed", "end it with a line '///'")

    def _block(self, lines, end: int) -> None:
        reader = BlockReader(self.path, self.file)
        part = reader.read(lines, end)
        self.problems += reader.problems
        if part:
            self.parts.append(part)

    def _heading(self, number: int, line: str) -> None:
        match = _HEADING.match(line)
        if not match:
            return
        level, title, id = len(match["marks"]), match["title"], match["id"]
        if level == 1:
            if any(isinstance(part, Heading) and part.level == 1 for part in self.parts):
                self._say(number, "second-title", "page has a second '# Title'", "write '## …'")
                return
        elif not id:
            self._say(number, "missing-id", "heading has no id", "end the line with a short name: {#short-name}")
            return
        if id and not ID.match(id):
            self._say(number, "bad-id", f"'{id}' is not an id", ID_HINT)
            return
        self.parts.append(Heading(id or "", level, title, Place(self.file, number)))

    def _find_links(self, number: int, line: str) -> None:
        for match in _LINK.finditer(_CODE_SPAN.sub("", line)):
            if not is_external(match["target"]):
                self.links.append(Link(match["target"], Place(self.file, number)))

    def _say(self, line: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Place(self.file, line), rule, message, hint))
