"""The same items everywhere: what the definition of a sheet names is on its page, in its PDF, in its Word file and in two languages, in order."""

import re
import zipfile
from xml.etree import ElementTree

import pypdf

from built import parse
from handbook.rendering.sheet import fields
from sheets import BOOK, PRESS, assert_says, editions, elements

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def items(sheet, language) -> list[str]:
    return [item.id for block in BOOK.sheet_blocks(language.code, sheet) for item in block.items]


def names(sheet, languages) -> list[str]:
    """Every place to fill in, in order."""
    return [field.name for field in fields(PRESS.describe(sheet, *languages))]


def test_the_definition_is_what_mkdocs_yml_says():
    text = (PRESS.templates.parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    for sheet in BOOK.settings.sheets:
        assert re.search(rf"^ +{sheet.id}: \[{', '.join(sheet.blocks)}\]$", text, re.MULTILINE)
        assert [block.id for block in BOOK.sheet_blocks("de", sheet)] == list(sheet.blocks)


@editions
def test_the_page_has_them(site, sheet, languages):
    for language in languages:
        tree, _ = parse(site / f"{sheet.address(language)}.html")
        lists = [element for element in tree.iter() if element.tag in ("li", "tr") and element.get("id")]
        assert [element.get("id") for element in lists] == items(sheet, language)
        assert_says("".join(tree.find(".//article").itertext()), sheet, language)


@editions
def test_the_pdf_has_them(site, sheet, languages):
    reader = pypdf.PdfReader(site / f"{sheet.address(*languages)}.pdf")
    assert_says("".join(page.extract_text() for page in reader.pages), sheet, *languages)
    assert list(_widgets(reader)) == names(sheet, languages)
    tags = [element["/S"] for element in elements(reader.root_object["/StructTreeRoot"])]
    headers = sum(block.kind == "agenda" for block in BOOK.sheet_blocks(languages[0].code, sheet))
    assert tags.count("/LI") + tags.count("/TR") - headers == len(items(sheet, languages[0]))


@editions
def test_the_word_file_has_them(site, sheet, languages):
    with zipfile.ZipFile(site / f"{sheet.address(*languages)}.docx") as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    assert_says("".join(text.text or "" for text in document.iter(f"{WORD}t")), sheet, *languages)
    tags = [control.find(f"{WORD}tag").get(f"{WORD}val") for control in document.iter(f"{WORD}sdtPr")]
    wanted = names(sheet, languages)
    assert len(tags) == len(wanted)
    assert all(tag == name or len(name) > 64 for tag, name in zip(tags, wanted))


def _widgets(reader):
    """The names of the fields, in the order of the pages; of those that are one of several, with the answer's name."""
    for page in reader.pages:
        for note in page.get("/Annots", []):
            widget = note.get_object()
            group = widget.get("/Parent")
            answers = [name for name in widget.get("/AP", {}).get("/N", {}) if name != "/Off"]
            yield f"{group.get_object()['/T']}{answers[0]}" if group else widget["/T"]
