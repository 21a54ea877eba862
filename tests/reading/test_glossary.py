"""What a glossary page explains."""

from handbook.model import Heading, Page, Place
from handbook.reading import glossary

SOURCE = """\
---
description: Words.
---
# Words

Opening.

## Group {#group}

### Pair {#pair}

A *mentor* and a mentee, who
[share the work](../guide/work.md#both) and [talk](talk.md).

A second paragraph.

### Empty {#empty}

## Next {#next}
"""


def test_an_entry_is_the_paragraph_under_its_heading_and_knows_where_it_leads():
    headings = [("", 4), ("group", 8), ("pair", 10), ("empty", 17), ("next", 19)]
    parts = tuple(Heading(id, 2, "", Place("docs/en/about/words.md", line)) for id, line in headings)
    page = Page("en", "about/words.md", "Words", "", Place("docs/en/about/words.md", 1), parts, (), SOURCE, 4, True)
    assert glossary.read(page) == {
        "pair": glossary.Entry(
            "A mentor and a mentee, who share the work and talk.", frozenset({"guide/work.md", "about/talk.md"})
        ),
    }
