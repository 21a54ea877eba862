"""One search index for all languages -> one for each, in which parts of words are found.

A reader's browser then fetches a third, and finds nothing in a language he or she is not reading. What a block says
is added where MkDocs has met nothing but its heading. The theme's search finds the beginnings of words; German and Dutch put the word that counts at the end. So each entry gets
a field of keywords that nobody sees: the last parts of its compounds, and its words without accents.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from html import escape, unescape

from handbook.model import Block, Catalogue, Language, plain

_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_PART = 5
"""Letters; below that, chance finds more parts than sense does."""
_JOINTS = ("", "s", "es", "n", "en", "e")
"""What German and Dutch put between the parts of a compound."""


def split(index: str, languages: tuple[Language, ...], blocks: dict[str, str]) -> dict[str, str]:
    """The index of each language, by its root (`""`, `"nl/"`); addresses in it count from that root.

    `index` is the JSON text that MkDocs' search plugins write; `blocks` are what `texts` finds.
    """
    data = json.loads(index)
    roots = [language.root for language in languages]
    found: dict[str, list] = {root: [] for root in roots}
    for entry in data["docs"]:
        location, text = entry["location"], blocks.get(entry["location"], "") + entry["text"]
        if entry["title"] or text:  # else it is what is left of a block that is shown away from its home
            root = next(root for root in sorted(roots, key=len, reverse=True) if location.startswith(root))
            found[root].append(entry | {"location": location.removeprefix(root), "text": text})
    return {
        root: json.dumps(data | {"docs": _with_keywords(docs)}, ensure_ascii=False, separators=(",", ":"))
        for root, docs in found.items()
    }


def texts(catalogue: Catalogue) -> dict[str, str]:
    """What each block says, by its address in the site."""
    roots = {language.code: language.root for language in catalogue.settings.languages}
    return {
        f"{roots[page.language]}{page.url}#{block.id}": text_of(block) for page in catalogue.pages for block in page.blocks
    }


def text_of(block: Block) -> str:
    """What a block says but for its title, in the HTML that the theme's search shows."""
    paragraphs = [*block.intro, *block.paragraphs]
    items = [text for item in block.items for text in (item.text, *(choice.text for choice in item.choices))]
    listed = "".join(f"<li>{escape(plain(text), quote=False)}</li>" for text in items)
    return "".join(f"<p>{escape(plain(text), quote=False)}</p>" for text in paragraphs) + (f"<ul>{listed}</ul>" if listed else "")


def _with_keywords(entries: list[dict]) -> list[dict]:
    words = [_words(f"{entry['title']} {entry['text']}") for entry in entries]
    vocabulary = set().union(*words)
    starts = beginnings(vocabulary)
    known = {word: keywords(word, starts) for word in vocabulary}
    return [
        entry | {"keywords": " ".join(sorted(set().union(*(known[word] for word in own)) - own))}
        for entry, own in zip(entries, words)
    ]


@functools.cache
def _words(html: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unescape(_TAG.sub(" ", html)).lower()))


def beginnings(vocabulary: set[str]) -> set[str]:
    """How compounds of these words may begin."""
    return {word + joint for word in vocabulary for joint in _JOINTS}


def keywords(word: str, starts: set[str]) -> set[str]:
    """What a word is also to be found by: `gespräch` by `gesprach`, `mentoringbeziehung` by `beziehung`.

    A compound is known by its first part: it is one of `starts`, the words that stand alone somewhere, with and
    without the letters that join parts.
    """
    found = {_without_accents(word)}
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if word[:cut] in starts:
            found |= {word[cut:], _without_accents(word[cut:])}
    return found - {word}


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
