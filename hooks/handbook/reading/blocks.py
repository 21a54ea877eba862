"""The lines between two fences -> Block or Mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from handbook.model import (
    AUDIENCES, BLOCK_KINDS, FIELD_KINDS, MENTION_KINDS, PHASES,
    Block, Choice, Item, Mention, Place, Text,
)
from handbook.problems import Problem, did_you_mean
from handbook.reading import inline

FENCE = re.compile(r"^///[ \t]*(?P<name>[^\s|]*)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?[ \t]*$")
ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
ID_HINT = "small letters, digits and single hyphens, such as {#first-meeting}"

_BRACES = re.compile(r"^(?P<text>.*?)\s*\{(?P<inside>[^{}]*)\}\s*$", re.DOTALL)
_OPTION_LIKE = re.compile(r"^\s{0,3}(id|for|when|minutes|lines|subject)\s*:")

# What a block may be told beyond `id`, `for` and `when`, and what its items may be told beyond their id.
_BLOCK_OPTIONS = {"checklist": (), "questions": ("lines",), "form": (), "agenda": ("minutes",), "message": ("subject",)}
_ITEM_OPTIONS = {"checklist": (), "questions": ("lines",), "form": ("kind", "lines"), "agenda": ("minutes",)}
_CHOOSING = ("choice", "choices")
_QUESTION_LINES = 2
_TEXT_LINES = 3

Lines = Sequence[tuple[int, str]]
"""Lines with their numbers."""


class BlockReader:
    """Reads one block; what is wrong with it is put into `problems`, with the line it is on."""

    def __init__(self, page: str, file: str) -> None:
        self.page, self.file = page, file
        self.problems: list[Problem] = []

    def read(self, lines: Lines, end: int) -> Block | Mention | None:
        """Read a block.

        `lines` runs from the opening fence to the line before the closing one, `end` is the closing
        fence's number. Returns None when not even its kind or id can be told.
        """
        number, first = lines[0]
        match = FENCE.match(first)
        name, argument = match["name"], (match["argument"] or "").strip()
        if name in MENTION_KINDS:
            return self._mention(name, argument, lines, end)
        if name not in BLOCK_KINDS:
            hint = did_you_mean(name, BLOCK_KINDS + MENTION_KINDS)
            self._say(number, "unknown-block", f"unknown block '{name}'", hint)
            return None
        if not argument:
            self._say(number, "block-title", f"{name} has no title", f"write '/// {name} | Title'")
        options, body = self._options(name, lines)
        fields = dict(
            kind=name, title=argument, place=Place(self.file, number), end=end,
            audience=self._one_of(options, "for", AUDIENCES, number),
            phase=self._one_of(options, "when", PHASES, number),
            minutes=self._count(options, "minutes", number) or 0,
            subject=options["subject"][0] if "subject" in options else None,
        )
        if name == "agenda" and "minutes" not in options:
            self._say(number, "missing-option", "agenda has no option 'minutes'", "write '    minutes: 60'")
        if name == "message":
            fields["paragraphs"] = self._paragraphs(body)
            if not fields["paragraphs"]:
                self._say(number, "empty-block", "message has no text", "write it under the options, after an empty line")
        else:
            lines_each = self._count(options, "lines", number) or (_QUESTION_LINES if name == "questions" else 1)
            fields["intro"], fields["items"] = self._items(name, body, lines_each)
            if not fields["items"]:
                self._say(number, "empty-block", f"{name} has no items", "write '- Text {#id}'")
        id, line = options.get("id", ("", number))
        if not id:
            self._say(number, "missing-id", f"{name} has no id", "write '    id: short-name' under the fence")
            return None
        return Block(id=id, **fields) if self._good_id(id, line) else None

    # -- options ----------------------------------------------------------------------------------

    def _options(self, name: str, lines: Lines) -> tuple[dict[str, tuple[str, int]], Lines]:
        """The options, each with its line, and the lines that follow them."""
        length = 1
        while length < len(lines) and lines[length][1].startswith("    ") and lines[length][1].strip():
            length += 1
        head, body = lines[1:length], lines[length:]
        for number, line in body:
            if _OPTION_LIKE.match(line):
                self._say(number, "option-indent", f"option '{line.split(':')[0].strip()}' is not indented",
                          "put four spaces before it, directly under the fence")
                body = [(n, other) for n, other in body if n != number]
            elif line.strip():
                break
        source = "\n".join(line[4:] for _, line in head)
        try:
            values = yaml.safe_load(source) or {}
            if not isinstance(values, dict):
                raise yaml.YAMLError("not 'name: value'")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = head[min(mark.line, len(head) - 1)][0] if mark else head[0][0]
            reason = getattr(error, "problem", None) or str(error)
            self._say(line, "bad-yaml", f"options cannot be read: {reason}",
                      "write 'name: value'; put a value with a colon in quotes")
            values = _salvaged(head)
        numbers = {line.split(":")[0].strip().strip("'\""): number for number, line in head}
        known = ("id", "for", "when", *_BLOCK_OPTIONS[name])
        options = {}
        for key, value in values.items():
            number = numbers.get(str(key), lines[0][0])
            if key not in known:
                self._say(number, "unknown-option", f"unknown option '{key}'", _option_hint(str(key), known))
            elif isinstance(value, (dict, list)) or value is None:
                self._say(number, "option-value", f"option '{key}' needs a single value")
            else:
                options[key] = (str(value), number)
        return options, body

    def _one_of(self, options, key: str, known: tuple[str, ...], block_line: int) -> str:
        if key not in options:
            self._say(block_line, "missing-option", f"option '{key}' is missing", f"one of: {', '.join(known)}")
            return known[0]
        value, line = options[key]
        if value not in known:
            self._say(line, "option-value", f"'{value}' is no value for '{key}'", did_you_mean(value, known))
            return known[0]
        return value

    def _count(self, options, key: str, block_line: int) -> int | None:
        if key not in options:
            return None
        value, line = options[key]
        if value.isdecimal() and int(value) > 0:
            return int(value)
        self._say(line, "option-value", f"'{value}' is no value for '{key}'", "a whole number above 0")
        return None

    # -- items ------------------------------------------------------------------------------------

    def _items(self, name: str, body: Lines, lines_each: int) -> tuple[tuple[Text, ...], tuple[Item, ...]]:
        start = _first(body, _is_item)
        intro = self._paragraphs(body[:start])
        items = []
        for chunk in _chunks(body[start:], _is_item):
            nested = _first(chunk, _is_nested)
            item = self._item(name, chunk[:nested], chunk[nested:], lines_each)
            if item:
                items.append(item)
        return intro, tuple(items)

    def _item(self, name: str, own: Lines, nested: Lines, lines_each: int) -> Item | None:
        number = own[0][0]
        for line_number, line in own[1:]:
            if line.strip() and not line.startswith("  "):
                self._say(line_number, "text-in-block", "text between the items of a block",
                          "start an item with '- ', or indent the line by two spaces to continue the item above")
                return None
        text, id, options = self._text_and_id(own, _ITEM_OPTIONS[name])
        kind, minutes = None, 0
        if name == "form":
            kind = self._one_of(options, "kind", FIELD_KINDS, number)
            lines_each = _TEXT_LINES if kind == "text" else 1
        if name == "agenda":
            minutes = self._count(options, "minutes", number) or 0
            if "minutes" not in options:
                self._say(number, "missing-option", "step has no minutes", "write {#id minutes=10}")
        choices = tuple(filter(None, (self._choice(chunk) for chunk in _chunks(nested, _is_nested))))
        if kind in _CHOOSING and len(choices) < 2 and not nested:
            self._say(number, "choices", f"a field of kind '{kind}' needs at least two answers",
                      "write them below, indented: '    - Answer {#id}'")
        if kind not in _CHOOSING and nested:
            self._say(nested[0][0], "choices", "only a field of kind 'choice' or 'choices' has a list of its own")
        if id is None:
            return None
        lines_each = self._count(options, "lines", number) or lines_each
        return Item(id, text, Place(self.file, number), kind, lines_each, minutes, choices)

    def _choice(self, chunk: Lines) -> Choice | None:
        number = chunk[0][0]
        text, id, options = self._text_and_id([(number, line.strip()) for number, line in chunk], ("lines",))
        return None if id is None else Choice(id, text, Place(self.file, number), self._count(options, "lines", number) or 0)

    def _text_and_id(self, lines: Lines, known: tuple[str, ...]) -> tuple[Text, str | None, dict[str, tuple[str, int]]]:
        """The text of an item, its id (None if it has no good one) and the options in its braces."""
        number = lines[0][0]
        source = " ".join(line.strip() for _, line in lines).removeprefix("-").strip()
        match = _BRACES.match(source)
        if not match:
            self._say(number, "missing-id", "item has no id", "end the line with a short name: {#short-name}")
            return self._inline(source, number), None, {}
        id, options = None, {}
        for word in match["inside"].split():
            key, equals, value = word.partition("=")
            if word.startswith("#"):
                id = word[1:]
            elif not equals or key not in known:
                self._say(number, "unknown-option", f"unknown option '{key}'", did_you_mean(key, known) or "only {#id}")
            else:
                options[key] = (value, number)
        if not match["text"].strip():
            self._say(number, "empty-item", "item has no text")
        if id is None:
            self._say(number, "missing-id", "item has no id", "put it first in the braces: {#short-name}")
        elif not self._good_id(id, number):
            id = None
        return self._inline(match["text"], number), id, options

    # -- text -------------------------------------------------------------------------------------

    def _mention(self, name: str, argument: str, lines: Lines, end: int) -> Mention | None:
        number = lines[0][0]
        for line_number, line in lines[1:]:
            if line.strip():
                self._say(line_number, "text-in-block", f"nothing may stand inside '{name}'")
        if name == "sheets" and argument:
            self._say(number, "block-title", "'sheets' takes no name", "write '/// sheets'")
        if name != "sheets" and not argument:
            self._say(number, "missing-id", f"'{name}' names nothing", f"write '/// {name} | id'")
            return None
        return Mention(name, argument, Place(self.file, number), end)

    def _paragraphs(self, lines: Lines) -> tuple[Text, ...]:
        chunks = _chunks(lines, lambda line: not line.strip())
        return tuple(self._inline(" ".join(line.strip() for _, line in chunk), chunk[0][0]) for chunk in chunks)

    def _inline(self, source: str, number: int) -> Text:
        try:
            return inline.read(source.strip(), self.page)
        except inline.NotInline as error:
            self._say(number, "not-inline", f"'{error}' cannot stand here",
                      "only bold, italics, code and links; a message is plain paragraphs")
            return ()

    def _good_id(self, id: str, number: int) -> bool:
        if ID.match(id):
            return True
        self._say(number, "bad-id", f"'{id}' is not an id", ID_HINT)
        return False

    def _say(self, line: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Place(self.file, line), rule, message, hint))


def _is_item(line: str) -> bool:
    return line.startswith("- ") or line.rstrip() == "-"


def _is_nested(line: str) -> bool:
    return line.startswith("    - ")


def _first(lines: Lines, test: Callable[[str], bool]) -> int:
    """The index of the first line that passes, or the number of lines."""
    return next((index for index, (_, line) in enumerate(lines) if test(line)), len(lines))


def _chunks(lines: Lines, starts: Callable[[str], bool]) -> Iterator[Lines]:
    """Runs of lines without the empty ones; a new run begins at each line that `starts` it."""
    chunk: list[tuple[int, str]] = []
    for number, line in lines:
        if chunk and starts(line):
            yield chunk
            chunk = []
        if line.strip():
            chunk.append((number, line))
    if chunk:
        yield chunk


def _salvaged(head: Lines) -> dict[str, str]:
    """What can be told from options that are not YAML, so that one slip is one problem, not four."""
    pairs = (line.strip().partition(":") for _, line in head)
    return {key: value.strip() for key, colon, value in pairs if colon}


def _option_hint(key: str, known: tuple[str, ...]) -> str:
    likely = {"audiance": "for", "audience": "for", "phase": "when", "name": "id", "title": "id"}
    return f"did you mean '{likely[key]}'?" if key in likely else did_you_mean(key, known)
