"""Templates are compiled once, not for each language and each build.

MkDocs makes a new Jinja environment for every build, and each language is a build; compiling the theme's
templates is then a fifth of the whole time. A template that was edited has another checksum.
"""

from __future__ import annotations

import os
from pathlib import Path

import jinja2


def kept_in(folder: Path) -> jinja2.BytecodeCache | None:
    """Jinja's own cache; None where nothing can be kept, and templates are compiled each time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
