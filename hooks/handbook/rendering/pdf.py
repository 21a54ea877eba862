"""A sheet -> PDF, tagged, built to PDF/UA-1, to be filled in on screen or by hand; set by Typst.

All looks are in the template; it gets the sheet as one JSON text. The edition is the clock, and no font of
the machine is used, so the same sheet is the same file everywhere.
"""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Sequence
from pathlib import Path

from handbook.model import Block, Item, Text
from handbook.reading.words import Words
from handbook.rendering.fields import Field


def describe(title: str, blocks: Sequence[Block], *, language: str, site_name: str, edition: str, address: str, words: Words) -> str:
    """Everything the template needs, as JSON: two sheets are alike if and only if this text is.

    `edition` is an ISO date; `address` is where the sheet stands on the web, or empty.
    """
    return json.dumps({
        "title": title, "language": language, "site_name": site_name, "edition": edition, "address": address,
        "words": words, "blocks": [_block(block) for block in blocks],
    }, ensure_ascii=False)


def render(description: str, places: Sequence[Field], template: Path) -> bytes:
    """The PDF, with `places` as its fields. `fields.cff`, the font of what is typed, stands beside the template.

    Raises RuntimeError with Typst's message when the template is wrong, and ValueError as `fill_in` does.
    """
    import pikepdf  # this and Typst take 0.1 s that a build without sheets need not spend

    from handbook.rendering import pdf_fields

    typeset = _typesetter(template).compile(sys_inputs={"sheet": description}, pdf_standards=["ua-1"])
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset)) as document:
        pdf_fields.fill_in(document, list(places), template.with_name("fields.cff"))
        # The tags are two fifths of the file until they are packed.
        document.save(
            packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False,
        )
    return packed.getvalue()


@functools.cache
def _typesetter(template: Path):
    """Opens its fonts once for all sheets; it looks at the template again each time."""
    import typst

    return typst.Compiler(str(template), ignore_system_fonts=True)


def _block(block: Block) -> dict:
    return {
        "kind": block.kind, "title": block.title, "for": block.audience, "minutes": block.minutes, "subject": block.subject,
        "intro": [_spans(paragraph) for paragraph in block.intro],
        "paragraphs": [_spans(paragraph) for paragraph in block.paragraphs],
        "items": [_item(item) for item in block.items],
    }


def _item(item: Item) -> dict:
    return {
        "id": item.id, "kind": item.kind, "text": _spans(item.text), "lines": item.lines, "minutes": item.minutes,
        "choices": [{"id": choice.id, "text": _spans(choice.text), "lines": choice.lines} for choice in item.choices],
    }


def _spans(text: Text) -> list[dict]:
    return [{"text": span.text, "strong": span.strong, "emphasis": span.emphasis} for span in text]
