"""Longer words than the handbook has today do not break a sheet: every text 1.4 times as long, with the longest words German makes."""

import io

import pypdf
import pypdfium2
import pytest

from handbook.rendering import pdf
from handbook.rendering.sheet import Description, fields
from sheets import EDITIONS, PRESS, elements, kids, letters

LONG_WORD = "Weiterbildungsprogrammverantwortlichenkonferenz"
MARGIN = 20 / 25.4 * 72 - 3  # points: 20 mm, and what the space at the end of a line may overhang
A4_WIDTH = 595.3
UNPRINTABLE = 4.2 / 25.4 * 72  # points: the edge that common printers leave white

stretched = pytest.mark.parametrize("sheet, languages", EDITIONS, ids=[sheet.address(*languages) for sheet, languages in EDITIONS])


def stretch(words: str) -> str:
    return f"{words} {LONG_WORD} {words[: max(0, int(len(words) * 0.4) - len(LONG_WORD))]}".strip()


def stretch_all(said: Description) -> Description:
    """The description with every text of the guide stretched; the words of the interface stay."""
    for language in said["languages"]:
        language["title"] = stretch(language["title"])
    for block in said["blocks"]:
        block["title"] = [stretch(title) for title in block["title"]]
        block["subject"] = [stretch(subject) for subject in block["subject"]]
        texts = [text for versions in (block["intro"], block["paragraphs"]) for version in versions for text in version]
        for item in block["items"]:
            texts += item["text"]
            texts += [text for choice in item["choices"] for text in choice["text"]]
        for text in texts:
            text[-1]["text"] = stretch(text[-1]["text"])
    return said


@pytest.fixture(scope="module")
def documents():
    """The stretched PDF of each sheet, set once."""
    return {}


def document(documents, sheet, languages):
    key = sheet.address(*languages)
    if key not in documents:
        said = stretch_all(PRESS.describe(sheet, *languages))
        documents[key] = said, pdf.render(said, PRESS.templates / "sheet.typ")
    said, file = documents[key]
    return said, pypdfium2.PdfDocument(io.BytesIO(file))


@stretched
def test_no_text_leaves_the_margins_and_none_is_lost(documents, sheet, languages):
    said, paper = document(documents, sheet, languages)
    text = ""
    for page in paper:
        words = page.get_textpage()
        text += words.get_text_bounded()
        for index in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(index)
            assert MARGIN <= left and right <= A4_WIDTH - MARGIN, words.get_text_bounded(left, bottom, right, top)
            assert bottom > UNPRINTABLE
    text = letters(text)
    for block in said["blocks"]:
        for item in block["items"]:
            for spans in item["text"]:
                assert letters("".join(span["text"] for span in spans)) in text


@stretched
def test_no_field_lies_on_another_or_off_the_paper(documents, sheet, languages):
    said, paper = document(documents, sheet, languages)
    found = 0
    for page in paper:
        places = list(widgets(page))
        found += len(places)
        for number, (left, bottom, right, top) in enumerate(places):
            assert MARGIN <= left < right <= A4_WIDTH - MARGIN + 1 and UNPRINTABLE < bottom < top
            for other in places[number + 1 :]:
                assert right <= other[0] + 1 or other[2] <= left + 1 or top <= other[1] + 1 or other[3] <= bottom + 1
    assert found == len(list(fields(said)))


@stretched
def test_no_item_is_split_over_pages(documents, sheet, languages):
    document(documents, sheet, languages)
    reader = pypdf.PdfReader(io.BytesIO(documents[sheet.address(*languages)][1]))
    items = [element for element in elements(reader.root_object["/StructTreeRoot"]) if element["/S"] in ("/LI", "/TR")]
    assert len(items) >= sum(len(block["items"]) for block in documents[sheet.address(*languages)][0]["blocks"])
    for item in items:
        assert len({number for element in (item, *elements(item)) for number in pages(element)}) == 1


def pages(element):
    """The numbers of the objects of all pages that an element itself has marks on."""
    places = [kid.raw_get("/Pg") for kid in kids(element) if isinstance(kid, dict) and "/S" not in kid and "/Pg" in kid]
    if any(isinstance(kid, int) for kid in kids(element)):
        places.append(element.raw_get("/Pg"))
    return [place.idnum for place in places]


def widgets(page):
    """The rectangles of the fields of a page: left, bottom, right, top, in points."""
    raw = pypdfium2.raw
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        box = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetRect(note, box):
            yield box.left, box.bottom, box.right, box.top
        raw.FPDFPage_CloseAnnot(note)
