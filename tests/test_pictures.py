"""What the sheets look like: the first page of each, and one in two languages, held against approved pictures.

`make pictures` runs this alone and puts what differs into `.cache/pictures`, one picture for each sheet: approved, now, and where
they differ in red. `make approve` makes what is now the approved one.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from sheets import BOOK, EDITIONS, ROOT

APPROVED = Path(__file__).parent / "pictures"
DIFFERENCES = ROOT / ".cache" / "pictures"
DOTS_PER_INCH = 60
FAINT = 32
"""Levels of grey, of 255, that a dot may differ by: machines round the edges of letters differently."""
FEW = 12
"""Dots that may differ by more; a changed word has more."""
DEFAULT = BOOK.settings.languages[0]
PICTURED = [*((sheet, (DEFAULT,)) for sheet in BOOK.settings.sheets), next(
    (sheet, languages) for sheet, languages in EDITIONS if sheet.id == "agreement" and len(languages) == 2
)]


def picture(file: Path) -> Image.Image:
    """The first page with its fields, in sixteen levels of grey, which keeps the files small."""
    document = pypdfium2.PdfDocument(file)
    document.init_forms()
    return document[0].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L").point(lambda level: level // 16 * 17)


def difference(approved: Image.Image, now: Image.Image) -> Image.Image:
    """White where the pictures agree."""
    if approved.size != now.size:
        return Image.new("L", now.size, 0)
    return ImageChops.difference(approved, now).point(lambda level: 0 if level > FAINT else 255)


def side_by_side(approved: Image.Image, now: Image.Image, differing: Image.Image) -> Image.Image:
    red = Image.merge("RGB", (now.point(lambda level: 255), differing, differing))
    whole = Image.new("RGB", (approved.width + now.width + red.width + 20, max(approved.height, now.height)), "grey")
    for left, part in ((0, approved), (approved.width + 10, now), (approved.width + now.width + 20, red)):
        whole.paste(part, (left, 0))
    return whole


@pytest.mark.parametrize("sheet, languages", PICTURED, ids=[sheet.address(*languages) for sheet, languages in PICTURED])
def test_a_sheet_looks_as_approved(site, request, sheet, languages):
    address = sheet.address(*languages)
    place = APPROVED / f"{address.removeprefix('print/')}.png"
    now = picture(site / f"{address}.pdf")
    if request.config.getoption("--approve"):
        place.parent.mkdir(exist_ok=True)
        now.save(place, optimize=True)
    assert place.exists(), f"{place.name} is not there yet; look at the sheet and run: make approve"
    approved = Image.open(place).convert("L")
    differing = difference(approved, now)
    shown = DIFFERENCES / place.name
    shown.unlink(missing_ok=True)
    if differing.histogram()[0] > FEW:
        os.makedirs(DIFFERENCES, exist_ok=True)
        side_by_side(approved, now, differing).save(shown)
        pytest.fail(f"{address}.pdf looks different: see {shown.relative_to(ROOT)}, then run: make approve", pytrace=False)


def test_no_picture_is_left_of_a_sheet_that_is_gone():
    expected = {f"{sheet.address(*languages).removeprefix('print/')}.png" for sheet, languages in PICTURED}
    assert {file.name for file in APPROVED.iterdir()} == expected


def test_a_changed_word_is_seen(site):
    sheet, languages = PICTURED[0]
    now = picture(site / f"{sheet.address(*languages)}.pdf")
    changed = now.copy()
    changed.paste(255, (60, 120, 90, 126))  # a white patch of the size of a short word, on the first question
    assert difference(now, changed).histogram()[0] > FEW
    assert difference(now, now).histogram()[0] == 0
