"""What the articles that the guide draws on advise is said, and what they say wrongly is not.

`coverage.yml` names for each advice the page and anchor that says it (`at`; without an anchor: the opening of the page), or the page or
folder that will (`open`), or why nobody needs it (`left_out`). Whether a passage says the thing, only a reader can tell; that it is
there, in every language, is tested.
"""

import re
from pathlib import Path

import pytest
import yaml

from handbook.reading import catalogue, passages

HERE = Path(__file__).parent
BOOK = catalogue.read(HERE.parent)
ADVICE = yaml.safe_load((HERE / "coverage.yml").read_text(encoding="utf-8"))
WRONG = yaml.safe_load((HERE / "wrong_senses.yml").read_text(encoding="utf-8"))
NUMBERS = {"S0": 56, "S1": 29, "S2": 40, "S3": 55, "S4": 40}
"""How many pieces of advice each article holds."""
MOST_LEFT_OUT = 8


def test_every_advice_is_there_once_in_order():
    assert [advice["id"] for advice in ADVICE] == [f"{article}-{n:02}" for article, last in NUMBERS.items() for n in range(1, last + 1)]


def test_every_advice_has_its_sense_and_one_answer():
    for advice in ADVICE:
        answers = advice.keys() - {"id", "en"}
        assert len(answers) == 1 and answers <= {"at", "open", "left_out"}, f"{advice['id']}: give one of at, open, left_out"
        assert all(isinstance(text, str) and text.strip() for text in advice.values()), f"{advice['id']}: something is empty"


def test_what_is_said_stands_there_in_every_language():
    wrong = []
    for advice in ADVICE:
        path, _, anchor = advice.get("at", "").partition("#")
        for language in BOOK.languages if path else ():
            page = BOOK.by_path.get((language, path))
            if page is None:
                wrong.append(f"{advice['id']}: no page docs/{language}/{path}; bring it back, or say where it is said now")
            elif anchor and anchor not in BOOK.anchors(page):
                wrong.append(f"{advice['id']}: no #{anchor} on docs/{language}/{path}; say where it is said now: {advice['en']}")
    assert not wrong, "\n".join(wrong)


def test_what_is_open_waits_for_a_page_that_is_not_there():
    wrong = [
        f"{advice['id']}: {advice['open']} is there now; say where: 'at: page.md#anchor': {advice['en']}" for advice in ADVICE
        if "open" in advice and all(exists(language, advice["open"]) for language in BOOK.languages)
    ]
    assert not wrong, "\n".join(wrong)


def exists(language: str, path: str) -> bool:
    """Whether there is such a page, or a page in such a folder."""
    return any(code == language and (page == path or page.startswith(path.rstrip("/") + "/")) for code, page in BOOK.by_path)


def test_what_is_open_is_a_path_and_not_an_address():
    assert not [advice for advice in ADVICE if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*(\.md)?", advice.get("open", "x"))]


def test_little_is_left_out():
    assert len([advice for advice in ADVICE if "left_out" in advice]) <= MOST_LEFT_OUT


@pytest.mark.parametrize("sense", WRONG, ids=[sense["wrong"] for sense in WRONG])
def test_a_wrong_sense_would_be_recognised_and_what_is_meant_would_not(sense):
    assert re.search(sense["pattern"], sense["wrong"])
    assert not re.search(sense["pattern"], sense["meant"])


def test_no_wrong_sense_came_over():
    patterns = {language: [sense for sense in WRONG if sense["language"] == language] for language in BOOK.languages}
    found = [
        f"{passage.place.file}:{passage.place.line}: '{sense['wrong']}' is a mistake of the source; what is meant: {sense['meant']}"
        for page in BOOK.pages for passage in passages.read(page) for sense in patterns[page.language]
        if re.search(sense["pattern"], " ".join(passage.own.split()))
    ]
    assert not found, "\n".join(found)
