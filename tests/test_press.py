"""All files to print: each made once, made anew when something it is made of has changed, and no others."""

import dataclasses
import io

import pypdfium2
import pytest
import zxingcpp

from handbook import press as press_module
from handbook.model import Catalogue
from handbook.press import Press
from handbook.store import Store
from sheets import BOOK, EDITIONS, PRESS, WORDS


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """A press whose renderers only say what they were given, and the list of what they were asked for."""
    asked = []

    def renderer(kind):
        def render(said, *_):
            asked.append((kind, *(language["title"] for language in said["languages"])))
            return repr((kind, said)).encode()

        return render

    monkeypatch.setattr(press_module.pdf, "render", renderer("pdf"))
    monkeypatch.setattr(press_module.word, "render", renderer("docx"))

    def run(catalogue: Catalogue = BOOK, templates=PRESS.templates, last: Press | None = None) -> list[tuple[str, bytes]]:
        asked.clear()
        return list(Press(catalogue, WORDS, templates, Store(tmp_path / "kept"), last).files())

    return run, asked


def test_every_sheet_is_printed_in_each_language_and_in_each_two(printed):
    run, _ = printed
    assert [address for address, _ in run()] == [
        f"{sheet.address(*languages)}.{kind}" for sheet, languages in EDITIONS for kind in ("pdf", "docx")
    ]
    addresses = [sheet.address(*languages) for sheet, languages in EDITIONS if sheet.id == "agreement"]
    assert addresses == [
        "print/agreement", "nl/print/agreement", "en/print/agreement",
        "print/agreement.de-nl", "print/agreement.de-en", "print/agreement.nl-en",
    ]


def test_nothing_is_made_twice(printed):
    run, asked = printed
    first = run()
    assert len(asked) == len(first)
    assert run() == first and asked == []


def test_an_edit_makes_only_the_files_that_say_it(printed):
    run, asked = printed
    run()
    pages = tuple(
        dataclasses.replace(page, title="New title") if (page.language, page.path) == ("nl", "print/agreement.md") else page
        for page in BOOK.pages
    )
    run(dataclasses.replace(BOOK, pages=pages))
    german, english = (BOOK.by_path[code, "print/agreement.md"].title for code in ("de", "en"))
    assert sorted(asked) == sorted(
        (kind, *titles) for kind in ("pdf", "docx") for titles in (["New title"], [german, "New title"], ["New title", english])
    )


def test_while_serving_the_store_is_asked_for_nothing_but_what_an_edit_changed(monkeypatch, tmp_path):
    monkeypatch.setattr(press_module, "_render", lambda kind, said, _: repr((kind, said)).encode())
    first = Press(BOOK, WORDS, PRESS.templates, Store(tmp_path / "kept"))
    files = list(first.files())
    asked = Store(tmp_path / "another")
    assert list(Press(BOOK, WORDS, PRESS.templates, asked, first).files()) == files and not asked.folder.exists()
    german = {code: words | {"person": words["person"] | {"mentor": "Pate"}} if code == "de" else words for code, words in WORDS.items()}
    list(Press(BOOK, german, PRESS.templates, asked, first).files())
    assert len(list(asked.folder.iterdir())) == len([languages for _, languages in EDITIONS if languages[0].code == "de"]) * 2


def test_a_change_of_a_template_makes_every_file_again(printed, tmp_path):
    run, asked = printed
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "sheet.typ").write_text("old")
    files = run(templates=tmp_path / "templates")
    (tmp_path / "templates" / "sheet.typ").write_text("new")
    run(templates=tmp_path / "templates")
    assert len(asked) == len(files)


@pytest.mark.parametrize("languages", [["de"], ["de", "nl"]], ids="-".join)
def test_the_square_in_the_corner_leads_to_the_sheet(languages):
    site = dataclasses.replace(BOOK, settings=dataclasses.replace(BOOK.settings, site_url="https://example.org/mentoring/"))
    press = Press(site, WORDS, PRESS.templates, PRESS.store)
    said = press.describe(BOOK.sheets["agreement"], *(BOOK.language(code) for code in languages))
    address = "https://example.org/mentoring/print/agreement" + (".html" if len(languages) == 1 else ".de-nl.pdf")
    paper = pypdfium2.PdfDocument(io.BytesIO(press_module.pdf.render(said, PRESS.templates / "sheet.typ")))
    for page in paper:
        (code,) = zxingcpp.read_barcodes(page.render(scale=2.5).to_pil())
        assert code.text == address
        assert address in page.get_textpage().get_text_bounded().replace("\r\n", "")


def test_without_an_address_there_is_no_square(site):
    paper = pypdfium2.PdfDocument(site / "print" / "agreement.pdf")
    assert zxingcpp.read_barcodes(paper[0].render(scale=2.5).to_pil()) == []
