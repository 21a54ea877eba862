"""The sheets in a reader that is not ours: poppler, as in Linux's document viewers."""

import subprocess

import pytest

from built import LANGUAGES

pytestmark = pytest.mark.debian


def poppler(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_sees_tags_fields_and_embedded_fonts(site, language):
    for file in sorted((site / LANGUAGES[language] / "print").glob("*.pdf")):
        about = dict(line.split(":", 1) for line in poppler("pdfinfo", str(file)).splitlines() if ":" in line)
        assert (about["Tagged"].strip(), about["Form"].strip(), about["JavaScript"].strip()) == ("yes", "AcroForm", "no"), file.name
        tags = poppler("pdfinfo", "-struct", str(file))
        assert tags.count("H1") == 1 + ("-" in file.suffixes[0]) and "Form" in tags, file.name  # a title in each language
        fonts = [line.split() for line in poppler("pdffonts", str(file)).splitlines()[2:]]
        assert fonts and all(font[-5] == "yes" for font in fonts), file.name
