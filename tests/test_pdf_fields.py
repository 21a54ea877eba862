"""The sheets can be filled in on screen: by hand, by a screen reader's user, by a program."""

import io

import pypdf
import pytest
from pypdf.generic import IndirectObject

from handbook.rendering import pdf
from handbook.rendering.sheet import fields
from sheets import BOOK, PRESS, editions

LONG = "Grüße aus Köln: 100 € für „große“ Wünsche, één idee.\n" * 20
WRITTEN = ("text", "date")


def read(site, sheet, languages):
    return pypdf.PdfReader(site / f"{sheet.address(*languages)}.pdf")


def places(sheet, languages):
    return list(fields(PRESS.describe(sheet, *languages)))


def widgets(reader):
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]


@editions
def test_every_place_to_write_on_is_a_field_with_a_label(site, sheet, languages):
    found = [(widget["/TU"], widget.get("/FT") == "/Tx", bool(widget.get("/Ff", 0) & 1 << 12)) for widget in widgets(read(site, sheet, languages))]
    assert found == [(place.label, place.kind in WRITTEN, place.lines > 1) for place in places(sheet, languages)]


@editions
def test_fields_stand_in_the_reading_order_as_forms(site, sheet, languages):
    reader = read(site, sheet, languages)
    in_tags = [(tag, widget["/TU"]) for tag, widget in _objects(reader.root_object["/StructTreeRoot"])]
    assert in_tags == [("/Form", place.label) for place in places(sheet, languages)]
    assert all(page.get("/Tabs") == "/S" for page in reader.pages if page.get("/Annots"))


@editions
def test_what_a_program_fills_in_can_be_read_again(site, sheet, languages):
    texts = [place.name for place in places(sheet, languages) if place.kind in WRITTEN]
    ticks = [place.name for place in places(sheet, languages) if place.kind == "tick"]
    choices = dict(place.name.split("/") for place in places(sheet, languages) if place.kind == "choice")
    values = {name: f"{number}: {LONG}" for number, name in enumerate(texts)}
    values |= {name: "/Yes" for name in ticks} | {name: f"/{choice}" for name, choice in choices.items()}
    writer = pypdf.PdfWriter(clone_from=read(site, sheet, languages))
    for page in writer.pages if values else ():
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    assert {name: field.value for name, field in (pypdf.PdfReader(saved).get_fields() or {}).items()} == values


@editions
def test_marks_are_drawn_and_the_font_of_fields_is_in_the_file(site, sheet, languages):
    reader = read(site, sheet, languages)
    if not places(sheet, languages):
        assert "/AcroForm" not in reader.root_object
        return
    for widget in widgets(reader):
        for drawing in widget.get("/AP", {}).get("/N", {}).values():
            assert b"Tj" not in drawing.get_object().get_data()
    (font,) = reader.root_object["/AcroForm"]["/DR"]["/Font"].values()
    assert font["/FontDescriptor"]["/FontFile3"].get_data()
    assert len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1


def test_a_template_that_forgets_a_field_is_an_error(tmp_path):
    (tmp_path / "sheet.typ").write_text('#set document(title: "T")\n= T\n#link("field:other", box(width: 1cm, height: 1cm))\n')
    said = PRESS.describe(BOOK.sheets["mentee-preparation"], BOOK.language("en"))
    with pytest.raises(ValueError, match="'other'"):
        pdf.render(said, tmp_path / "sheet.typ")


def _objects(element):
    """The structure tree's links to annotations, each with the tag it stands in, in reading order."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if isinstance(child, IndirectObject) else child
        if isinstance(child, dict) and child.get("/Type") == "/OBJR":
            yield element["/S"], child["/Obj"]
        elif isinstance(child, dict):
            yield from _objects(child)
