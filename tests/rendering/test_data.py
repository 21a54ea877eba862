"""What is made beside the pages, from the small site."""

import json
from pathlib import Path

from handbook.model import Language
from handbook.reading import catalogue
from handbook.rendering import catalogue_json, pdf, search_index

HERE = Path(__file__).parent


def test_the_small_site_is_without_problems():
    from handbook import checks

    assert checks.run(catalogue.read(HERE / "site")) == []


def test_the_catalogue_as_json(golden):
    golden(catalogue_json.render(catalogue.read(HERE / "site")), HERE / "catalogue.json")


def test_what_the_template_of_a_sheet_is_told(golden):
    book = catalogue.read(HERE / "site")
    blocks = [block for sheet in book.settings.sheets for block in book.sheet_blocks("en", sheet)]
    description = pdf.describe(
        "The plan", blocks, language="en", site_name="Small Guide", edition="2026-11-22",
        address="https://example.org/print/plan.html", words={"a": "word"},
    )
    golden(json.dumps(json.loads(description), indent=1, ensure_ascii=False) + "\n", HERE / "sheet.json")


def test_the_search_index_is_split_by_language():
    languages = (Language("de", "Deutsch", "A", True), Language("nl", "Nederlands", "B", False), Language("n", "N", "C", False))
    docs = [{"location": location, "title": "t", "text": "ä"} for location in ("a.html", "nl/", "nl/b.html#c", "nothing.html")]
    split = search_index.split(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), languages)
    assert {root: [doc["location"] for doc in json.loads(text)["docs"]] for root, text in split.items()} == {
        "": ["a.html", "nothing.html"], "nl/": ["", "b.html#c"], "n/": [],
    }
    assert all(json.loads(text)["config"] == {"lang": ["en"]} for text in split.values())
    assert "ä" in split[""]
