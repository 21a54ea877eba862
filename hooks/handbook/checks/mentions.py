"""A block or sheet that is shown exists."""

from collections.abc import Iterator

from handbook.model import Catalogue, Mention
from handbook.problems import Problem, did_you_mean


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.pages:
        blocks = [id for language, id in catalogue.homes if language == page.language]
        for part in page.parts:
            if isinstance(part, Mention) and part.kind == "show" and part.target not in blocks:
                yield Problem(part.place, "unknown-id", f"no block '{part.target}'", did_you_mean(part.target, blocks))
            if isinstance(part, Mention) and part.kind == "sheet" and part.target not in catalogue.sheets:
                yield Problem(part.place, "unknown-id", f"no sheet '{part.target}'", did_you_mean(part.target, catalogue.sheets))
