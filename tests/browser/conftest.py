"""A real Chromium, and the site at the three kinds of place where people put it.

The browser is the one named by the environment variable CHROMIUM, else the system's, else Playwright's own.
"""

import functools
import io
import json
import os
import re
import shutil
import threading
import unicodedata
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ROOTS = {"de": "", "nl": "nl/", "en": "en/"}
KINDS = {
    "start": "index.html",
    "guide": "guide/agreement/first-meeting.html",
    "form": "guide/agreement/writing-it-down.html",
    "sheet": "print/agreement.html",
    "print": "print/index.html",
    "module": "course/want.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    found = found or playwright.chromium.executable_path
    if not shutil.which(found):
        pytest.fail("No Chromium found: install the package chromium, or run `playwright install chromium`.", False)
    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run",
                 "--host-resolver-rules=MAP handbook.test 127.0.0.1"]
    if os.geteuid() == 0:  # Chromium has no sandbox for root
        arguments.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": found, "args": arguments}


class _Handler(SimpleHTTPRequestHandler):
    """Answers like a common web server: what is missing is answered with 404.html."""

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *arguments):
        """Say nothing."""


def _serve(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def places(site, tmp_path_factory):
    """Addresses of the site by kind of place, each with a slash at the end."""
    parent = tmp_path_factory.mktemp("intranet")
    (parent / "sub").mkdir()
    (parent / "sub" / "folder").symlink_to(site, target_is_directory=True)
    servers = [_serve(site), _serve(parent)]
    top, below = (f"http://127.0.0.1:{server.server_port}/" for server in servers)
    yield {
        "top": top,
        "subfolder": below + "sub/folder/",
        "file": site.as_uri() + "/",
        "plain http": top.replace("127.0.0.1", "handbook.test"),
    }
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["top", "subfolder", "file"])
def place(request, places):
    return places[request.param]


@pytest.fixture
def top(places):
    return places["top"]


@pytest.fixture(params=ROOTS)
def language(request):
    return request.param


@pytest.fixture(params=KINDS)
def path(request):
    """The path, inside its language, of one page of each kind."""
    return KINDS[request.param]


@pytest.fixture(params=[*KINDS, "missing"])
def path_or_missing(request):
    """The same, and that of a page that is missing, which exists only in German."""
    return KINDS.get(request.param, "404.html")


@pytest.fixture(scope="session")
def roots():
    return ROOTS


@pytest.fixture(scope="session")
def kinds():
    return KINDS


@pytest.fixture(scope="session")
def paths(site):
    """Paths of all pages inside a language, as the German pages have them."""
    others = tuple(filter(None, ROOTS.values()))
    found = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return [path for path in found if not path.startswith(others) and path != "404.html"]


@pytest.fixture(scope="session")
def catalogue(site):
    return json.loads((site / "catalogue.json").read_text(encoding="utf-8"))


@pytest.fixture
def watch():
    """Notes whatever a page should not do: fetch from elsewhere or in vain, fail, or write to the console."""

    def watch(page, home):
        noted = []

        def at_home(address):
            return urlsplit(address).scheme in ("data", "blob", "about") or address.startswith(home)

        page.on("request", lambda request: at_home(request.url) or noted.append(f"from elsewhere: {request.url}"))
        page.on("requestfailed", lambda request: noted.append(f"in vain: {request.url} ({request.failure})"))
        page.on("response", lambda answer: answer.status < 400 or noted.append(f"{answer.status}: {answer.url}"))
        page.on("console", lambda message: noted.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: noted.append(f"error: {error}"))
        return noted

    return watch


@pytest.fixture(scope="session")
def findings():
    """What axe finds on a page, or in a part of it, as it is now: one line for each element."""
    axe = Axe()

    def findings(page, part=None, contrast=True):
        options = {"rules": {"color-contrast": {"enabled": contrast}}, "runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "preload": False, "iframes": False}
        found = axe.run(page, context=part, options=options).response["violations"]
        return [
            f"{page.url}: {rule['id']}: {node['target']}: {node['failureSummary']}"
            for rule in found for node in rule["nodes"]
        ]

    return findings


@pytest.fixture(scope="session")
def awake():
    """Moves the pointer and waits until the theme's script is there, which waits for something like it."""

    def awake(page):
        page.mouse.move(40, 40)
        page.mouse.move(50, 50)
        expect(page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap")).to_have_attribute("style", re.compile("height"))

    return awake


@pytest.fixture
def search():
    """Opens the search by its key, types and gives the links found."""

    def search(page, word):
        page.keyboard.press("/")
        expect(page.locator(".md-search__input")).to_be_focused()
        page.keyboard.type(word)
        results = page.locator(".md-search-result__link")
        results.first.wait_for()
        return results

    return search


@pytest.fixture
def open_languages():
    """Opens the language menu and waits until it is fully there."""

    def open_languages(page):
        page.locator(".md-select > button").hover()
        page.wait_for_function("getComputedStyle(document.querySelector('.md-select__inner')).opacity === '1'")
        return page.locator(".md-select__link")

    return open_languages


@pytest.fixture(scope="session")
def word(catalogue):
    """The longest word in a block's title: something that the search of a language must find."""

    def word(language):
        words = (word for block in catalogue["blocks"] for word in block["title"][language].split())
        return max(filter(str.isalpha, words), key=len)

    return word


@pytest.fixture(scope="session")
def squeezed():
    """Text without its white space, and with ligatures taken apart: comparable with the text of a PDF."""
    return lambda text: "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="session")
def pdf():
    """The page as the browser prints it."""
    return lambda page: pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.fixture(scope="session")
def pdf_text(pdf, squeezed):
    """The text on paper."""
    return lambda page: squeezed(" ".join(sheet.extract_text() for sheet in pdf(page).pages))
