"""Inline Markdown as spans; what is no inline Markdown is refused."""

from dataclasses import replace

import pytest

from handbook.model import Span, plain
from handbook.reading import inline

SPANS = {
    "": (),
    "Words, numbers 1. and 2) – ‘quoted’.": (Span("Words, numbers 1. and 2) – ‘quoted’."),),
    "a *slanted* word": (Span("a "), Span("slanted", emphasis=True), Span(" word")),
    "**strong**": (Span("strong", strong=True),),
    "***both***": (Span("both", strong=True, emphasis=True),),
    "**strong and *slanted***": (Span("strong and ", strong=True), Span("slanted", strong=True, emphasis=True)),
    "`code *as it is* <b>`": (Span("code *as it is* <b>", code=True),),
    "snake_case_word": (Span("snake_case_word"),),
    r"\*no stars\* and \[no link\]": (Span("*no stars* and [no link]"),),
    "R&D, 3 < 4, 5 > 4": (Span("R&D, 3 < 4, 5 > 4"),),
    "&amp; &ndash; &#8364;": (Span("& – €"),),
    "[first name]": (Span("[first name]"),),
    "[web](https://example.org/?a=1&b=2)": (Span("web", link="https://example.org/?a=1&b=2"),),
    "[mail](mailto:a@example.org)": (Span("mail", link="mailto:a@example.org"),),
    "[here](#there)": (Span("here", link="guide/page.md#there"),),
    "[beside](other.md#there)": (Span("beside", link="guide/other.md#there"),),
    "[above](../index.md)": (Span("above", link="index.md"),),
    "[below](deep/er.md)": (Span("below", link="guide/deep/er.md"),),
    "[**strong** link](other.md)": (
        Span("strong", strong=True, link="guide/other.md"), Span(" link", link="guide/other.md"),
    ),
}
REFUSED = {
    "- a list": "-", "* a list": "*", "+ a list": "+", "1. a list": "1.", "2) a list": "2)", "# a heading": "#",
    "> a quotation": ">", "![an image](a.png)": "img", "a<br>break": "br", "<b>bold</b>": "b", "<div>a</div>": "div",
    "an </em> end": "em", "</p> *a*": "p", "<!-- a comment -->": "!--", "<script>a</script>": "script",
}


@pytest.mark.parametrize("source", SPANS)
def test_inline_markdown_becomes_spans(source):
    assert _joined(inline.read(source, "guide/page.md")) == SPANS[source]


@pytest.mark.parametrize("source", REFUSED)
def test_what_is_not_inline_is_refused_by_name(source):
    with pytest.raises(inline.NotInline) as refused:
        inline.read(source, "guide/page.md")
    assert str(refused.value) == REFUSED[source]


def test_the_words_of_a_text_are_its_spans_without_looks():
    assert plain(inline.read("**Strong**, *slanted* & [link](a.md)")) == "Strong, slanted & link"


def test_a_link_is_the_same_from_every_page():
    assert {inline.from_top(link, page) for link, page in (
        ("b/c.md#d", "a.md"), ("c.md#d", "b/a.md"), ("../b/c.md#d", "b/a.md"), ("#d", "b/c.md"),
    )} == {"b/c.md#d"}


def _joined(spans):
    """Neighbours that look alike as one: where a text is cut is not what counts."""
    joined = []
    for span in spans:
        if joined and replace(joined[-1], text="") == replace(span, text=""):
            span = replace(span, text=joined.pop().text + span.text)
        joined.append(span)
    return tuple(joined)
