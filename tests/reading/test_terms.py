"""Terms: whole words, stars, phrases in which a word is right, and files that cannot be read."""

import pytest

from handbook.reading import terms

FILE = """\
never:
  contract*: agreement
  closing talk: closing conversation
  '*-sheet': sheet
except:
  - no contract
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(terms, "FOLDER", tmp_path)
    return (tmp_path / "en.yml").write_text


def test_words_are_found_where_they_are_used(write):
    write(FILE)
    text = "Contracts, no\ncontract; subcontract, a closing\ntalk, work-sheet, contract"
    assert list(terms.read("en").find(text)) == [
        (0, "Contracts", "agreement"), (39, "closing\ntalk", "closing conversation"), (53, "work-sheet", "sheet"),
        (65, "contract", "agreement"),
    ]


@pytest.mark.parametrize("text", ["", "never: {}", "except: []\nnever: {}"])
def test_a_language_may_have_no_terms(write, text):
    write(text)
    assert list(terms.read("en").find("a contract")) == list(terms.read("nl").find("a contract")) == []


@pytest.mark.parametrize("text, message", [
    ("never: [", "en.yml:1: "),
    ("explained: {check-in: check-in}", "en.yml:1: 'explained' has no words (write 'id: [word, its other forms]')"),
    ("- a", "en.yml:1: no terms (write 'never:'"),
    ("nevr: {a: b}", "en.yml:1: no terms (write 'never:'"),
    ("never: {a: 1}", "en.yml:1: 'never' has no terms (write 'never:'"),
    ("never: {a: b}\nexcept: c", "en.yml:1: 'except' is no list (write '- phrase"),
])
def test_a_file_that_cannot_be_read_is_named(write, text, message):
    write(text)
    with pytest.raises(ValueError) as error:
        terms.read("en")
    assert str(error.value).startswith(message)


def test_no_word_is_replaced_by_one_that_is_wrong_itself():
    for file in terms.FOLDER.glob("*.yml"):
        found = terms.read(file.stem)
        assert [instead for instead in found.never.values() if list(found.find(instead))] == []


def test_words_to_be_explained_are_found_with_the_id_of_their_entry(write):
    write("explained:\n  check-in: [check-in, check-ins]\n  reporting-line: [reporting line]")
    found = terms.read("en").explain("A Check-in outside the reporting\nline; checking in")
    assert list(found) == [(2, 10, "check-in"), (23, 37, "reporting-line")]
