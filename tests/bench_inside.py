"""What `bench.py` measures inside a process of its own: `bench_inside.py files|all_files|own|serve PROJECT` prints JSON.

Times are processor time of the whole process, threads included, but for `all_files`, where the point is that all cores work.
"""

from __future__ import annotations

import functools
import json
import logging
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


def files(project: Path) -> dict[str, tuple[float, int]]:
    """Seconds and bytes of each file to print, by its address, one after the other, after one of each kind to warm up."""
    press = _site(project).press
    settings = press.catalogue.settings
    for kind in _kinds():
        press.make(kind, settings.sheets[-1], *reversed(settings.languages[:2]))
    found = {}
    for sheet in settings.sheets:
        for languages in [*((language,) for language in settings.languages), *settings.pairs]:
            for kind in _kinds():
                start = time.process_time()
                content = press.make(kind, sheet, *languages)
                found[f"{sheet.address(*languages)}.{kind}"] = time.process_time() - start, len(content)
    return found


def all_files(project: Path) -> dict[str, float]:
    """Seconds by the clock until all files are there, as a build makes them: none kept from before, and all."""
    site = _site(project)
    shutil.rmtree(site.store.folder, ignore_errors=True)
    found = {}
    for state in ("cold", "warm"):
        site = _site(project)
        start = time.perf_counter()
        list(site.paper_files())
        found[state] = time.perf_counter() - start
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


def _site(project: Path):
    sys.path.insert(0, str(project / "hooks"))
    from handbook.site import Site

    return Site(project, project / "overrides")


def _kinds() -> tuple[str, ...]:
    from handbook.press import KINDS

    return KINDS


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
    measure = {"files": files, "all_files": all_files, "own": own, "serve": serve}[sys.argv[1]]
    print(json.dumps(measure(Path(sys.argv[2]))))
