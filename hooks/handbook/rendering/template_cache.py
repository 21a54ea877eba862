"""Templates are compiled once, not for each language and each edit.

MkDocs makes a new Jinja environment for every build, and each language is a build; compiling the theme's
templates is then a fifth of the whole time. A template that was edited has another checksum.
"""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class TemplateCache(jinja2.BytecodeCache):
    """Remembers for as long as the process lives."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], object] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key, bucket.checksum] = bucket.code


compiled = TemplateCache()
