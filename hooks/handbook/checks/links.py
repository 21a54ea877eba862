"""Links lead to pages and anchors that exist, in every language."""

import posixpath
from collections.abc import Iterator

from handbook.model import Catalogue, Page
from handbook.problems import Problem, did_you_mean
from handbook.reading.inline import from_top


def check(catalogue: Catalogue) -> Iterator[Problem]:
    anchors = {key: set(catalogue.anchors(page)) for key, page in catalogue.by_path.items()}
    for page in catalogue.pages:
        for link in page.links:
            problem = _wrong(link.target, page, anchors, catalogue)
            if problem:
                yield Problem(link.place, *problem)


def _wrong(target: str, page: Page, anchors: dict, catalogue: Catalogue) -> tuple[str, str, str] | None:
    """Rule, message and hint, or None if the link is good."""
    if target.startswith("/"):
        return "link", f"link '{target}' counts from the top of the server", "write it relative to this file"
    path, _, anchor = from_top(target, page.path).partition("#")
    written = target.partition("#")[0]
    if not path.endswith(".md"):
        return "link", f"link '{target}' does not lead to a page", "link to the Markdown file that makes it: page.md"
    known = anchors.get((page.language, path))
    if known is None:
        folder = posixpath.dirname(page.path) or "."
        paths = [posixpath.relpath(other, folder) for language, other in anchors if language == page.language]
        return "link", f"no page '{written}'", did_you_mean(written, paths)
    if anchor and anchor not in known and catalogue.by_path[page.language, path].whole:
        return "link", f"no '#{anchor}' on '{path}'", did_you_mean(anchor, sorted(known))
    return None
