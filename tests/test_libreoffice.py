"""The Word files in a program that is not Word: LibreOffice opens each and prints all that it says."""

import subprocess

import pypdf
import pytest

from sheets import letters
from word_files import FILES, file, name, said

pytestmark = pytest.mark.debian
SECONDS = 300  # where a control does not fit into its cell, LibreOffice never ends


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The folder of all sheets as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for sheet, languages in FILES:
        (folder / f"{name(sheet)}.{name(languages)}.docx").write_bytes(file(sheet, languages))
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
        *map(str, sorted(folder.glob("*.docx"))),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return folder


@pytest.mark.parametrize("sheet, languages", FILES, ids=name)
def test_libreoffice_prints_every_word_in_order(printed, sheet, languages):
    reader = pypdf.PdfReader(printed / f"{name(sheet)}.{name(languages)}.pdf")
    text = letters("".join(page.extract_text() for page in reader.pages))
    for language in languages:
        position = 0
        for words in said(sheet, language):
            found = text.find(letters(words), position)
            assert found >= 0, f"not there, or not in its place: {words}"
            position = found + len(letters(words))
