"""Pages that mkdocs.yml names exist, in every language."""

from collections.abc import Iterator

from handbook.model import Catalogue
from handbook.problems import Problem, did_you_mean


def check(catalogue: Catalogue) -> Iterator[Problem]:
    settings = catalogue.settings
    for link in filter(None, (settings.glossary, *settings.footer)):
        for language in catalogue.languages:
            if (language, link.target) not in catalogue.by_path:
                paths = [path for code, path in catalogue.by_path if code == language]
                yield Problem(link.place, "link", f"no page '{link.target}' in '{language}'", did_you_mean(link.target, paths))
