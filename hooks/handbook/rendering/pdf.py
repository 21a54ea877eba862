"""A sheet -> PDF, tagged, built to PDF/UA-1, to be filled in on screen or by hand; set by Typst.

All looks are in the template; it gets the sheet as one JSON text. The edition is the clock, and no font of
the machine is used, so the same sheet is the same file everywhere.
"""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path

from handbook.rendering import qr_code
from handbook.rendering.sheet import Description, fields

_own = threading.local()
"""A typesetter for each thread: one alone is not safe to share."""


def render(description: Description, template: Path) -> bytes:
    """The PDF. `fields.cff`, the font of what is typed, stands beside the template.

    Raises RuntimeError with Typst's message when the template is wrong, and ValueError as `pdf_fields.fill_in` does.
    """
    import pikepdf  # this and Typst take 0.1 s that a build without sheets need not spend

    from handbook.rendering import pdf_fields

    told = {"sheet": json.dumps(description, ensure_ascii=False), "qr": json.dumps(list(qr_code.png(description["address"])))}
    typeset = _typesetter(template).compile(sys_inputs=told, pdf_standards=["ua-1"])
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset)) as document:
        pdf_fields.fill_in(document, list(fields(description)), template.with_name("fields.cff"))
        # The tags are two fifths of the file until they are packed.
        document.save(
            packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False,
        )
    return packed.getvalue()


def _typesetter(template: Path):
    """Opens its fonts once for all sheets of a thread; it looks at the template again each time."""
    import typst

    if getattr(_own, "template", None) != template:
        _own.template, _own.typesetter = template, typst.Compiler(str(template), ignore_system_fonts=True)
    return _own.typesetter
