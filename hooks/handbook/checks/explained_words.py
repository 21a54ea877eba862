"""The glossary has an entry for each word that pages explain."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem
from handbook.reading import glossary, terms


def check(catalogue: Catalogue) -> Iterator[Problem]:
    named = catalogue.settings.glossary
    for language in catalogue.languages if named else ():
        page = catalogue.by_path.get((language, named.target))
        if not page or not page.whole:
            continue  # another rule says so
        entries = glossary.read(page)
        for id in terms.read(language).explained:
            if id not in entries:
                yield Problem(page.place, "glossary", f"nothing explains '{id}', and pages lead here for it",
                              f"write it, or take it out of terms/{language}.yml")
