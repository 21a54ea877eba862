"""mkdocs.yml -> Settings.

The file is read here as plain YAML, not through MkDocs, so that a problem in it has a line and the
checks run without a site generator.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import yaml

from handbook.model import Language, Place, Settings, Sheet
from handbook.problems import Problem
from handbook.reading.blocks import ID, ID_HINT


class _Loader(yaml.SafeLoader):
    """Knows `!ENV`, as MkDocs does, and passes over tags that name Python objects."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """`!ENV NAME` or `!ENV [NAME, …, default]`."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def read(file: Path) -> tuple[Settings, list[Problem]]:
    """Read what the handbook needs from `mkdocs.yml`.

    Raises OSError when there is no such file, and ValueError, with file and line, when it is not YAML
    or lacks what nothing can be done without: languages and edition.
    """
    text = file.read_text(encoding="utf-8")
    try:
        tree = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"{file.name}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', error)}") from error
    handbook = _at(tree, "extra", "handbook")
    values = ((data or {}).get("extra") or {}).get("handbook") or {}
    languages = _languages(data or {})
    if not languages:
        raise ValueError(f"{file.name}:1: no languages (list them under plugins: - i18n: languages:)")
    edition = str(values.get("edition", ""))
    try:
        datetime.date.fromisoformat(edition)
    except ValueError:
        line = handbook.start_mark.line + 1 if handbook else 1
        raise ValueError(f"{file.name}:{line}: extra.handbook.edition is not a date (write 2026-11-22)") from None
    sheets, problems = _sheets(_at(tree, "extra", "handbook", "sheets"), file.name)
    site_url = str((data or {}).get("site_url") or "")
    return Settings(languages, edition, site_url and site_url.rstrip("/") + "/", sheets), problems


def _languages(data: dict) -> tuple[Language, ...]:
    for plugin in data.get("plugins") or ():
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(
                Language(entry["locale"], entry["name"], entry.get("site_name") or data["site_name"], bool(entry.get("default")))
                for entry in plugin["i18n"]["languages"]
            )
    return ()


def _sheets(node: yaml.Node | None, file: str) -> tuple[tuple[Sheet, ...], list[Problem]]:
    sheets, problems = [], []
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        place = Place(file, key.start_mark.line + 1)
        if not ID.match(key.value):
            problems.append(Problem(place, "bad-id", f"'{key.value}' is not an id", ID_HINT.replace("{#", "").replace("}", "")))
        if not isinstance(value, yaml.SequenceNode) or not value.value:
            problems.append(Problem(place, "sheet", f"sheet '{key.value}' has no blocks", "list their ids: [one, two]"))
            continue
        sheets.append(Sheet(key.value, tuple(str(entry.value) for entry in value.value), place))
    return tuple(sheets), problems


def _at(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """The node under these keys, or None."""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in pairs if name.value == key), None)
    return node
