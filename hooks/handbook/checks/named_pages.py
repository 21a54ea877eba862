"""Pages that mkdocs.yml names exist, and the glossary explains the words that pages offer to explain."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem, did_you_mean
from handbook.reading import glossary, terms


def check(catalogue: Catalogue) -> Iterator[Problem]:
    settings = catalogue.settings
    for link in filter(None, (settings.glossary, *settings.footer)):
        for language in catalogue.languages:
            if (language, link.target) not in catalogue.by_path:
                paths = [path for code, path in catalogue.by_path if code == language]
                yield Problem(link.place, "link", f"no page '{link.target}' in '{language}'", did_you_mean(link.target, paths))
    for language in catalogue.languages if settings.glossary else ():
        page = catalogue.by_path.get((language, settings.glossary.target))
        entries = glossary.read(page) if page else {}
        for id in terms.read(language).explained if page and page.whole else ():
            if id not in entries:
                yield Problem(page.place, "glossary", f"nothing explains '{id}', and pages lead here for it",
                              f"write it, or take it out of terms/{language}.yml")
