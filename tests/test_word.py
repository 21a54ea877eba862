"""The Word file of each sheet, in one language and in two: complete, fillable, and such as Word opens."""

import dataclasses
import io
import re
import zipfile

import docx
import openxml_audit
import pytest
import zxingcpp
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image, ImageOps

from handbook.rendering import sheet as sheets
from handbook.rendering import word
from word_files import ADDRESS, BOOK, FILES, TEMPLATE, described, file, locale, name, said

LARGEST = {1: 40 * 1024, 2: 60 * 1024}  # bytes, by number of languages
CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
WITHOUT_NEED = "relationships/theme"
"""The schemas want a theme in every file; Word does not."""

files = pytest.mark.parametrize("sheet, languages", FILES, ids=name)
in_one = pytest.mark.parametrize("sheet, languages", [pair for pair in FILES if len(pair[1]) == 1], ids=name)


def body(content: bytes):
    return docx.Document(io.BytesIO(content)).element.body


def each(tree, tag: str):
    return tree.iter(qn(tag))


def value(element, tag: str) -> str | None:
    found = element.find(".//" + qn(tag))
    return None if found is None else found.get(qn("w:val"))


def text(element) -> str:
    return "".join(part.text or "" for part in each(element, "w:t"))


def style(paragraph) -> str | None:
    return value(paragraph, "w:pStyle")


@files
def test_every_part_is_valid(sheet, languages, tmp_path):
    path = tmp_path / "sheet.docx"
    for address in ("", ADDRESS):
        path.write_bytes(word.render(described(sheet, languages) | {"address": address}, TEMPLATE))
        errors = openxml_audit.OpenXmlValidator(file_format=openxml_audit.FileFormat.OFFICE_2019).validate(str(path)).errors
        assert [error for error in map(str, errors) if WITHOUT_NEED not in error] == []


@files
def test_it_says_every_word_in_order_each_in_its_language(sheet, languages):
    tree = body(file(sheet, languages))
    for language in languages:
        here = "".join(text(run) for run in each(tree, "w:r") if value(run, "w:lang") == locale(language))
        position = 0
        for words in said(sheet, language):
            found = here.find(words, position)
            assert found >= 0, f"not there, or not in its place: {words}"
            position = found + len(words)


@files
def test_every_run_says_its_language(sheet, languages):
    with zipfile.ZipFile(io.BytesIO(file(sheet, languages))) as parts:
        for part in ("word/document.xml", "word/footer1.xml"):
            said_in = {value(run, "w:lang") for run in each(etree.fromstring(parts.read(part)), "w:r")}
            assert said_in == set(map(locale, languages))


@files
def test_headings_are_headings_outside_tables_where_word_lists_them(sheet, languages):
    paragraphs = list(body(file(sheet, languages)).iterchildren(qn("w:p")))
    headings = [text(paragraph) for paragraph in paragraphs if style(paragraph) == "Heading1"]
    assert headings == [title for block in described(sheet, languages)["blocks"] for title in block["title"]]
    titles = [text(paragraph) for paragraph in each(body(file(sheet, languages)), "w:p") if style(paragraph) == "Title"]
    assert titles == [BOOK.by_path[language, sheet.path].title for language in languages]


@files
def test_every_field_is_one_content_control_with_its_title_and_tag(sheet, languages):
    fields = list(sheets.fields(described(sheet, languages)))
    controls = list(each(body(file(sheet, languages)), "w:sdt"))
    assert [value(control, "w:tag") for control in controls] == [field.name for field in fields]
    assert len({value(control, "w:id") for control in controls}) == len(controls)
    for field, control in zip(fields, controls):
        title = value(control, "w:alias")
        assert title == field.label or title.endswith("…") and field.label.startswith(title[:-1]) and len(title) <= 64
        ticked = field.kind in ("tick", "choice")
        assert (control.find(f"{qn('w:sdtPr')}/{CHECKBOX}") is not None) == ticked == (text(control) == "☐")
        assert (control.find(f"{qn('w:sdtPr')}/{qn('w:date')}") is not None) == (field.kind == "date")
        if field.lines > 1:
            assert len(list(each(control, "w:p"))) == field.lines


@files
def test_items_are_counted_by_word_from_one_in_each_block(sheet, languages):
    counts: dict[str, int] = {}
    for paragraph in each(body(file(sheet, languages)), "w:p"):
        if number := value(paragraph, "w:numId"):
            counts[number] = counts.get(number, 0) + 1
    assert list(counts.values()) == [len(block["items"]) for block in described(sheet, languages)["blocks"] if block["items"]]


@files
def test_no_row_splits_and_tables_have_header_rows(sheet, languages):
    tree = body(file(sheet, languages))
    for table in list(each(tree, "w:tbl"))[len(languages) - 1:]:  # the first of two languages holds the titles
        assert table[2].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in each(tree, "w:tr"))
    assert all(cell[-1].tag == qn("w:p") for cell in each(tree, "w:tc"))
    assert all(table.getnext().tag == qn("w:p") for table in each(tree, "w:tbl"))


@files
def test_looks_are_in_styles_that_exist(sheet, languages):
    document = docx.Document(io.BytesIO(file(sheet, languages)))
    known = {style.style_id for style in document.styles}
    tree = document.element.body
    for tag, may_hold in {"w:pPr": {"w:pStyle", "w:keepNext", "w:numPr"}, "w:rPr": {"w:rStyle", "w:lang"}}.items():
        for properties in each(tree, tag):
            assert {child.tag for child in properties} <= set(map(qn, may_hold))
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        assert {element.get(qn("w:val")) for element in each(tree, tag)} <= known


@files
def test_it_is_small_a4_and_says_what_it_is(sheet, languages):
    assert len(file(sheet, languages)) <= LARGEST[len(languages)]
    document = docx.Document(io.BytesIO(file(sheet, languages)))
    page, about = document.sections[0], document.core_properties
    assert (round(page.page_width.mm), round(page.page_height.mm), round(page.left_margin.mm)) == (210, 297, 20)
    assert about.title == " / ".join(dict.fromkeys(BOOK.by_path[language, sheet.path].title for language in languages))
    assert about.author == " / ".join(dict.fromkeys(BOOK.language(language).site_name for language in languages))
    assert about.language == ", ".join(map(locale, languages))
    assert about.created == about.modified and f"{about.created:%Y-%m-%d}" == BOOK.settings.edition


@files
def test_the_same_sheet_is_the_same_file_dated_by_its_edition(sheet, languages):
    assert word.render(described(sheet, languages), TEMPLATE) == file(sheet, languages)
    with zipfile.ZipFile(io.BytesIO(file(sheet, languages))) as parts:
        assert parts.namelist()[0] == "[Content_Types].xml"
        assert {"%04d-%02d-%02d %02d:%02d:%02d" % entry.date_time for entry in parts.infolist()} == {f"{BOOK.settings.edition} 00:00:00"}


@in_one
def test_the_footer_says_where_the_sheet_is_from_and_counts_pages(sheet, languages):
    told = described(sheet, languages)
    with zipfile.ZipFile(io.BytesIO(word.render(told, TEMPLATE))) as parts:
        footer = etree.fromstring(parts.read("word/footer1.xml"))
        square = Image.open(io.BytesIO(parts.read("word/media/qr.png")))
    (code,) = zxingcpp.read_barcodes(ImageOps.expand(square.convert("L"), 16, 255))
    assert code.text == ADDRESS
    language = told["languages"][0]
    assert text(footer) == "".join([
        language["title"], language["site_name"], " · ", language["words"]["sheet"]["edition"].replace("{edition}", told["edition"]), ADDRESS,
        re.sub(r"\{\w+\}", "1", language["words"]["sheet"]["page"]),
    ])
    assert [field.get(qn("w:instr")).strip() for field in each(footer, "w:fldSimple")] == ["PAGE", "NUMPAGES"]
    assert [picture.get("descr") for picture in footer.iter("{*}docPr")] == [ADDRESS]


def test_long_titles_are_cut_between_words_and_long_tags_stay_apart():
    sheet, languages = FILES[0]
    told = described(sheet, languages)
    field = dataclasses.asdict(sheets.Field("a" * 80, "word " * 20, "tick"))
    block = {
        "kind": "checklist", "for": "both", "minutes": 0, "title": ["<Title> & more"], "subject": [], "intro": [[]], "paragraphs": [[]],
        "items": [
            {"kind": None, "lines": 1, "minutes": 0, "choices": [], "text": [[{"text": "<&>", "strong": True, "emphasis": True}]], "fields": [each]}
            for each in (field, field | {"name": "a" * 79 + "b"})
        ],
    }
    tree = body(word.render(told | {"blocks": [block]}, TEMPLATE))
    assert "<Title> & more" in text(tree) and "<&>" in text(tree)
    controls = list(each(tree, "w:sdt"))
    assert {value(control, "w:alias") for control in controls} == {"word " * 11 + "word…"}
    tags = {value(control, "w:tag") for control in controls}
    assert len(tags) == 2 and all(len(tag) == 64 for tag in tags)
