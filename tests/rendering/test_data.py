"""What is made beside the pages, from the small site."""

import json
from pathlib import Path

from handbook.reading import catalogue
from handbook.rendering import catalogue_json, pdf

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
