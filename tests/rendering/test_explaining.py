"""A word of the glossary becomes a link where a page first uses it."""

import markdown
import pytest
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook.model import Page, Place
from handbook.reading.glossary import Entry
from handbook.reading.terms import Terms
from handbook.rendering.explaining import Explainer

TERMS = Terms({}, (), {"check-in": ("check-in", "check-ins"), "smart": ("SMART",), "unknown": ("mentor",)})
ENTRIES = {"check-in": Entry("A short talk.", frozenset({"owner.md"})), "smart": Entry("Five tests.", frozenset())}
CHECK_IN = '<a class="hb-term" data-definition="A short talk." href="{}#check-in">{}</a>'
SMART = '<a class="hb-term" data-definition="Five tests." href="about/words.md#smart">SMART</a>'


@pytest.mark.parametrize("source, html", [
    ("A Check-in, then check-ins and a mentor.", f"<p>A {CHECK_IN.format('about/words.md', 'Check-in')}, then check-ins and a mentor.</p>"),
    ("SMART check-ins, SMART.", f"<p>{SMART} {CHECK_IN.format('about/words.md', 'check-ins')}, SMART.</p>"),
    ("*one* check-in **two** SMART", f"<p><em>one</em> {CHECK_IN.format('about/words.md', 'check-in')} <strong>two</strong> {SMART}</p>"),
    ("- **SMART** goals", f"<ul>\n<li><strong>{SMART}</strong> goals</li>\n</ul>"),
    ("# SMART\n\n[SMART](a.md) `SMART`", '<h1>SMART</h1>\n<p><a href="a.md">SMART</a> <code>SMART</code></p>'),
])
def test_prose_is_explained_and_nothing_else(source, html):
    assert convert(source, "index.md") == html


def test_links_count_from_the_page():
    assert convert("A check-in.", "guide/lasting/a.md") == f"<p>A {CHECK_IN.format('../../about/words.md', 'check-in')}.</p>"


@pytest.mark.parametrize("path", ["about/words.md", "owner.md"])
def test_neither_the_glossary_nor_the_page_that_says_it_all_explains_the_word(path):
    assert convert("A check-in.", path) == "<p>A check-in.</p>"


def convert(source: str, path: str) -> str:
    class Explaining(Treeprocessor):
        def run(self, root):
            Explainer(page(path), page("about/words.md"), TERMS, ENTRIES).explain(root)

    class Last(Extension):
        def extendMarkdown(self, md):
            md.treeprocessors.register(Explaining(md), "explaining", 7)

    return markdown.markdown(source, extensions=[Last()])


def page(path: str) -> Page:
    return Page("en", path, "", "", Place(f"docs/en/{path}", 1), (), (), "", 1, True)
