"""While somebody edits: `mkdocs serve` survives what is wrong, shows it, and comes back."""

import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

import tiny

PATIENCE = 30  # seconds; only a failing test uses them up
BAD = tiny.PAGE.replace("for: mentee", "for: mente")
PROBLEM = "docs/de/index.md:9: 'mente' is no value for 'for' (did you mean 'mentee'?)"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The folder of a tiny site that is being served, the address, and the lines of the log."""
    project = tiny.make(tmp_path_factory.mktemp("serve"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    for name in ("SITE_URL", "GITHUB_ACTIONS"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    log = queue.Queue()
    threading.Thread(target=pass_on, args=(process.stdout, log), daemon=True).start()
    try:
        wait_for_line(log, "Serving on")
        yield project, f"http://127.0.0.1:{port}", log
        assert process.poll() is None, "the server has ended"
    finally:
        process.terminate()
        process.wait()


def test_a_bad_edit_is_shown_and_a_good_one_brings_the_page_back(server):
    project, address, log = server
    page = project / "docs/de/index.md"

    bad = edit(page, BAD, address, lambda text: "hb-problems" in text)
    assert "&#39;mente&#39; is no value for" in bad and "docs/de/index.md:9" in bad
    wait_for_line(log, PROBLEM)
    assert "hb-problems" in get(f"{address}/nl/print/plan.html"), "every page shows what is wrong anywhere"

    good = edit(page, tiny.PAGE.replace("# Page", "# Mended"), address, lambda text: "Mended" in text)
    assert "hb-problems" not in good
    assert get(f"{address}/print/plan.pdf", text=False).startswith(b"%PDF")


@pytest.mark.parametrize("bad", [
    b"---\ndescription: [\n---\n# Page\n", tiny.PAGE.encode() + b"\xff", tiny.PAGE.encode().replace(b"///\n", b""), b"",
], ids=["front matter", "not UTF-8", "unclosed block", "empty"])
def test_a_page_that_cannot_be_read_does_not_end_the_server(server, bad):
    project, address, _ = server
    page = project / "docs/de/index.md"
    edit(page, bad, f"{address}/nl", lambda text: "hb-problems" in text)
    edit(page, tiny.PAGE, address, lambda text: "hb-problems" not in text and "<h1" in text)


def test_settings_that_cannot_be_read_do_not_end_the_server(server):
    project, address, log = server
    settings = project / "mkdocs.yml"
    settings.write_text(tiny.SETTINGS.replace("edition: 2026-11-22", "edition: soon"))
    wait_for_line(log, "extra.handbook.edition is not a date", again=settings)
    good = tiny.SETTINGS.replace("site_name: Test", "site_name: Renamed")
    edit(settings, good, address, lambda text: "Renamed" in text)


def edit(file: Path, content: str | bytes, address: str, shows) -> str:
    """Write a file and wait until the start page at an address is what `shows` asks for; return the page.

    The server answers at `livereload` as soon as it has built anew. An edit that comes before it has begun to
    watch is lost, so a call without an answer writes the file again.
    """
    raw = content.encode() if isinstance(content, str) else content
    file.write_bytes(raw)
    top, deadline = "/".join(address.split("/")[:3]), time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        built = re.search(r"livereload\((\d+), ?(\d+)\)", get(f"{top}/print/plan.html"))
        seen = get(f"{address}/index.html")
        if shows(seen):
            return seen
        try:
            urllib.request.urlopen(f"{top}/livereload/{built[1]}/{built[2]}", timeout=4).read()
        except TimeoutError:
            file.write_bytes(raw)
    pytest.fail(f"the page did not change as it should:\n{seen}")


def pass_on(lines, log: queue.Queue) -> None:
    for line in lines:
        print(line, end="")  # pytest shows it when a test fails
        log.put(line)


def get(address: str, text: bool = True) -> str | bytes:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode() if text else answer.read()


def wait_for_line(log: queue.Queue, words: str, again: Path | None = None) -> None:
    """Wait until the log says something; a file given in `again` is written anew now and then."""
    deadline, lines = time.monotonic() + PATIENCE, []
    while time.monotonic() < deadline:
        try:
            lines.append(log.get(timeout=4))
        except queue.Empty:
            if again:
                again.touch()
            continue
        if words in lines[-1]:
            return
    pytest.fail(f"the log does not say '{words}':\n{''.join(lines)}")
