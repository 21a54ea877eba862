def test_who_reads_and_searches_fetches_nothing_from_elsewhere_or_in_vain_and_leaves_no_trace(page, place, path, watch, search, word):
    noted = watch(page, place)
    page.goto(place + path, wait_until="networkidle")
    search(page, word("de"))
    page.wait_for_load_state("networkidle")
    assert not noted
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_missing_page_fetches_everything_it_needs(page, top, watch, search, word):
    address = top + "nl/no/such/page.html"
    noted = watch(page, top)
    page.goto(address, wait_until="networkidle")
    search(page, word("de"))
    assert [note for note in noted if address not in note and "status of 404" not in note] == []


def test_whatever_a_page_does_wrong_is_noted(page, top, watch):
    noted = watch(page, top)
    page.goto(top + "index.html")
    page.evaluate("""() => {
        console.warn("careful")
        setTimeout(() => { throw new Error("broken") })
        return Promise.allSettled([fetch("none.json"), fetch("http://127.0.0.1:9/")])
    }""")
    page.wait_for_load_state("networkidle")
    for expected in ("careful", "broken", "404: ", "from elsewhere: ", "in vain: "):
        assert any(expected in note for note in noted), expected
