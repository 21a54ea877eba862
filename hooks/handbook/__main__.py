"""`python -m handbook`: check the content without building a site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from handbook import checks, problems
from handbook.reading import catalogue, words


def main(root: Path = Path()) -> int:
    """Print every problem of the project in `root`; return the exit status."""
    try:
        book = catalogue.read(root)
        words.read(book.languages)
        found = checks.run(book)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for problem in found:
        print(problems.annotation(problem) if os.environ.get("GITHUB_ACTIONS") else problem, file=sys.stderr)
    if found:
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''}", file=sys.stderr)
        return 1
    pages, blocks = len(book.by_path), len({id for _, id in book.homes})
    print(f"{pages} pages, {blocks} blocks in {len(book.languages)} languages: no problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
