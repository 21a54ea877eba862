"""Self-checks: choose or put in order, check, hear why, try again; by pointer, by key and without a script."""

import pytest
from playwright.sync_api import expect

PATH = "course/want.html"


@pytest.fixture
def block(page, top):
    def block(id):
        page.goto(top + PATH)
        return page.locator(f"[data-block]:has(> #{id})")

    return block


def answers(catalogue, id):
    """The answers of a self-check as the catalogue has them."""
    return next(block for block in catalogue["blocks"] if block["id"] == id)["items"]


def test_a_wrong_answer_gets_its_reason_and_another_try(block, catalogue):
    check = block("want-case")
    wrong, right = (next(item for item in answers(catalogue, "want-case") if item["right"] is wanted) for wanted in (False, True))
    said = check.get_by_role("status").first
    check.locator("[data-answer-check]").click()
    expect(said).to_have_attribute("data-verdict", "nothing")
    for answer, verdict in ((wrong, "wrong"), (right, "right")):
        check.locator(f"[value={answer['id']}]").check()
        check.locator("[data-answer-check]").click()
        expect(said).to_have_attribute("data-verdict", verdict)
        expect(said).to_contain_text(answer["feedback"]["de"])
        expect(said).to_contain_text(said.get_attribute(f"data-{verdict}"))


def test_it_is_answered_by_key(page, block, catalogue):
    check = block("want-case")
    right = [item["right"] for item in answers(catalogue, "want-case")].index(True)
    check.locator("[data-answer]").first.focus()
    page.keyboard.press("Space")
    for _ in range(right):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(check.locator("[data-answer-check]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(check.locator(".hb-feedback")).to_have_attribute("data-verdict", "right")
    expect(check.locator("[data-answer-check]")).to_be_focused()


def test_of_several_answers_one_is_not_enough_and_a_wrong_one_too_many(block, catalogue):
    check = block("want-skill")
    items = answers(catalogue, "want-skill")
    right, wrong = ([item["id"] for item in items if item["right"] is wanted] for wanted in (True, False))
    said, button = check.locator(".hb-feedback"), check.locator("[data-answer-check]")
    for choose, verdict in ((right[:1], "partly"), (wrong[:1], "wrong")):
        for id in choose:
            check.locator(f"[value={id}]").check()
        button.click()
        expect(said).to_have_attribute("data-verdict", verdict)
    check.locator(f"[value={wrong[0]}]").uncheck()
    for id in right:
        check.locator(f"[value={id}]").check()
    button.click()
    expect(said).to_have_attribute("data-verdict", "right")


def test_an_order_is_made_by_key_and_told(page, block, catalogue):
    check = block("want-order")
    wanted = [item["id"] for item in answers(catalogue, "want-order")]
    places, said = check.locator("[data-answer]"), check.locator(".hb-feedback")

    def now():
        return places.evaluate_all("all => all.map(one => one.dataset.answer)")

    assert sorted(now()) == sorted(wanted) and now() != wanted
    check.locator("[data-answer-check]").click()
    expect(said).to_have_attribute("data-verdict", "wrong")
    for place, id in enumerate(wanted):
        up = check.locator(f"li#{id} [data-move='-1']")
        while now().index(id) > place:
            up.focus()
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
            expect(said).to_contain_text(str(now().index(id) + 1))
    check.locator("[data-answer-check]").click()
    expect(said).to_have_attribute("data-verdict", "right")


def test_each_has_a_group_with_the_question_as_its_name(block, catalogue):
    for id in ("want-case", "want-skill", "want-order"):
        title = next(one for one in catalogue["blocks"] if one["id"] == id)["title"]["de"]
        expect(block(id).get_by_role("group", name=title)).to_be_visible()


def test_without_a_script_the_solution_is_folded_below_the_answers(new_context, top, catalogue):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(top + PATH)
    for id in ("want-case", "want-skill", "want-order"):
        check = page.locator(f"[data-block]:has(> #{id})")
        expect(check.locator("[data-answer-check]")).to_be_hidden()
        solution = check.locator("details")
        expect(solution.locator("li").first).to_be_hidden()
        solution.locator("summary").click()
        for item in answers(catalogue, id):
            expect(check.locator(f"li#{item['id']}")).to_be_visible()
            expect(solution).to_contain_text(item["feedback"]["de"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("id", ["want-case", "want-order"])
def test_a_self_check_is_accessible_in_every_state(new_context, top, catalogue, findings, scheme, id):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(top + PATH)
    check = page.locator(f"[data-block]:has(> #{id})")
    answer = check.locator("[data-answer]:not(span)").first
    if answer.count():
        answer.check()
    else:
        check.locator("[data-move]").nth(1).click()
    check.locator("[data-answer-check]").click()
    assert not findings(page, ".md-content")
