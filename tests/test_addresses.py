"""An address, once published, keeps working: `published_addresses.txt` holds them all.

An address counts from the root of its language and works in every language; one with a slash before it is there
once. New ones are added with `pytest tests/test_addresses.py --approve`, which never takes one away: others have
linked to it.
"""

from pathlib import Path

import pytest

from built import LANGUAGES, exists, ids, parse

LIST = Path(__file__).parent / "published_addresses.txt"
NOT_PROMISED = ("assets/", "search/")
PROMISED = "assets/catalogue.schema.json"


def test_every_published_address_works_in_every_language(site):
    lost = [
        root + address for address in published() for root in ([""] if address.startswith("/") else LANGUAGES.values())
        if not exists(site, (root + address).removeprefix("/"))
    ]
    assert not lost, f"others have linked to these; bring them back or put a redirect there: {lost}"


def test_every_address_is_in_the_list(site, request):
    new = sorted(addresses(site) - set(published()))
    if request.config.getoption("--approve"):
        LIST.write_text("".join(f"{address}\n" for address in sorted({*published(), *new})), encoding="utf-8")
    elif new:
        pytest.fail(f"new addresses; add them with 'pytest tests/test_addresses.py --approve': {', '.join(new)}")


def test_the_list_is_sorted_and_says_everything_once():
    assert published() == sorted(set(published()))


def published() -> list[str]:
    return LIST.read_text(encoding="utf-8").splitlines() if LIST.exists() else []


def addresses(site: Path) -> set[str]:
    """Every address of the site that others may link to."""
    found = set()
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        root = next(root for root in sorted(LANGUAGES.values(), key=len, reverse=True) if path.startswith(root))
        inside = path.removeprefix(root)
        if not file.is_file() or inside.startswith(NOT_PROMISED) and path != PROMISED or file.suffix == ".gz":
            continue
        if any((site / other / inside).is_file() for other in LANGUAGES.values() if other != root):
            found.add(inside)
            if file.suffix == ".html":
                found |= {f"{inside}#{id}" for id in _anchors(file)}
        else:
            found.add(f"/{path}")
    return found


def _anchors(page: Path) -> set[str]:
    """The ids of headings, blocks and items; not those of the title and of fields, which differ or may change."""
    titles = {title.get("id") for title in parse(page)[0].iter("h1")}
    return {id for id in ids(page) if not id.startswith("__") and "." not in id and id not in titles}
