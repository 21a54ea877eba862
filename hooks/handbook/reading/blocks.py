"""The lines between two fences -> Block or Mention.

What is wrong is said once, where it is wrong, and then read as it was meant, so that one slip does not come back
as three. What cannot be read at all makes the block `lost`: nothing is concluded from its absence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from handbook.model import (
    AUDIENCES, BLOCK_KINDS, FIELD_KINDS, MENTION_KINDS, PHASES, SELF_CHECK_KINDS,
    Block, Choice, Item, Mention, Place, Text,
)
from handbook.problems import Problem, did_you_mean, meant
from handbook.reading import inline, yaml_text

FENCE = re.compile(r"^///[ \t]*(?P<name>[^\s|/]*)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?[ \t]*$")
ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
ID_HINT = "small letters, digits and single hyphens, such as {#first-meeting}"

PLAIN_HINT = "leave out bold, italics, code and links"

_ID_IN_BRACES = re.compile(r"\{[ \t]*#[^{}]*\}")
_BRACES = re.compile(r"^(?P<text>.*?)\s*\{(?P<inside>[^{}]*)\}\s*$")
_ITEM = re.compile(r"- |-\s*$")
_NEARLY_ITEM = re.compile(r"([*+]|\d+[.)]) |-[^\s\d-]")

# What a block may be told beyond `id`, `for` and `when`, and what its items may be told beyond their id.
_COMMON = ("id", "for", "when")
_BLOCK_OPTIONS = {
    "checklist": (), "questions": ("lines",), "form": (), "agenda": ("minutes",), "message": ("subject",), "steps": (), "self-check": ("kind",),
}
_ITEM_OPTIONS = {
    "checklist": (), "questions": ("lines",), "form": ("kind", "lines"), "agenda": ("minutes",), "steps": (), "self-check": ("right",),
}
_FLAGS = ("right",)
"""Options without a value."""
_OTHER_NAMES = {"audience": "for", "audiance": "for", "phase": "when", "name": "id", "type": "kind"}
_OPTION_LINE = re.compile(rf"^\s*({'|'.join(sorted({*_COMMON, *sum(_BLOCK_OPTIONS.values(), ())}))})\s*:(?P<value>.*)$")
_CHOOSING = ("choice", "choices")
_NAMELESS = tuple(kind for kind in MENTION_KINDS if kind not in ("show", "sheet"))
_QUESTION_LINES = 2
_TEXT_LINES = 3

Lines = Sequence[tuple[int, str]]
"""Lines with their numbers."""

Options = dict[str, tuple[str, int]]
"""Values, each with its line."""


class BlockReader:
    """Reads one block of a page; what is wrong with it is put into `problems`."""

    def __init__(self, page: str, file: str) -> None:
        self.page, self.file = page, file
        self.problems: list[Problem] = []
        self.lost = False
        """Whether something of the block could not be read at all."""

    def read(self, lines: Lines, end: int) -> Block | Mention | None:
        """Read a block.

        `lines` runs from the opening fence to the line before the closing one, `end` is the closing fence's number.
        Returns None, and is `lost`, when its kind or id cannot be told.
        """
        number, first = lines[0]
        match = FENCE.match(first)
        name, argument = match["name"], (match["argument"] or "").strip()
        if name not in BLOCK_KINDS + MENTION_KINDS:
            self._say(number, "unknown-block", f"unknown block '{name}'", did_you_mean(name, BLOCK_KINDS + MENTION_KINDS))
            name = meant(name, BLOCK_KINDS + MENTION_KINDS)
        if name in MENTION_KINDS:
            return self._mention(name, argument, lines, end)
        if not name:
            self.lost = True
            return None
        if not argument:
            self._say(number, "block-title", f"{name} has no title", f"write '/// {name} | Title'")
        elif not is_plain(argument):
            self._say(number, "title", "a title is plain text", PLAIN_HINT)
        block = self._block(name, argument, lines, end)
        self.lost |= block is None
        return block

    def _block(self, kind: str, title: str, lines: Lines, end: int) -> Block | None:
        number = lines[0][0]
        options, certain, body = self._options(kind, lines)
        if certain:
            for key in ("for", "when", *{"agenda": ("minutes",), "self-check": ("kind",)}.get(kind, ())):
                if key not in options:
                    self._say(number, "missing-option", *_MISSING["answers" if key == "kind" else key](kind))
        audience = self._one_of(options, "for", AUDIENCES)
        phase = self._one_of(options, "when", PHASES)
        minutes = self._count(options, "minutes")
        answers = self._one_of(options, "kind", SELF_CHECK_KINDS) if kind == "self-check" else None
        lines_each = self._count(options, "lines") or (_QUESTION_LINES if kind == "questions" else 1)
        intro, items, paragraphs = (), (), ()
        if kind == "message":
            paragraphs = self._paragraphs(body)
            if not any(line.strip() for _, line in body):
                self._say(number, "empty-block", "message has no text", "write it under the options, after an empty line")
        else:
            start = _first(body, _is_item)
            intro, items = self._paragraphs(body[:start]), self._items(kind, body[start:], lines_each)
            if start == len(body):
                self._say(number, "empty-block", f"{kind} has no items", "write '- Text {#id}'")
        id, line = options.get("id", ("", number))
        if "id" not in options:
            if certain:
                self._say(number, "missing-id", f"{kind} has no id", "write '    id: short-name' under the fence")
            return None
        if not self._good_id(id, line):
            return None
        return Block(
            id=id, kind=kind, title=title, audience=audience, phase=phase, place=Place(self.file, number), end=end, intro=intro,
            items=items, paragraphs=paragraphs, minutes=minutes, answers=answers, subject=options.get("subject", (None, 0))[0],
        )

    # -- options ----------------------------------------------------------------------------------

    def _options(self, kind: str, lines: Lines) -> tuple[Options, bool, Lines]:
        """The options; whether those that are missing are missing indeed; the lines that follow them."""
        length = 1
        while length < len(lines) and lines[length][1].startswith("    ") and lines[length][1].strip():
            length += 1
        head, body = lines[1:length], lines[length:]
        known = _COMMON + _BLOCK_OPTIONS[kind]
        pairs, certain = self._pairs(head)
        pairs += self._strayed(body)
        body = body[_first(body, lambda line: line.strip() and not _OPTION_LINE.match(line)):]
        options: Options = {}
        for key, value, number in pairs:
            if key not in known:
                self._say(number, "unknown-option", f"unknown option '{key}'", did_you_mean(key, known, _OTHER_NAMES))
                key = meant(key, known, _OTHER_NAMES)
            elif key in options:
                self._say(number, "option-twice", f"option '{key}' is given twice")
                continue
            if value is None:
                self._say(number, "option-value", f"option '{key}' needs a single value")
                certain = False
            elif key:
                options.setdefault(key, (value, number))
        return options, certain, body

    def _pairs(self, head: Lines) -> tuple[list[tuple[str, str | None, int]], bool]:
        """Names and values, as they are written, with lines; and whether the lines are YAML."""
        try:
            tree = yaml_text.compose("\n".join(line[4:] for _, line in head))
            if tree is not None and not isinstance(tree, yaml.MappingNode):
                raise yaml.MarkedYAMLError(problem="not 'name: value'", problem_mark=tree.start_mark)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            number = head[min(mark.line if mark else 0, len(head) - 1)][0]
            self._say(number, "bad-yaml", f"options cannot be read: {getattr(error, 'problem', None) or error}",
                      "write 'name: value'; put a value with a colon in quotes")
            split = ((line.strip().partition(":"), number) for number, line in head)
            return [(name, value.strip(), number) for (name, colon, value), number in split if colon], False
        return [
            (str(name.value), value.value if isinstance(value, yaml.ScalarNode) and value.value else None, head[name.start_mark.line][0])
            for name, value in (tree.value if tree else ())
        ], True

    def _strayed(self, body: Lines) -> list[tuple[str, str, int]]:
        """Options that stand where none are read."""
        strayed, empty = [], False
        for number, line in body:
            match = _OPTION_LINE.match(line)
            if line.strip() and not match:
                break
            if match:
                where = "stands after an empty line" if empty and line.startswith("    ") else "is not indented"
                hint = "put it directly under the fence" if empty and line.startswith("    ") else "put four spaces before it, directly under the fence"
                self._say(number, "option-place", f"option '{match[1]}' {where}", hint)
                strayed.append((match[1], match["value"].strip(), number))
            empty |= not line.strip()
        return strayed

    def _one_of(self, options: Options, key: str, known: tuple[str, ...]) -> str:
        """The value if it is known, else an empty string."""
        value, line = options.get(key, ("", 0))
        if key in options and value not in known:
            self._say(line, "option-value", f"'{value}' is no value for '{key}'", did_you_mean(value, known))
            return ""
        return value

    def _count(self, options: Options, key: str) -> int:
        """The value if it is a number above 0, else 0."""
        value, line = options.get(key, ("", 0))
        if key in options and not re.fullmatch("0*[1-9][0-9]*", value):
            self._say(line, "option-value", f"'{value}' is no value for '{key}'", "a whole number above 0")
            return 0
        return int(value or 0)

    # -- items ------------------------------------------------------------------------------------

    def _items(self, kind: str, body: Lines, lines_each: int) -> tuple[Item, ...]:
        items = []
        for chunk in _chunks(body, _is_item):
            if not _ITEM.match(chunk[0][1]):
                self._say(chunk[0][0], "item-mark", "this would not be an item", "start an item with '- '")
            stray = [(number, line) for number, line in chunk[1:] if not line.startswith("  ")]
            if stray:
                self._say(stray[0][0], "text-in-block", "text between the items of a block",
                          "start an item with '- ', or indent the line by two spaces to continue the item above")
            chunk = [line for line in chunk if line not in stray]
            nested = _first(chunk, _is_nested)
            item = self._item(kind, chunk[:nested], chunk[nested:], lines_each)
            self.lost |= item is None
            items += [item] if item else []
        return tuple(items)

    def _item(self, block_kind: str, own: Lines, nested: Lines, lines_each: int) -> Item | None:
        number, problems_before = own[0][0], len(self.problems)
        text, id, options = self._text_and_id(own, _ITEM_OPTIONS[block_kind])
        well_so_far = len(self.problems) == problems_before
        kind, minutes = None, self._count(options, "minutes")
        if block_kind == "form":
            if "kind" not in options and well_so_far:
                self._say(number, "missing-option", *_MISSING["kind"](block_kind))
            kind = self._one_of(options, "kind", FIELD_KINDS)
            lines_each = _TEXT_LINES if kind == "text" else 1
        if block_kind == "agenda" and "minutes" not in options and well_so_far:
            self._say(number, "missing-option", "step has no minutes", "write {#id minutes=10}")
        if block_kind == "self-check":
            feedback = self._feedback(number, nested)
            return Item(id, text, Place(self.file, number), right="right" in options, feedback=feedback) if id else None
        chunks = list(_chunks(nested, _is_nested))
        choices = tuple(filter(None, map(self._choice, chunks)))
        self.lost |= len(choices) < len(chunks)
        if kind in _CHOOSING and len(chunks) < 2 and well_so_far:
            self._say(number, "choices", f"a field of kind '{kind}' needs at least two answers",
                      "write them below, indented: '    - Answer {#id}'")
        if kind not in _CHOOSING and kind != "" and nested:
            self._say(nested[0][0], "choices", "only a field of kind 'choice' or 'choices' has a list of its own")
        lines_each = self._count(options, "lines") or lines_each
        return Item(id, text, Place(self.file, number), kind, lines_each, minutes, choices) if id else None

    def _feedback(self, number: int, nested: Lines) -> Text:
        """What stands under an answer of a self-check."""
        chunks = list(_chunks(nested, _is_nested))
        if not chunks:
            self._say(number, "feedback", "answer has no feedback", "write it below, indented: '    - Why it is right, or not.'")
            return ()
        if len(chunks) > 1:
            self._say(chunks[1][0][0], "feedback", "answer has more than one feedback", "make one of them")
        source = " ".join(line.strip() for _, line in chunks[0]).removeprefix("-").strip()
        if _ID_IN_BRACES.search(source):
            self._say(chunks[0][0][0], "feedback", "feedback has no id of its own", "delete the braces")
            source = _ID_IN_BRACES.sub("", source)
        return self._inline(source, chunks[0][0][0])

    def _choice(self, chunk: Lines) -> Choice | None:
        text, id, options = self._text_and_id(chunk, ("lines",))
        return Choice(id, text, Place(self.file, chunk[0][0]), self._count(options, "lines")) if id else None

    def _text_and_id(self, lines: Lines, known: tuple[str, ...]) -> tuple[Text, str | None, Options]:
        """The text of an item, its id (None if it has no good one) and the options in its braces."""
        number = lines[0][0]
        source = " ".join(line.strip() for _, line in self._up_to_id(lines))
        source = re.sub(r"^([-*+]|\d+[.)])\s*", "", source)
        match = _BRACES.match(source)
        if not match:
            self._say(number, "missing-id", "item has no id", "end the line with a short name: {#short-name}")
            return self._inline(source, number), None, {}
        id, options = None, {}
        words = match["inside"].split()
        id = next((word[1:] for word in words if word.startswith("#")), None)
        if id is None:
            self._say(number, "missing-id", "item has no id", "put it first in the braces: {#short-name}")
        for word in words:
            key, equals, value = word.partition("=")
            if key in known and bool(equals) != (key in _FLAGS):
                options[key] = (value, number)
            elif key in known:
                self._say(number, "option-value", *(
                    (f"option '{key}' takes no value", f"write {{#id {key}}}") if equals else
                    (f"option '{key}' needs a value", f"write {{#id {key}=…}}")
                ))
            elif not word.startswith("#") and (equals or id is not None):
                self._say(number, "unknown-option", f"unknown option '{key}'", did_you_mean(key, known, _OTHER_NAMES) or "only {#id}")
        if not match["text"].strip():
            self._say(number, "empty-item", "item has no text")
        if id is not None and not self._good_id(id, number):
            id = None
        return self._inline(match["text"], number), id, options

    def _up_to_id(self, lines: Lines) -> Lines:
        """The lines up to the first id in braces; whatever follows it is a problem."""
        for index, (number, line) in enumerate(lines):
            match = _ID_IN_BRACES.search(line)
            if match:
                following = [number] if line[match.end():].strip() else [after for after, _ in lines[index + 1 :]]
                if following:
                    self._say(following[0], "id-inside", "an id stands inside the text", "put it at the end of the item")
                return [*lines[:index], (number, line[: match.end()])]
        return lines

    # -- text -------------------------------------------------------------------------------------

    def _mention(self, kind: str, argument: str, lines: Lines, end: int) -> Mention | None:
        number = lines[0][0]
        for line_number, line in lines[1:]:
            if line.strip():
                self._say(line_number, "text-in-block", f"nothing may stand inside '{kind}'")
        if kind in _NAMELESS and argument:
            self._say(number, "block-title", f"'{kind}' takes no name", f"write '/// {kind}'")
        if kind not in _NAMELESS and not argument:
            self._say(number, "missing-id", f"'{kind}' names nothing", f"write '/// {kind} | id'")
            self.lost = True
            return None
        return Mention(kind, argument, Place(self.file, number), end)

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


def is_plain(title: str) -> bool:
    """Whether a title means on paper and in the catalogue what it means on the page."""
    return not re.search(r"[*`<>{}\\]|\]\(|\b_|_\b|&#?\w+;", title)


_MISSING = {
    "for": lambda kind: ("option 'for' is missing", f"one of: {', '.join(AUDIENCES)}"),
    "when": lambda kind: ("option 'when' is missing", f"one of: {', '.join(PHASES)}"),
    "kind": lambda kind: ("option 'kind' is missing", f"one of: {', '.join(FIELD_KINDS)}"),
    "answers": lambda kind: ("option 'kind' is missing", f"one of: {', '.join(SELF_CHECK_KINDS)}"),
    "minutes": lambda kind: (f"{kind} has no option 'minutes'", "write '    minutes: 60'"),
}


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line) or _NEARLY_ITEM.match(line))


def _is_nested(line: str) -> bool:
    return line.startswith("    - ")


def _first(lines: Lines, test: Callable[[str], object]) -> int:
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
