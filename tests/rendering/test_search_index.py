"""One search index for each language, in which parts of words are found."""

import json

import pytest

from handbook.model import Block, Choice, Item, Language, Place, Span
from handbook.rendering import search_index


def test_the_search_index_is_split_by_language():
    languages = tuple(Language(code, code, code, code == "de") for code in ("de", "nl", "n"))
    locations = ("a.html", "nl/", "nl/b.html#c", "nothing.html")
    docs = [{"location": location, "title": "t", "text": "ä"} for location in locations]
    split = search_index.split(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), languages, {})
    assert {root: [doc["location"] for doc in json.loads(text)["docs"]] for root, text in split.items()} == {
        "": ["a.html", "nothing.html"], "nl/": ["", "b.html#c"], "n/": [],
    }
    assert all(json.loads(text)["config"] == {"lang": ["en"]} for text in split.values())
    assert "ä" in split[""]


@pytest.mark.parametrize("word, vocabulary, found", [
    ("gespräch", set(), {"gesprach"}),
    ("mentoringbeziehung", {"mentoring"}, {"beziehung"}),
    ("vertrauensverhältnis", {"vertrauen"}, {"verhältnis", "verhaltnis", "vertrauensverhaltnis"}),
    ("mentorrelatie", {"mentor"}, {"relatie"}),
    ("mentoring", {"mento"}, set()),
    ("beziehung", {"bezie"}, set()),
    ("relatie", set(), set()),
])
def test_a_word_is_also_found_by_its_last_part_and_without_accents(word, vocabulary, found):
    keywords = search_index.keywords(word, search_index.beginnings(vocabulary))
    assert keywords >= found and bool(keywords) == bool(found)


def test_keywords_are_added_to_an_entry_and_not_what_it_says_anyway():
    languages = (Language("de", "Deutsch", "A", True),)
    docs = [{"location": "a.html", "title": "Mentoring", "text": "<p>Die Mentoringbeziehung &uuml;ber alles</p>"}]
    entry = json.loads(search_index.split(json.dumps({"docs": docs}), languages, {})[""])["docs"][0]
    assert entry["keywords"].split() == ["beziehung", "uber"]
    assert (entry["title"], entry["text"]) == (docs[0]["title"], docs[0]["text"])


def test_what_a_block_says_is_found_at_its_heading():
    languages = (Language("de", "Deutsch", "A", True),)
    docs = [{"location": "a.html#list", "title": "Liste", "text": ""}, {"location": "a.html#away", "title": "", "text": ""}]
    split = search_index.split(json.dumps({"docs": docs}), languages, {"a.html#list": "<p>Gefunden</p>"})
    assert [(entry["location"], entry["text"]) for entry in json.loads(split[""])["docs"]] == [("a.html#list", "<p>Gefunden</p>")]


def test_a_block_says_its_introduction_its_letter_its_items_and_their_choices():
    here = Place("a.md", 1)
    choice = Choice("c", (Span("R & D"),), here)
    block = Block(
        "b", "form", "Title", "both", "meet", here, intro=((Span("Take"), Span(" this", strong=True)),),
        items=(Item("i", (Span("Which?"),), here, choices=(choice,)),), paragraphs=((Span("Dear"),),),
    )
    assert search_index.text_of(block) == "<p>Take this</p><p>Dear</p><ul><li>Which?</li><li>R &amp; D</li></ul>"
