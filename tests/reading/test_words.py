"""The words of the interface are the same in all languages, and all of them are used."""

import re
from pathlib import Path

import pytest
import yaml

from handbook.reading import words

ROOT = Path(__file__).parents[2]
LANGUAGES = tuple(sorted(file.stem for file in words.FOLDER.glob("*.yml")))


def flat(tree: dict, prefix: str = "") -> dict[str, str]:
    found = {}
    for key, value in tree.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def test_every_language_has_the_same_words_in_the_same_order():
    keys = {language: list(flat(tree)) for language, tree in words.read(LANGUAGES).items()}
    assert len(keys) == 3
    assert all(found == keys["en"] for found in keys.values())


def test_every_word_is_text_and_has_the_same_gaps_in_all_languages():
    trees = {language: flat(tree) for language, tree in words.read(LANGUAGES).items()}
    for key, english in trees["en"].items():
        for language, tree in trees.items():
            assert isinstance(tree[key], str) and tree[key].strip() == tree[key] != "", (language, key)
            assert sorted(re.findall(r"{\w*}", tree[key])) == sorted(re.findall(r"{\w*}", english)), (language, key)


def test_no_word_is_left_that_nothing_uses():
    sources = "".join(
        file.read_text(encoding="utf-8") for folder in ("overrides", "hooks") for file in (ROOT / folder).rglob("*")
        if file.suffix in (".html", ".jinja", ".typ", ".xml", ".py")
    )
    by_name = ("answers", "audience", "person", "phase", "signature", "theme")  # taken by a name that is itself a value
    sources = re.sub(r'\["(\w+)"\]', r".\1", sources)
    keys = [key for key in flat(words.read(("en",))["en"]) if key.split(".")[0] not in by_name]
    assert [key for key in keys if not re.search(rf"\b{re.escape(key)}\b", sources)] == []


@pytest.mark.parametrize("change, message", [
    (lambda tree: tree["block"].pop("print"), "nl.yml:1: not the same words as in de.yml: block.print"),
    (lambda tree: tree.update(more="x"), "nl.yml:1: not the same words as in de.yml: more"),
    (lambda tree: tree["block"].update(print=None), "nl.yml:1: 'block.print' is not text (put it in quotes)"),
    (lambda tree: tree["agenda"].update(length="{minuten} minuten"), "nl.yml:1: 'agenda.length' has not the same gaps as in de.yml: {minutes}"),
])
def test_a_word_that_is_missing_superfluous_empty_or_without_its_gap_is_named(tmp_path, monkeypatch, change, message):
    for language in ("de", "nl"):
        tree = yaml.safe_load((words.FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
        if language == "nl":
            change(tree)
        (tmp_path / f"{language}.yml").write_text(yaml.safe_dump(tree), encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    with pytest.raises(ValueError) as error:
        words.read(("de", "nl"))
    assert str(error.value) == message


@pytest.mark.parametrize("text", ["a: [", "- a", ""])
def test_a_file_of_words_that_cannot_be_read_is_named(tmp_path, monkeypatch, text):
    (tmp_path / "de.yml").write_text(text)
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"^de\.yml:\d+: "):
        words.read(("de",))
