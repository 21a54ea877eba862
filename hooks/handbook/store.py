"""Files made earlier, kept by what they were made from.

A file is kept under the digest of everything that decides its bytes. It is written beside its place and moved there whole, and it begins
with the digest of its own content, so that an interrupted or damaged one is made again and not delivered.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_DIGEST = 32
"""Bytes of a SHA-256."""
_KEPT = 30 * 24 * 3600
"""Seconds after which a file that nobody asked for is deleted."""


class Store:
    """Keeps files in `folder`, which need not exist yet.

    `complaint` is set when something could not be kept; that costs time, never a file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.complaint: OSError | None = None

    def get(self, made_from: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` returns, or returned when it was last called for the same `made_from`."""
        place = self.folder / hashlib.sha256(made_from).hexdigest()
        content = _read(place)
        if content is None:
            content = make()
            try:
                _write(place, content)
            except OSError as error:
                self.complaint = error
        return content

    def tidy(self) -> None:
        """Delete what has not been asked for in a month, and what an interrupted build left."""
        for file in self.folder.glob("*"):
            try:
                if time.time() - file.stat().st_mtime > _KEPT:
                    file.unlink()
            except OSError as error:
                self.complaint = error


def _read(place: Path) -> bytes | None:
    try:
        kept = place.read_bytes()
        os.utime(place)  # it was asked for today
    except OSError:
        return None  # not made yet, or made again
    digest, content = kept[:_DIGEST], kept[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with open(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        os.replace(name, place)
    except BaseException:
        os.unlink(name)
        raise
