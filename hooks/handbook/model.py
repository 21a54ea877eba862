"""What the handbook is made of.

    Catalogue            all languages, read at one moment
      Page               one Markdown file
        Heading          a `##` line with an id
        Block            a list, form, agenda or message with an id
          Item           a line of it with an id
            Choice       one answer of a field that offers several
        Mention          a block of another page, or a sheet, shown here
      Sheet              a named selection of blocks, with a page of its own under print/

A block stands between two fences, `/// checklist | Title` and `///`; its options are the lines
indented by four spaces under the first fence; an item is a line that starts with `- ` and ends with
its id in braces. Ids are the same in all languages: they are what holds the handbook together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

AUDIENCES = ("mentee", "mentor", "both", "hr")
PHASES = ("prepare", "find", "approach", "agree", "meet", "follow-through", "sustain", "close")
BLOCK_KINDS = ("checklist", "questions", "form", "agenda", "message", "steps", "self-check")
MENTION_KINDS = ("show", "sheet", "sheets", "way", "contact", "course", "record", "keeping")
SELF_CHECK_KINDS = ("one", "several", "order")
FIELD_KINDS = ("line", "text", "date", "choice", "choices", "pair", "signature")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written."""

    file: str
    """Path from the top of the project, with forward slashes."""
    line: int
    """The first line is 1."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks the same from its first letter to its last."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str | None = None
    """As written, or, for a page of the handbook, counted from the top of its language."""


Text = tuple[Span, ...]
"""A paragraph, or the words of an item."""


def plain(text: Text) -> str:
    """The words of a text without their looks."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    text: Text
    place: Place
    lines: int = 0
    """Lines to write on after it, for "other: …"."""


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    text: Text
    place: Place
    kind: str | None = None
    """One of FIELD_KINDS in a form, empty if it could not be read; None elsewhere."""
    lines: int = 1
    """How many lines there are to write on."""
    minutes: int = 0
    choices: tuple[Choice, ...] = ()
    right: bool = False
    """Of an answer of a self-check: whether it is to be chosen."""
    feedback: Text = ()
    """Of an answer of a self-check: what somebody hears who has chosen it."""


@dataclass(frozen=True, slots=True)
class Block:
    id: str
    kind: str
    title: str
    audience: str
    """One of AUDIENCES; empty if it could not be read."""
    phase: str
    """One of PHASES; empty if it could not be read."""
    place: Place
    intro: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Text, ...] = ()
    """The text of a message."""
    subject: str | None = None
    """The subject line of a message that is an e-mail."""
    minutes: int = 0
    """The stated length of an agenda."""
    answers: str | None = None
    """One of SELF_CHECK_KINDS in a self-check, empty if it could not be read; None elsewhere."""
    end: int = 0
    """The line of the closing fence."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A block or sheet that is defined elsewhere and shown here."""

    kind: str
    """One of MENTION_KINDS."""
    target: str
    """The id of the block or the sheet; empty for what is there once, such as `sheets`, the list of them all."""
    place: Place
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    id: str
    level: int
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    target: str
    place: Place


@dataclass(frozen=True, eq=False)
class Page:
    """A file that is as it was is the same page: what was found out about it holds until somebody edits it."""

    language: str
    path: str
    """Path inside the language's folder: `guide/index.md`."""
    title: str
    """The first heading."""
    description: str
    place: Place
    parts: tuple[Heading | Block | Mention, ...]
    """In the order in which they stand."""
    links: tuple[Link, ...]
    source: str
    """The whole file."""
    body: int
    """The line after the front matter."""
    whole: bool
    """Whether all of it could be read; if not, nothing is concluded from what is missing."""
    phase: str = ""
    """Where on the way it helps, one of PHASES; empty on a page that is not about one."""
    name: str = ""
    """What navigation calls it; its title, unless the front matter has a shorter one."""
    module: int = 0
    """Which module of the course it is, from 1; 0 if it is none."""
    minutes: int = 0
    """How long a module takes with all there is to do in it."""
    reviewed: str = ""
    """ISO date of the day on which somebody last read it through; empty if it could not be read."""

    @property
    def blocks(self) -> Iterator[Block]:
        return (part for part in self.parts if isinstance(part, Block))

    @property
    def url(self) -> str:
        """Address inside the language."""
        return self.path.removesuffix(".md") + ".html"


@dataclass(frozen=True, slots=True)
class Sheet:
    id: str
    blocks: tuple[str, ...]
    place: Place

    @property
    def path(self) -> str:
        """The page that carries the sheet, in each language."""
        return f"print/{self.id}.md"

    def address(self, *languages: Language) -> str:
        """Where its files stand, without their ending: in one language or, once for both, in two."""
        if len(languages) == 1:
            return f"{languages[0].root}print/{self.id}"
        return f"print/{self.id}." + "-".join(language.code for language in languages)


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    """In the language itself."""
    site_name: str
    default: bool
    """The default language stands at the top of the site, the others in a folder of their own."""

    @property
    def root(self) -> str:
        return "" if self.default else f"{self.code}/"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for this copy of the site; what is not said is empty."""

    name: str = ""
    address: tuple[str, ...] = ()
    """Its lines."""
    email: str = ""
    phone: str = ""
    register: str = ""
    """An entry in a register or a tax number, in words."""
    report: str = ""
    """The web address of a form for reports."""


@dataclass(frozen=True)
class Settings:
    """What the handbook takes from `mkdocs.yml`."""

    languages: tuple[Language, ...]
    edition: str
    """ISO date of the edition; the clock of every file that is made."""
    site_url: str
    """Where the site will stand, with a slash at the end; empty if that is not known."""
    sheets: tuple[Sheet, ...]
    contact: Contact | None = None
    """None if nothing is said of it."""
    glossary: Link | None = None
    """The page that says what words mean, as a path in a language."""
    footer: tuple[Link, ...] = ()
    """The pages that every page leads to in its footer."""

    @property
    def pairs(self) -> Iterator[tuple[Language, Language]]:
        """Every two languages that a sheet can say side by side."""
        return combinations(self.languages, 2)


@dataclass(frozen=True)
class Catalogue:
    settings: Settings
    pages: tuple[Page, ...]
    problems: tuple = field(default=())
    """What could not be read, as `Problem`s."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.settings.languages)

    @cached_property
    def by_path(self) -> dict[tuple[str, str], Page]:
        """Pages by language and path."""
        return {(page.language, page.path): page for page in self.pages}

    @cached_property
    def homes(self) -> dict[tuple[str, str], tuple[Page, Block]]:
        """Blocks, each with the page that owns it, by language and id."""
        return {(page.language, block.id): (page, block) for page in self.pages for block in page.blocks}

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        return {sheet.id: sheet for sheet in self.settings.sheets}

    @cached_property
    def modules(self) -> dict[str, list[Page]]:
        """The modules of the course in their order, by language."""
        modules = sorted((page for page in self.pages if page.module), key=lambda page: page.module)
        return {language: [page for page in modules if page.language == language] for language in self.languages}

    @cached_property
    def where(self) -> dict[tuple[str, str], Page]:
        """The pages on which what is there once in a language stands, by language and kind of mention."""
        return {
            (page.language, part.kind): page
            for page in reversed(self.pages) for part in page.parts if isinstance(part, Mention) and not part.target
        }

    def is_whole(self, language: str) -> bool:
        """Whether all pages of a language could be read."""
        return all(page.whole for page in self.pages if page.language == language)

    def language(self, code: str) -> Language:
        return next(language for language in self.settings.languages if language.code == code)

    def block(self, language: str, id: str) -> Block | None:
        """The block of that name, or None."""
        home = self.homes.get((language, id))
        return home and home[1]

    def sheet_blocks(self, language: str, sheet: Sheet) -> tuple[Block, ...]:
        """The blocks of a sheet in its order; those that do not exist are left out."""
        return tuple(filter(None, (self.block(language, id) for id in sheet.blocks)))

    def mentioned(self, page: Page, mention: Mention) -> tuple[Block, ...]:
        """The blocks that a mention puts on a page."""
        if mention.kind == "show":
            return tuple(filter(None, [self.block(page.language, mention.target)]))
        if mention.kind == "sheet" and mention.target in self.sheets:
            return self.sheet_blocks(page.language, self.sheets[mention.target])
        return ()

    def shown(self, page: Page) -> Iterator[Block]:
        """Every block that stands on a page, its own and those of others, in order."""
        for part in page.parts:
            if isinstance(part, Block):
                yield part
            elif isinstance(part, Mention):
                yield from self.mentioned(page, part)

    def anchors(self, page: Page) -> Iterator[str]:
        """Everything on a page that a link can point to."""
        for part in page.parts:
            if isinstance(part, Heading) and part.id:
                yield part.id
        for block in self.shown(page):
            yield block.id
            yield from (item.id for item in block.items)
