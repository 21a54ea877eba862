"""The PDF of each sheet, in each language and in each two: tagged, readable, complete."""

import re
from pathlib import Path

import pypdf

from sheets import BOOK, editions, elements

A4 = (595, 842)  # points
LARGEST = {1: 40 * 1024, 2: 60 * 1024}  # bytes, by the number of languages
PAGES = {"agreement": 2, "meeting-sheet": 1}  # what fits on one piece of paper


def file(site: Path, sheet, languages) -> Path:
    return site / f"{sheet.address(*languages)}.pdf"


def read(site: Path, sheet, languages) -> pypdf.PdfReader:
    return pypdf.PdfReader(file(site, sheet, languages))


@editions
def test_a_sheet_is_tagged_and_says_its_language_and_title(site, sheet, languages):
    reader = read(site, sheet, languages)
    root = reader.root_object
    title = " / ".join(dict.fromkeys(BOOK.by_path[language.code, sheet.path].title for language in languages))
    assert root["/Lang"].split("-")[0] == languages[0].code
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == title
    metadata = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(=\"|>)1[\"<]", metadata)
    assert title.replace("&", "&amp;") in metadata


@editions
def test_the_tags_of_a_sheet_hold_headings_for_its_blocks(site, sheet, languages):
    tags = [element["/S"] for element in elements(read(site, sheet, languages).root_object["/StructTreeRoot"])]
    assert tags.count("/H1") == len(languages)
    assert tags.count("/H2") == len(sheet.blocks) * len(languages)


@editions
def test_what_is_in_the_second_language_says_so(site, sheet, languages):
    tags = elements(read(site, sheet, languages).root_object["/StructTreeRoot"])
    foreign = {element["/Lang"].split("-")[0] for element in tags if "/Lang" in element}
    assert foreign - {languages[0].code} == {language.code for language in languages[1:]}


@editions
def test_a_sheet_is_a4_and_small_and_brings_its_fonts(site, sheet, languages):
    reader = read(site, sheet, languages)
    assert {tuple(round(side) for side in page.mediabox[2:]) for page in reader.pages} == {A4}
    assert file(site, sheet, languages).stat().st_size <= LARGEST[len(languages)]
    if len(languages) == 1:
        assert len(reader.pages) == PAGES.get(sheet.id, len(reader.pages))
    fonts = [font for page in reader.pages for font in page["/Resources"]["/Font"].get_object().values()]
    assert fonts
    for font in fonts:
        for part in font.get_object().get("/DescendantFonts", [font]):
            descriptor = part.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@editions
def test_the_day_of_the_edition_is_the_only_time_in_a_sheet(site, sheet, languages):
    reader = read(site, sheet, languages)
    metadata = reader.root_object["/Metadata"].get_data().decode()
    dates = [value[2:10] for name, value in reader.metadata.items() if name.endswith("Date")]
    dates += [date.replace("-", "") for date in re.findall(r"\d{4}-\d\d-\d\d", metadata)]
    assert len(dates) >= 3 and set(dates) == {BOOK.settings.edition.replace("-", "")}
