"""Bytes -> text, or the place of the first byte that is none."""

from __future__ import annotations

from pathlib import Path


class NotText(ValueError):
    """A file is not UTF-8; `line` is where, `text` what can be read of it."""

    def __init__(self, line: int, byte: int, text: str) -> None:
        super().__init__(f"byte 0x{byte:02X} is not UTF-8")
        self.line, self.text = line, text


def read(file: Path) -> str:
    """The text of a file, without a byte order mark, each line ended by a line feed alone. Raises NotText, OSError."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(raw.count(b"\n", 0, error.start) + 1, raw[error.start], raw.decode("utf-8", "replace")) from None
    return text.replace("\r\n", "\n")
