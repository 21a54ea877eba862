"""What the browser keeps: nothing, until somebody switches it on; then ticks and entries, by their ids, on every page."""

import json

import pytest
from playwright.sync_api import expect

COURSE, MODULE, SHEET = "course/index.html", "course/want.html", "print/agreement.html"
STORED = "() => ({ ...localStorage })"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def switch_on(page, top):
    page.goto(top + COURSE)
    page.locator("[data-keep]").check()


def steps(page):
    return page.locator("[data-course] input[type=checkbox]:not([data-answer])")


def stored(page):
    """What is kept, by the name of the store's text."""
    return {key.rpartition(":")[2]: text for key, text in page.evaluate(STORED).items()}


def said(page):
    return page.locator("[data-said]")


def load(page, content):
    """Load a file of text or bytes on the course page."""
    raw = content.encode() if isinstance(content, str) else content
    page.locator("[data-load]").set_input_files({"name": "mentoring.json", "mimeType": "application/json", "buffer": raw})


def test_nothing_is_kept_before_it_is_switched_on(page, place):
    page.goto(place + MODULE)
    steps(page).first.check()
    expect(page.locator("[data-kept]").first).to_be_visible()
    assert page.evaluate(STORED) == {}
    page.reload()
    expect(steps(page).first).not_to_be_checked()


def test_ticks_and_entries_are_there_after_a_reload_and_in_every_language(page, place, roots):
    switch_on(page, place)
    page.goto(place + MODULE)
    steps(page).first.check()
    page.locator("#want-look-back ~ ol textarea").first.fill("Grüße <b>€</b>\nzweite Zeile")
    page.goto(place + SHEET)
    page.locator("[data-block] [type=radio]").nth(1).check()
    page.locator("[type=date]").first.fill("2027-03-09")
    for root in roots.values():
        page.goto(place + root + MODULE)
        expect(steps(page).first).to_be_checked()
        expect(page.locator("#want-look-back ~ ol textarea").first).to_have_value("Grüße <b>€</b>\nzweite Zeile")
        page.goto(place + root + SHEET)
        expect(page.locator("[data-block] [type=radio]").nth(1)).to_be_checked()
        expect(page.locator("[type=date]").first).to_have_value("2027-03-09")


def test_the_overview_shows_how_far_somebody_is_and_leads_on(page, top):
    page.goto(top + COURSE)
    expect(page.locator("[data-bar]").first).to_be_hidden()
    switch_on(page, top)
    expect(page.locator("[data-go-on]")).to_be_hidden()
    page.goto(top + MODULE)
    count = steps(page).count()
    for number in range(count - 1):
        steps(page).nth(number).check()
    last = steps(page).nth(count - 1).get_attribute("name")
    page.goto(top + "nl/" + COURSE)
    expect(page.locator("[data-bar]").first).to_contain_text(f"{count - 1} van {count}")
    assert page.locator("progress").first.evaluate("bar => [bar.value, bar.max]") == [count - 1, count]
    page.locator("[data-go-on] a").click()
    page.wait_for_url(f"**/nl/{MODULE}#{last}")
    steps(page).nth(count - 1).check()
    page.goto(top + COURSE)
    page.locator("[data-go-on] a").click()
    page.wait_for_url("**/course/find.html#*")


def test_a_self_check_that_was_answered_stays_answered(page, top, catalogue):
    switch_on(page, top)
    page.goto(top + MODULE)
    right = next(item["id"] for block in catalogue["blocks"] if block["id"] == "want-case" for item in block["items"] if item["right"])
    check = page.locator("[data-block]:has(> #want-case)")
    check.locator(f"[value={right}]").check()
    check.locator("[data-answer-check]").click()
    page.reload()
    expect(check.locator(".hb-feedback")).to_have_attribute("data-verdict", "right")


def test_the_record_is_filled_from_what_is_kept_and_its_name_is_not_kept(page, top):
    switch_on(page, top)
    page.goto(top + MODULE)
    for tick in steps(page).all():
        tick.check()
    page.locator("input[name=w-say]").check()
    page.goto(top + "course/record.html")
    expect(page.locator("[data-objective=w-say]")).to_be_checked()
    expect(page.locator("[data-objective=w-draft]")).not_to_be_checked()
    expect(page.locator("[data-module]").first).to_be_checked()
    expect(page.locator("[data-module]").nth(1)).not_to_be_checked()
    assert page.locator("[data-record] [type=date]").input_value() == page.evaluate("new Date().toLocaleDateString('sv')")
    page.locator("[data-record] [type=text]").fill("Anna Aal")
    assert "Anna" not in json.dumps(page.evaluate(STORED))
    page.emulate_media(media="print")
    assert "Anna Aal" in page.locator("[data-record]").inner_text()


def test_two_tabs_do_not_overwrite_each_other(context, top):
    one, two = context.new_page(), context.new_page()
    switch_on(one, top)
    one.goto(top + MODULE)
    two.goto(top + MODULE)
    steps(one).nth(0).check()
    steps(two).nth(1).check()
    expect(steps(one).nth(1)).to_be_checked()
    expect(steps(two).nth(0)).to_be_checked()
    one.reload()
    expect(steps(one).nth(0)).to_be_checked()
    expect(steps(one).nth(1)).to_be_checked()


def test_everything_is_deleted_in_one_place_after_a_question(page, top):
    switch_on(page, top)
    page.goto(top + SHEET)
    page.locator("textarea").first.fill("Geheim")
    page.goto(top + COURSE)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-delete]").click()
    assert "Geheim" in stored(page)["entries"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-delete]").click()
    expect(said(page)).not_to_be_empty()
    assert page.evaluate(STORED) == {}
    expect(page.locator("[data-keep]")).not_to_be_checked()


def test_a_saved_file_brings_everything_to_another_browser(page, new_context, top, tmp_path):
    switch_on(page, top)
    page.goto(top + MODULE)
    steps(page).nth(2).check()
    page.goto(top + SHEET)
    page.locator("textarea").first.fill("Grüße aus Köln")
    page.goto(top + COURSE)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    file = tmp_path / "saved.json"
    download.value.save_as(file)
    before = stored(page)

    other = new_context().new_page()
    switch_on(other, top)
    load(other, file.read_bytes())
    expect(said(other)).to_contain_text("2")
    assert stored(other) == before
    other.goto(top + SHEET)
    expect(other.locator("textarea").first).to_have_value("Grüße aus Köln")


def test_a_file_is_merged_and_takes_nothing_away(page, top):
    switch_on(page, top)
    page.goto(top + MODULE)
    steps(page).nth(0).check()
    page.goto(top + SHEET)
    field = page.locator("textarea").first
    field.fill("von hier")
    name = field.get_attribute("name")
    page.goto(top + COURSE)
    load(page, json.dumps({"handbook": "mentoring", "version": 1, "course": ["w-task"], "entries": {name: "von dort", "other": "neu"}}))
    expect(said(page)).not_to_be_empty()
    assert json.loads(stored(page)["entries"]) == {name: "von hier", "other": "neu"}
    assert len(stored(page)["course"].split()) == 2


GOOD = {"handbook": "mentoring", "version": 1, "course": [], "entries": {}}


DAMAGED = [
    b"", b"{", b"\xff\xfe", b"[]", b"null", b'"mentoring"', json.dumps(GOOD | {"handbook": "other"}), json.dumps(GOOD | {"version": 2}),
    json.dumps(GOOD | {"course": "w-task"}), json.dumps(GOOD | {"course": ["<script>alert(1)</script>"]}), json.dumps(GOOD | {"course": [1, {}]}),
    json.dumps(GOOD | {"course": [f"id-{number}" for number in range(1000)]}), json.dumps(GOOD | {"entries": []}),
    json.dumps(GOOD | {"entries": {"<img src=x onerror=alert(1)>": "x"}}), json.dumps(GOOD | {"entries": {"a": {"b": 1}}}),
    json.dumps(GOOD | {"entries": {"a": "x" * 30_000}}), '{"handbook": "mentoring", "version": 1, "course": [], "entries": {"__proto__": "x"}}',
    b"x" * 10_000_000,
]


def test_a_damaged_or_foreign_file_changes_nothing_and_says_so(page, top):
    switch_on(page, top)
    before = stored(page)
    for content in DAMAGED:
        page.evaluate("document.querySelector('[data-said]').textContent = ''")
        load(page, content)
        expect(said(page), str(content[:70])).to_have_text(page.locator("[data-keeping]").get_attribute("data-not-loaded"))
        assert stored(page) == before, content[:70]


def test_where_nothing_may_be_kept_everything_else_works_and_one_sentence_says_so(new_context, top, findings, search, word):
    page = new_context().new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(BLOCKED)
    page.goto(top + COURSE)
    expect(said(page)).to_have_text(page.locator("[data-keeping]").get_attribute("data-blocked"))
    expect(page.locator("[data-keep]")).to_be_hidden()
    assert not findings(page, ".md-content")
    page.goto(top + MODULE)
    steps(page).first.check()
    check = page.locator("[data-block]:has(> #want-case)")
    check.locator("[data-answer]").first.check()
    check.locator("[data-answer-check]").click()
    expect(check.locator(".hb-feedback")).not_to_be_empty()
    assert search(page, word("de")).count()
    page.keyboard.press("Escape")
    shown = page.locator("[data-md-component=palette] label:not([hidden])")
    name = shown.get_attribute("title")
    shown.click()
    expect(shown).not_to_have_attribute("title", name)
    assert [str(error) for error in errors if "javascripts/" in str(error.stack)] == []


def test_a_full_store_loses_nothing_that_was_kept_and_says_what_is_not(page, top, findings):
    switch_on(page, top)
    page.goto(top + MODULE)
    steps(page).nth(0).check()
    page.evaluate("""() => {
        for (let size = 1 << 22; size; size >>= 1)
            try { for (let n = 0; ; n += 1) localStorage.setItem('junk' + size + n, 'x'.repeat(size)) } catch (full) { /* smaller */ }
    }""")
    before = stored(page)
    area = page.locator("#want-look-back ~ ol textarea").first
    area.fill("Das passt nicht mehr hinein. " * 20)
    note = page.locator("[data-block]:has(> #want-look-back) [data-kept]")
    expect(note).to_have_text(note.get_attribute("data-full"))
    assert {name: text for name, text in stored(page).items() if "junk" not in name} == {
        name: text for name, text in before.items() if "junk" not in name
    }
    expect(area).to_have_value("Das passt nicht mehr hinein. " * 20)
    assert not findings(page, ".md-content")


@pytest.mark.parametrize("name, text", [("entries", "{"), ("entries", "[1]"), ("entries", '{"a": 1}'), ("course", "<b> 1")])
def test_what_cannot_be_read_any_more_is_left_alone_and_told(page, top, findings, name, text):
    switch_on(page, top)
    page.evaluate("""([name, text]) => localStorage.setItem(Object.keys(localStorage).find(key => key.endsWith(':course'))
        .replace(/course$/, name), text)""", [name, text])
    page.goto(top + MODULE)
    steps(page).first.check()
    assert stored(page)[name] == text
    page.goto(top + COURSE)
    expect(said(page)).to_have_text(page.locator("[data-keeping]").get_attribute("data-damaged"))
    assert not findings(page, ".md-content")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-delete]").click()
    assert page.evaluate(STORED) == {}


def test_nothing_is_fetched_while_something_is_kept(page, top, watch, awake):
    noted = watch(page, top)
    switch_on(page, top)
    page.goto(top + MODULE, wait_until="networkidle")
    awake(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    steps(page).first.check()
    page.locator("#want-look-back ~ ol textarea").first.fill("x")
    assert sent == []
    assert [note for note in noted if "ERR_ABORTED" not in note] == []  # by leaving the page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("on", [False, True])
def test_the_course_is_accessible_with_and_without_keeping(new_context, top, findings, scheme, on):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(top + COURSE)
    if on:
        switch_on(page, top)
        page.goto(top + MODULE)
        steps(page).first.check()
        assert not findings(page, ".md-content")
        page.goto(top + COURSE)
    assert not findings(page, ".md-content")
    page.goto(top + "course/record.html")
    assert not findings(page, ".md-content")


def test_without_a_script_one_sentence_says_that_nothing_is_kept(new_context, top):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(top + COURSE)
    expect(page.locator("[data-keep]")).to_be_hidden()
    expect(page.locator("[data-keeping] p").first).to_be_visible()
    assert len(page.locator("[data-keeping] noscript").inner_text()) > 20


def test_the_whole_course_fits_into_4000_characters(catalogue):
    ids = [item["id"] for block in catalogue["blocks"] if block["kind"] == "steps" for item in block["items"]]
    ids += [block["id"] for block in catalogue["blocks"] if block["kind"] == "self-check"]
    assert ids and len(" ".join(ids)) <= 4000
