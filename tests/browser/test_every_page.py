"""What holds for every page, in light colours; opening them all takes long, so each is opened once."""

WIDTH = "document.documentElement.scrollWidth"
ROOMY, NARROW = {"width": 1280, "height": 720}, {"width": 320, "height": 640}


def test_every_page_is_accessible_and_quiet_and_needs_no_sideways_scrolling_at_320_pixels(
    page, top, language, roots, paths, findings, watch
):
    noted = watch(page, top)
    found = []
    for path in [*paths, *(["404.html"] if language == "de" else [])]:
        page.set_viewport_size(ROOMY)
        page.goto(top + roots[language] + path)
        found += findings(page, contrast=language == "de")  # it takes half of the time, and all languages look alike
        page.set_viewport_size(NARROW)
        width = page.evaluate(WIDTH)
        if width > NARROW["width"]:
            found.append(f"{page.url}: needs {width} pixels")
    assert not found
    assert [note for note in noted if "ERR_ABORTED" not in note] == []  # by leaving the page
