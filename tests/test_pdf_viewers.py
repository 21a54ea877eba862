"""The sheets in readers that are not ours: filled in there, saved, read again.

Chromium shows PDFs with pdfium, Linux's document viewers with poppler.
"""

import ctypes
import io
import subprocess

import pypdf
import pypdfium2
import pytest

from built import LANGUAGES
from handbook.rendering.sheet import fields
from sheets import BOOK, PRESS

TYPED = "Grüße aus Köln: 100 € für „große“ Wünsche"
SHEET = BOOK.sheets["agreement"]
FILES = [SHEET.address(*languages) for languages in [(BOOK.language("de"),), *BOOK.settings.pairs]]
FILL_IN = """
import sys, gi
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
document = Poppler.Document.new_from_file(sys.argv[1], None)
for number in range(document.get_n_pages()):
    for mapping in document.get_page(number).get_form_field_mapping():
        if mapping.field.get_field_type() == Poppler.FormFieldType.TEXT:
            mapping.field.text_set_text(sys.argv[3])
        else:
            mapping.field.button_set_state(True)
document.save(sys.argv[2])
"""


def assert_filled(file) -> None:
    """That every field has an answer, and what was typed is what was typed."""
    found = pypdf.PdfReader(file).get_fields()
    assert found
    for name, field in found.items():
        if field["/FT"] == "/Tx":
            assert field.value == TYPED, name
        else:
            assert field.value not in (None, "/Off"), name


@pytest.mark.parametrize("address", FILES)
def test_chromiums_reader_fills_in_and_saves(site, address):
    document = pypdfium2.PdfDocument(site / f"{address}.pdf")
    document.init_forms()
    for page in document:
        for x, y, is_text in _centres(page, document.formenv):
            _click(document.formenv, page, x, y)
            if is_text:
                _type(document.formenv, page, TYPED)
            pypdfium2.raw.FORM_ForceToKillFocus(document.formenv)
    saved = io.BytesIO()
    document.save(saved)
    assert_filled(saved)
    shown = pypdfium2.PdfDocument(saved)
    shown.init_forms()
    assert shown[0].render().to_pil().tobytes() != pypdfium2.PdfDocument(site / f"{address}.pdf")[0].render().to_pil().tobytes()


@pytest.mark.debian
@pytest.mark.parametrize("address", FILES)
def test_poppler_fills_in_and_saves(site, tmp_path, address):
    given, saved = (site / f"{address}.pdf").as_uri(), tmp_path / "saved.pdf"
    # The system's Python: the packages of Debian are not in our environment.
    done = subprocess.run(["/usr/bin/python3", "-c", FILL_IN, given, saved.as_uri(), TYPED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert_filled(saved)


@pytest.mark.debian
@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_sees_tags_fields_and_embedded_fonts(site, language):
    without_fields = {sheet.id for sheet in BOOK.sheets.values() if not list(fields(PRESS.describe(sheet, BOOK.language("de"))))}
    for file in sorted((site / LANGUAGES[language] / "print").glob("*.pdf")):
        form = "none" if file.name.partition(".")[0] in without_fields else "AcroForm"
        about = dict(line.split(":", 1) for line in poppler("pdfinfo", str(file)).splitlines() if ":" in line)
        assert (about["Tagged"].strip(), about["Form"].strip(), about["JavaScript"].strip()) == ("yes", form, "no"), file.name
        tags = poppler("pdfinfo", "-struct", str(file))
        assert tags.count("H1") == 1 + ("-" in file.suffixes[0]) and ("Form" in tags) == (form != "none"), file.name  # a title in each language
        fonts = [line.split() for line in poppler("pdffonts", str(file)).splitlines()[2:]]
        assert fonts and all(font[-5] == "yes" for font in fonts), file.name


def poppler(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stderr
    return done.stdout


def _centres(page, form):
    """The middle of each field of a page, in points, and whether it takes text."""
    raw = pypdfium2.raw
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note, box = raw.FPDFPage_GetAnnot(page, index), raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetRect(note, box):
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            yield x, y, raw.FPDFPage_HasFormFieldAtPoint(form, page, x, y) == raw.FPDF_FORMFIELD_TEXTFIELD
        raw.FPDFPage_CloseAnnot(note)


def _click(form, page, x: float, y: float) -> None:
    for act in (pypdfium2.raw.FORM_OnMouseMove, pypdfium2.raw.FORM_OnLButtonDown, pypdfium2.raw.FORM_OnLButtonUp):
        act(form, page, 0, x, y)


def _type(form, page, text: str) -> None:
    letters = ctypes.create_string_buffer(f"{text}\0".encode("utf-16-le"))
    pypdfium2.raw.FORM_ReplaceSelection(form, page, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
