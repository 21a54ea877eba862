"""Faults of the theme's own HTML, mended in the finished page.

They stand where no template can be overridden without copying all of it. A test fails as soon as one of them
is no longer needed.
"""

from __future__ import annotations

MENDED = (
    # HTML allows `autocomplete` only where something is typed.
    ('data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off"', 'data-md-toggle="drawer" type="checkbox" id="__drawer"'),
    ('data-md-toggle="search" type="checkbox" id="__search" autocomplete="off"', 'data-md-toggle="search" type="checkbox" id="__search"'),
    # A stop for the Tab key where, without the theme's script, nothing happens; handbook.js puts it back.
    ('_label" tabindex="0"', '_label"'),
    # A dialog without a name; the field in it has the right one.
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="{name}"'),
)


def mend(html: str, *, search: str) -> str:
    """The page without the theme's faults; `search` names the search dialog in the page's language."""
    for fault, right in MENDED:
        html = html.replace(fault, right.format(name=search))
    return html
