"""What `bench.py` measures inside a process of its own: `bench_inside.py pdfs|own|serve PROJECT` prints JSON.

Times are processor time of the whole process, threads included.
"""

from __future__ import annotations

import functools
import json
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path


def pdfs(project: Path) -> dict[str, tuple[float, int]]:
    """Seconds and bytes of each PDF, by its address, after one of another edition to warm up."""
    sys.path.insert(0, str(project / "hooks"))
    from handbook.site import Site

    site = Site(project, project / "overrides")
    book = site.catalogue
    site.catalogue = replace(book, settings=replace(book.settings, edition="2000-01-01"))
    next(site.paper_files())
    site.catalogue = book
    found, start = {}, time.process_time()
    for address, content in site.paper_files():
        if address.endswith(".pdf"):
            found[address] = (time.process_time() - start, len(content))
        start = time.process_time()
    return found


def own(project: Path) -> float:
    """Seconds a page that a build spends in the handbook's hooks and in its step of Markdown.

    A difference of whole builds would be a small number between two large ones; this is all of our code and
    nothing else. It leaves out what our blocks cost later: the search index and the table of contents read them too.
    """
    from markdown.treeprocessors import Treeprocessor
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.disable(logging.WARNING)
    spent = 0.0

    def timed(function: Callable) -> Callable:
        @functools.wraps(function)
        def run(*arguments, **named):
            nonlocal spent
            start = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent += time.process_time() - start

        return run

    config = load_config(str(project / "mkdocs.yml"))
    for handlers in config.plugins.events.values():
        handlers[:] = [timed(handler) if handler.__module__ in config.hooks else handler for handler in handlers]
    for step in Treeprocessor.__subclasses__():
        if step.__module__.startswith("handbook."):
            step.run = timed(step.run)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return spent / len(list(Path(config.docs_dir).rglob("*.md")))


def serve(project: Path) -> None:
    """`mkdocs serve`, on the address that the first line says; each further line asks for the seconds used so far."""
    from mkdocs.__main__ import cli

    def answer() -> None:
        for _ in sys.stdin:
            print(json.dumps(time.process_time()), flush=True)

    address = sys.stdin.readline().strip()
    threading.Thread(target=answer, daemon=True).start()
    cli(["serve", "--config-file", str(project / "mkdocs.yml"), "--dev-addr", address])


if __name__ == "__main__":
    measure = {"pdfs": pdfs, "own": own, "serve": serve}[sys.argv[1]]
    print(json.dumps(measure(Path(sys.argv[2]))))
