"""One word for one thing: what terms/<language>.yml replaces is not used."""

from collections.abc import Iterator

from handbook.model import Catalogue, Page
from handbook.problems import Problem
from handbook.reading import passages, terms
from handbook.reading.terms import Terms


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for language in catalogue.languages:
        pages = [page for page in catalogue.pages if page.language == language]
        suspects = terms.read(language).only(passages.Vocabulary(*pages).holds)
        for page in pages if suspects.never else ():
            yield from _check(page, suspects.only(passages.vocabulary(page).holds))


def _check(page: Page, suspects: Terms) -> Iterator[Problem]:
    for passage in passages.read(page) if suspects.never else ():
        text = passage.own
        for index, word, instead in suspects.find(text):
            yield Problem(passage.line(text, index), "term", f"'{word}' is not what we call it", f"write '{instead}'")
