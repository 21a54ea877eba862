"""The PDF of each sheet in each language: tagged, readable, complete."""

import re
from pathlib import Path

import pypdf
import pytest

from built import LANGUAGES
from handbook.model import Block, plain
from handbook.reading import catalogue

BOOK = catalogue.read(Path(__file__).parents[1])
SHEETS = [(sheet, language) for sheet in BOOK.settings.sheets for language in LANGUAGES]
A4 = (595, 842)  # points
LARGEST = 40 * 1024  # bytes
PAGES = {"agreement": 2}  # both sides of one piece of paper

sheets = pytest.mark.parametrize("sheet, language", SHEETS, ids=lambda value: getattr(value, "id", value))


def file(site: Path, sheet, language: str) -> Path:
    return site / LANGUAGES[language] / "print" / f"{sheet.id}.pdf"


def read(site: Path, sheet, language: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(file(site, sheet, language))


@sheets
def test_a_sheet_is_tagged_and_says_its_language_and_title(site, sheet, language):
    reader = read(site, sheet, language)
    root = reader.root_object
    title = BOOK.by_path[language, sheet.path].title
    assert root["/Lang"].split("-")[0] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == title
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(=\"|>)1[\"<]", metadata)
    assert title.replace("&", "&amp;") in metadata


@sheets
def test_the_tags_of_a_sheet_hold_headings_for_its_blocks(site, sheet, language):
    tags = list(_tags(read(site, sheet, language).root_object["/StructTreeRoot"]))
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len(sheet.blocks)


@sheets
def test_a_sheet_says_every_word_of_its_blocks_in_order(site, sheet, language):
    text = _letters("".join(page.extract_text() for page in read(site, sheet, language).pages))
    position = 0
    for words in _words(sheet, language):
        found = text.find(_letters(words), position)
        assert found >= 0, f"not there, or not in its place: {words}"
        position = found + len(_letters(words))


@sheets
def test_a_sheet_is_a4_and_small_and_brings_its_fonts(site, sheet, language):
    reader = read(site, sheet, language)
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in reader.pages} == {A4}
    assert file(site, sheet, language).stat().st_size <= LARGEST
    assert len(reader.pages) == PAGES.get(sheet.id, len(reader.pages))
    fonts = [font for page in reader.pages for font in page["/Resources"]["/Font"].get_object().values()]
    assert fonts
    for font in fonts:
        for part in font.get_object().get("/DescendantFonts", [font]):
            descriptor = part.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@sheets
def test_the_day_of_the_edition_is_the_only_time_in_a_sheet(site, sheet, language):
    reader = read(site, sheet, language)
    metadata = reader.root_object["/Metadata"].get_data().decode()
    dates = [value[2:10] for name, value in reader.metadata.items() if name.endswith("Date")]
    dates += [date.replace("-", "") for date in re.findall(r"\d{4}-\d\d-\d\d", metadata)]
    assert len(dates) >= 3 and set(dates) == {BOOK.settings.edition.replace("-", "")}


def _words(sheet, language: str):
    """Everything a sheet must say: title, then each block's title, introduction, items and answers."""
    yield BOOK.by_path[language, sheet.path].title
    for block in BOOK.sheet_blocks(language, sheet):
        yield from _words_of(block)


def _words_of(block: Block):
    yield block.title
    yield from map(plain, block.intro)
    if block.subject:
        yield block.subject
    yield from map(plain, block.paragraphs)
    for item in block.items:
        yield plain(item.text)
        yield from (plain(choice.text) for choice in item.choices)


def _letters(text: str) -> str:
    """Without what setting a text in lines changes: spaces, hyphens and ligatures."""
    for ligature, letters in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        text = text.replace(ligature, letters)
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def _tags(node):
    """The types of all structure elements below a node, in order."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, pypdf.generic.DictionaryObject) and "/S" in child:
            yield child["/S"]
            yield from _tags(child)
