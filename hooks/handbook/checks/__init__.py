"""Catalogue -> problems, one rule a file.

A rule is a module with a function `check(catalogue)` that yields problems. To add one, write the module
and name it in `RULES`.
"""

from __future__ import annotations

from handbook.checks import (
    address, agenda_minutes, duplicate_ids, explained_words, languages, lengths, links, mentions, modules, named_pages, pair_forms,
    self_checks, sheets, terms,
)
from handbook.model import Catalogue
from handbook.problems import Problem, in_order

RULES = (
    duplicate_ids, agenda_minutes, mentions, sheets, links, named_pages, explained_words, self_checks, modules, languages,
    address, pair_forms, terms, lengths,
)


def run(catalogue: Catalogue) -> list[Problem]:
    """Everything that is wrong: what could not be read and what breaks a rule, in order of file and line."""
    found = list(catalogue.problems)
    for rule in RULES:
        found += rule.check(catalogue)
    return in_order(found)
