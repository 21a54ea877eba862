"""Empty places in a PDF -> fields that can be filled in on screen.

Typst knows no form fields. The template therefore sets each place to write on as a link to a private address,
`field:<name>`; Typst gives the link its rectangle and its place in the reading order, and here it becomes a field:
the annotation a widget, its element in the structure tree a `Form`. The rules are those of ISO 32000-1, 12.7, and of
PDF/UA-1: every field has a description, and the fonts of fields are embedded.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from handbook.rendering.sheet import Field

ADDRESS = "field:"
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_PRINT = 4
_SIZE = 11
"""Points; the size of what is typed."""
# A check mark and a dot as paths in a square of side 1, so that no viewer needs a font of symbols for them.
_CHECK_MARK = "0.14 w 1 J 1 j 0.15 0.5 m 0.4 0.22 l 0.86 0.8 l S"
_DOT = "0.78 0.5 m 0.78 0.655 0.655 0.78 0.5 0.78 c 0.345 0.78 0.22 0.655 0.22 0.5 c " \
       "0.22 0.345 0.345 0.22 0.5 0.22 c 0.655 0.22 0.78 0.345 0.78 0.5 c f"


def fill_in(document: Pdf, fields: list[Field], font: Path) -> None:
    """Turn every private link of a document into the field of that name.

    `font` is a font in Compact Font Format, with a JSON file of the same name beside it that has its measures. Raises ValueError when
    links and fields are not the same, each once.
    """
    wanted = {field.name: field for field in fields}
    places = [
        (page, annotation)
        for page in document.pages for annotation in page.get("/Annots", ())
        if str(annotation.get("/A", {}).get("/URI", "")).startswith(ADDRESS)
    ]
    names = [str(annotation.A.URI).removeprefix(ADDRESS) for _, annotation in places]
    if sorted(names) != sorted(wanted) or len(wanted) != len(fields):
        raise ValueError(f"the template's fields are not those of the sheet: {sorted(set(names) ^ set(wanted)) or names}")
    if not fields:
        return
    drawn = _Drawn(document)
    elements = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)  # of the structure tree, by the number in an annotation
    form = Dictionary(
        Fields=Array(), DA=String(f"/Fields {_SIZE} Tf 0 g"),
        DR=Dictionary(Font=Dictionary(Fields=_font(document, font))),
    )
    document.Root.AcroForm = document.make_indirect(form)
    groups: dict[str, pikepdf.Object] = {}
    for (page, annotation), name in zip(places, names):
        _widget(drawn, page, annotation, wanted[name])
        elements[int(annotation.StructParent)].S = Name.Form
        group, slash, _ = name.partition("/")
        if not slash:
            form.Fields.append(annotation)
        else:
            if group not in groups:
                groups[group] = document.make_indirect(Dictionary(
                    FT=Name.Btn, Ff=_RADIO, T=String(group), TU=String(wanted[name].label.partition(": ")[0]), Kids=Array(), V=Name.Off,
                ))
                form.Fields.append(groups[group])
            annotation.Parent = groups[group]
            groups[group].Kids.append(annotation)
        page.Tabs = Name.S


def _widget(drawn: _Drawn, page: pikepdf.Page, annotation: pikepdf.Object, field: Field) -> None:
    for key in ("/A", "/Border", "/Contents"):
        del annotation[key]
    annotation.Subtype, annotation.F, annotation.P, annotation.TU = Name.Widget, _PRINT, page.obj, String(field.label)
    if field.kind in ("text", "date"):
        annotation.FT, annotation.T = Name.Tx, String(field.name)
        annotation.DA = String(f"/Fields {_SIZE} Tf 0 g")
        if field.lines > 1:
            annotation.Ff = _MULTILINE
        return  # an empty field has nothing to show; what fills it draws it
    _, slash, value = field.name.partition("/")
    annotation.AS = Name.Off
    annotation.MK = Dictionary(CA=String("l" if slash else "4"))
    annotation.AP = Dictionary(N=Dictionary({f"/{value or 'Yes'}": drawn(_DOT if slash else _CHECK_MARK), "/Off": drawn("")}))
    if not slash:
        annotation.FT, annotation.T, annotation.V = Name.Btn, String(field.name), Name.Off


class _Drawn:
    """What fields look like: drawings in a square of side 1, which viewers stretch to the field; each is in the file once."""

    def __init__(self, document: Pdf) -> None:
        self.document = document
        self.streams: dict[str, pikepdf.Object] = {}

    def __call__(self, drawing: str) -> pikepdf.Object:
        if drawing not in self.streams:
            stream = Stream(self.document, drawing.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
            self.streams[drawing] = self.document.make_indirect(stream)
        return self.streams[drawing]


@functools.cache
def _read_font(program: Path) -> tuple[bytes, dict]:
    return program.read_bytes(), json.loads(program.with_suffix(".json").read_text(encoding="utf-8"))


def _font(document: Pdf, file: Path) -> pikepdf.Object:
    program, measures = _read_font(file)
    name = Name("/" + measures["name"])
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=measures["bbox"], ItalicAngle=0, Ascent=measures["ascent"],
        Descent=measures["descent"], CapHeight=measures["cap_height"], StemV=80,
        FontFile3=Stream(document, program, Subtype=Name.Type1C),
    )
    return document.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=name, Encoding=Name.WinAnsiEncoding, FirstChar=measures["first"],
        LastChar=measures["first"] + len(measures["widths"]) - 1, Widths=pikepdf.Object.parse(str(measures["widths"]).replace(",", "").encode()),
        FontDescriptor=document.make_indirect(descriptor),
    ))
