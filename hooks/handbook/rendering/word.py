"""A sheet -> Word, restyled in one go by its named styles, to be filled in on screen or by hand; put together by Jinja.

All looks and all parts of the file are in a folder of templates: what ends in `.xml` or `.rels` is a part of the file
under the same path, what ends in `.jinja` is used by others. The edition is the clock, so the same sheet is the same file.
"""

from __future__ import annotations

import functools
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import jinja2

from handbook.rendering import qr_code
from handbook.rendering.sheet import Description, once

LONGEST = 64
"""Word opens no file in which the title or the tag of a field is longer."""

_GAP = re.compile(r"(\{\w+\})")
_PARTS = (".xml", ".rels")


def render(description: Description, template: Path) -> bytes:
    """The Word file made of the folder `template`.

    Raises jinja2.TemplateError when a template is wrong.
    """
    environment = _environment(template)
    year, month, day = map(int, description["edition"].split("-"))
    # Each field has a number of its own in the file.
    told = description | {"next_number": itertools.count(1).__next__}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        def add(path: str, content: str | bytes) -> None:
            entry = zipfile.ZipInfo(path, (year, month, day, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(entry, content)

        # Sorted, [Content_Types].xml comes first, as programs that guess a file's type expect.
        for part in sorted(environment.list_templates(filter_func=lambda name: name.endswith(_PARTS))):
            add(part, environment.get_template(part).render(told))
        if description["address"]:
            add("word/media/qr.png", qr_code.png(description["address"]))
    return packed.getvalue()


@functools.cache
def _environment(template: Path) -> jinja2.Environment:
    """Compiles each template once; one that was edited is compiled again."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters.update(
        once=once, gaps=_gaps, letters=_letters, title_of_field=_title_of_field, tag_of_field=_tag_of_field,
    )
    return environment


def _gaps(text: str) -> list[str]:
    """`Page {page} of {pages}` -> `Page `, `{page}`, ` of `, `{pages}`."""
    return [piece for piece in _GAP.split(text) if piece]


def _letters(spans: Iterable[dict]) -> int:
    return sum(len(span["text"]) for span in spans)


def _title_of_field(label: str) -> str:
    """What Word shows at a field and screen readers say: the label, cut between words if it is too long."""
    if len(label) <= LONGEST:
        return label
    return label[:LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:/·(") + "…"


def _tag_of_field(name: str) -> str:
    """The field's name, by which programs find it; a long one ends with a sum of all its letters, so that it stays the only one."""
    if len(name) <= LONGEST:
        return name
    return f"{name[:LONGEST - 9]}-{zlib.crc32(name.encode()):08x}"
