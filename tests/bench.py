"""`python tests/bench.py`: what the handbook costs, as one table of figures beside their bars.

Whole builds are compared in pairs, one with the handbook and one without, in turn, by the processor time that the
operating system accounts to them; the median of the pairs counts, so that a busy machine does little harm.
What a build without the handbook is, and how the content is repeated, is in `bench_projects.py`; what is
measured inside a process of its own is in `bench_inside.py`. It takes some minutes.
"""

from __future__ import annotations

import json
import os
import queue
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import timeit
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import bench_projects as projects

ROOT = Path(__file__).parent.parent
PAGES = 45  # at least, in each language, wherever the handbook is held against MkDocs alone
PAIRS = 5
ROUNDS = 3
SIZES = (1, 4, 16)
USUAL = 1  # times the content: the size of every comparison but that of the sizes
EDITS = 5
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "SITE_URL"} | {"NO_MKDOCS_2_WARNING": "1"}
_ITEM = re.compile(r"^- .*?(?=\s*\{#)", re.MULTILINE)
WITHOUT_PAPER = ENVIRONMENT | {"HANDBOOK_WITHOUT_PAPER": "1"}


class CannotMeasure(Exception):
    """Says why."""


@dataclass(frozen=True)
class Row:
    what: str
    measured: float
    unit: str = ""
    bar: float | None = None
    """None for a figure that is only told."""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        verdict = "" if self.bar is None else "ok" if self.measured <= self.bar else "over"
        bar = "" if self.bar is None else f"{self.bar:g}{self.unit}"
        return self.what, f"{self.measured:.2f}{self.unit}", bar, verdict


def main() -> int:
    """Print the table; 1 if there is none."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows = measure(Path(folder).resolve())
        except CannotMeasure as reason:
            print(f"cannot measure: {reason}", file=sys.stderr)
            return 1
    print(table(rows))
    return 0


def measure(folder: Path) -> list[Row]:
    sizes = {times: projects.handbook(ROOT, folder / f"handbook-{times}", times) for times in SIZES}
    ours = projects.handbook(ROOT, folder / "handbook", USUAL)
    plain = projects.without_hooks(ours, folder / "plain")
    if projects.pages(ours) < PAGES:
        raise CannotMeasure(f"{USUAL} times the content is less than {PAGES} pages a language")
    bare = {times: projects.without_theme(project, folder / f"bare-{times}") for times, project in sizes.items()}
    return [
        *compare_builds(ours, plain),
        *time_files(sizes[1]),
        *time_own_work(bare),
        *time_edits(ours, plain),
    ]


def table(rows: list[Row]) -> str:
    lines = [("", "measured", "bar", ""), *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(
        f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {bar:>{widths[2]}}  {verdict}".rstrip()
        for what, measured, bar, verdict in lines
    )


# -- whole builds -------------------------------------------------------------------------------------


def compare_builds(ours: Path, plain: Path) -> list[Row]:
    """Builds without paper, and with paper that is there already, against plain builds, after one of each to warm up."""
    rounds = [(build(ours, WITHOUT_PAPER), build(plain), build(ours)) for _ in range(PAIRS + 1)][1:]
    if not list((ours / "site").rglob("*.pdf")):
        raise CannotMeasure("a build makes no PDFs")
    size = f"{projects.pages(ours)} pages a language"
    return [
        Row(f"build without paper / plain build, {size}", median(a[0] / b[0] for a, b, _ in rounds), bar=1.25),
        Row(f"build with nothing changed / plain build, {size}", median(c[0] / b[0] for _, b, c in rounds), bar=1.25),
        Row("    build without paper", median(a[0] for a, _, _ in rounds), " s"),
        Row("    plain build", median(b[0] for _, b, _ in rounds), " s"),
        Row(f"peak memory / plain build's, {size}", median(c[1] / b[1] for _, b, c in rounds)),
    ]


def build(project: Path, environment: dict[str, str] = ENVIRONMENT) -> tuple[float, int]:
    """Seconds of processor time and the peak of memory of one build, in the machine's unit."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=project, env=environment, stdout=said, stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CannotMeasure(f"{project.name} does not build:\n{said.read().decode(errors='replace')}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


# -- inside a process ---------------------------------------------------------------------------------


def time_files(project: Path) -> list[Row]:
    """Each file to print once in a process, so that nothing is remembered from the time before; the median of processes."""
    rounds = [inside("files", project) for _ in range(ROUNDS)]
    pace = median(timeit.repeat(_squares, timer=time.process_time, number=1, repeat=9))
    rows = [Row("this machine, now: a million squares in Python", 1000 * pace, " ms")]
    for name, kind, mean_bar, slowest_bar in (("PDF", ".pdf", 15, 40), ("Word", ".docx", 25, None)):
        for several, size_bar in ((False, 40), (True, 60)):
            chosen = [address for address in rounds[0] if address.endswith(kind) and (address.count(".") == 2) == several]
            times = [median(found[address][0] for found in rounds) for address in chosen]
            what = f"{name} in two languages" if several else name
            rows += [
                Row(f"{what}, mean of {len(times)}", 1000 * mean(times), " ms", None if several else mean_bar),
                Row("    slowest", 1000 * max(times), " ms", None if several else slowest_bar),
                Row("    largest", max(rounds[0][address][1] for address in chosen) / 1024, " KB", size_bar),
            ]
    together = [inside("all_files", project) for _ in range(ROUNDS)]
    for state in ("cold", "warm"):
        rows.append(Row(f"all {len(rounds[0])} files, {state}, on {os.cpu_count()} cores, by the clock", median(found[state] for found in together), " s"))
    return rows


def _squares() -> int:
    """Something to hold figures of different machines, and of one machine at different hours, against."""
    return sum(number * number for number in range(10**6))


def time_own_work(sizes: dict[int, Path]) -> list[Row]:
    """What the handbook's own code takes for a page; the sizes in turn."""
    rounds = [{times: inside("own", project) for times, project in sizes.items()} for _ in range(ROUNDS)]
    pairs = [(small, large) for small in sizes for large in sizes if small < large]
    growth = max(median(r[large] / r[small] for r in rounds) for small, large in pairs)
    return [
        *(
            Row(f"handbook's own code, a page, {times} x the content", 1000 * median(r[times] for r in rounds), " ms")
            for times in sizes
        ),
        Row("    largest growth from one size to a larger one", growth, bar=1.2),
    ]


def inside(what: str, project: Path):
    done = subprocess.run(command(what, project), cwd=project, env=WITHOUT_PAPER, capture_output=True, text=True)
    if done.returncode:
        raise CannotMeasure(done.stderr)
    return json.loads(done.stdout)


def command(what: str, project: Path) -> list[str]:
    return [sys.executable, str(Path(__file__).parent / "bench_inside.py"), what, str(project)]


# -- an edit ------------------------------------------------------------------------------------------


def time_edits(ours: Path, plain: Path) -> list[Row]:
    """What both wait for, the half second in which MkDocs looks for edits, is left out: processor time again."""
    with Server(ours) as handbook, Server(plain) as mkdocs:
        pairs = [(handbook.edit(number), mkdocs.edit(number)) for number in range(EDITS + 1)][1:]
    return [
        Row("edit to new page in serve - plain serve", median(a - b for a, b in pairs), " s", 0.3),
        Row("    edit to new page", median(a for a, _ in pairs), " s"),
    ]


class Server:
    """`mkdocs serve` on a project, and a page of it that has an item in an editor."""

    def __init__(self, project: Path) -> None:
        docs = project / "docs"
        pages = sorted(docs.glob("en/guide/**/*.md"))
        self.file = next(page for page in pages if _ITEM.search(page.read_text(encoding="utf-8")))
        self.edited = project / "edited.md"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = "127.0.0.1:{}".format(free.getsockname()[1])
        self.url = f"http://{self.address}/{self.file.relative_to(docs).with_suffix('.html').as_posix()}"
        self.process = subprocess.Popen(
            command("serve", project), cwd=project, env=ENVIRONMENT | {"TMPDIR": str(project.parent)}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        self.log: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Server:
        self._say(self.address)
        self._wait_for("Serving on")
        return self

    def __exit__(self, *error) -> None:
        self.process.terminate()
        self.process.communicate()

    def edit(self, number: int) -> float:
        """Seconds of processor time until a word added to the item is on the page."""
        word = f"edit-{number}"
        text = self.file.read_text(encoding="utf-8")
        before = self._used()
        self.edited.write_text(_ITEM.sub(rf"\g<0> {word}", text, count=1), encoding="utf-8")
        self.edited.replace(self.file)
        while word not in self._page():
            self._wait_for("Building documentation...")
        return self._used() - before

    def _page(self) -> str:
        """MkDocs answers when it has built."""
        with urllib.request.urlopen(self.url) as page:
            return page.read().decode()

    def _used(self) -> float:
        self._say("")
        return json.loads(self.process.stdout.readline())

    def _say(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _listen(self) -> None:
        for line in self.process.stderr:
            self.log.put(line)
        self.log.put(None)

    def _wait_for(self, words: str) -> None:
        for line in iter(self.log.get, None):
            if words in line:
                return
        raise CannotMeasure(f"mkdocs serve ended before it said '{words}'")


if __name__ == "__main__":
    sys.exit(main())
