"""What a reader sees of a page, with lines; and not what only the tools see."""

from handbook.model import Page, Place
from handbook.reading import passages

PAGE = """\
---
title: Short
description: >
  One sentence
  in two lines.
reviewed: 2026-11-22
hide: [toc]
---
# The *title*

A [link](a.md#b), [a *name*](https://example.org/a_(b)), `code`, snake_case, _slanted_,
R&amp;D, \\*star\\* and <https://example.org>.
- first {#first}
  goes on
1. second

## Heading {#heading}
```
/// form | Not this
```
/// message | Title of the message
    for: both
    id: letter
    subject: "Date: [day]"

Dear [name],

Yours
///

/// show | other
///

/// form | Title of the form
    id: form

Introduction
- Rhythm {#rhythm kind=choice}
    - monthly {#monthly}
///
End
"""


def read(source: str) -> list[passages.Passage]:
    body = source.split("\n").index("---", 1) + 2
    return list(passages.read(Page("en", "a.md", "", "", Place("docs/en/a.md", 1), (), (), source, body, True)))


def test_every_heading_paragraph_and_item_is_there_once_with_its_line():
    assert [(passage.place.line, passage.kind, passage.block, passage.text) for passage in read(PAGE)] == [
        (2, "front matter", "", "Short"),
        (3, "front matter", "", "\nOne sentence\nin two lines."),
        (9, "heading", "", "The *title*"),
        (11, "paragraph", "", "A link, a *name*, , snake_case, *slanted*,\nR&D, *star* and ."),
        (13, "item", "", "first\ngoes on"),
        (15, "item", "", "second"),
        (17, "heading", "", "Heading"),
        (21, "title", "letter", "Title of the message"),
        (24, "subject", "letter", "Date: [day]"),
        (26, "paragraph", "letter", "Dear [name],"),
        (28, "paragraph", "letter", "Yours"),
        (34, "title", "form", "Title of the form"),
        (37, "paragraph", "form", "Introduction"),
        (38, "item", "form", "Rhythm"),
        (39, "item", "form", "monthly"),
        (41, "paragraph", "", "End"),
    ]


def test_names_that_others_gave_are_not_our_own_words():
    assert read(PAGE)[3].own == "A link, , , snake_case, *slanted*,\nR&D, *star* and ."


def test_a_letter_has_its_line():
    passage = read(PAGE)[3]
    assert passage.line(passage.text, passage.text.index("star")) == Place("docs/en/a.md", 12)
