"""An address -> the square that a telephone reads it from.

Level M (15 % may be covered or smudged) is what paper is commonly given; the white margin of four modules is the templates' to leave.
"""

from __future__ import annotations

import io

_DOTS = 4
"""For each module: a square of 13 mm then has over 200 dots an inch."""


def png(address: str) -> bytes:
    """The code as a picture in black and white; empty without an address."""
    if not address:
        return b""
    import segno  # used only where the site's address is known

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=_DOTS, border=0)
    return drawn.getvalue()
