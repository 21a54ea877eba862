"""What is made beside the pages, from the small site."""

import json
from pathlib import Path

import pytest

from handbook.reading import catalogue
from handbook.rendering import catalogue_json, sheet

HERE = Path(__file__).parent


def test_the_small_site_is_without_problems():
    from handbook import checks

    assert checks.run(catalogue.read(HERE / "site")) == []


def test_the_catalogue_as_json(golden):
    data = json.loads(catalogue_json.render(catalogue.read(HERE / "site")))
    golden(json.dumps(data, ensure_ascii=False, indent=1) + "\n", HERE / "catalogue.json")


@pytest.mark.parametrize("languages", [["en"], ["de", "en"]], ids="-".join)
def test_what_the_templates_of_a_sheet_are_told(golden, languages):
    book = catalogue.read(HERE / "site")
    words = {code: {group: {"word": f"{group} ({code})"} for group in sheet.SPOKEN_ON_PAPER} for code in languages}
    for code in languages:
        words[code] |= {"person": {"mentee": "Mentee", "mentor": f"Mentor ({code})"}, "block": {"date_format": f"date ({code})"}}
    versions = [
        sheet.Version(book.language(code), f"The plan ({code})", [
            block for paper in book.settings.sheets for block in book.sheet_blocks(code, paper)
        ], words[code])
        for code in languages
    ]
    said = sheet.describe(versions, edition="2026-11-22", address="https://example.org/print/plan.html")
    golden(json.dumps(said, indent=1, ensure_ascii=False) + "\n", HERE / f"sheet.{'-'.join(languages)}.json")
