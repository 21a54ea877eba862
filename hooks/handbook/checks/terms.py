"""One word for one thing: what terms/<language>.yml replaces is not used."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem
from handbook.reading import passages, terms


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = {language: terms.read(language) for language in catalogue.languages}
    for page in catalogue.pages:
        suspects = known[page.language].only(lambda beginning: passages.holds(page, beginning))
        for passage in passages.read(page) if suspects.never else ():
            text = passage.own
            for index, word, instead in suspects.find(text):
                yield Problem(passage.line(text, index), "term", f"'{word}' is not what we call it", f"write '{instead}'")
