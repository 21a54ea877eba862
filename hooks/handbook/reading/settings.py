"""mkdocs.yml -> Settings.

The file is read here as plain YAML, not through MkDocs, so that a problem in it has a line and the checks run without
a site generator.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from handbook.model import Contact, Language, Link, Place, Settings, Sheet
from handbook.problems import Problem, did_you_mean
from handbook.reading import source, yaml_text
from handbook.reading.blocks import ID


def _environment(loader, node: yaml.Node) -> object:
    """`!ENV NAME`, or `!ENV [NAME, …, default]`, where the default is the last of two or more."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    names = loader.construct_sequence(node)
    default = names.pop() if len(names) > 1 else None
    return next((os.environ[name] for name in names if name in os.environ), default)


def _knowing(loader: type) -> type:
    """A loader that knows `!ENV`, as MkDocs does, and passes over tags that name Python objects."""
    knowing = type("Loader", (loader,), {})
    knowing.add_constructor("!ENV", _environment)
    knowing.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
    return knowing


_LOADERS = _knowing(yaml_text.Loader), _knowing(yaml.SafeLoader)
"""The quick one, and the one whose messages are alike everywhere."""


def read(file: Path) -> tuple[Settings, list[Problem]]:
    """Read what the handbook needs from `mkdocs.yml`.

    Raises OSError when there is no such file, and ValueError, with file and line, when it is not YAML or lacks what
    nothing can be done without: languages, their names and the edition.
    """
    tree, data = _parse(file)
    spoken = _spoken(file, tree)
    languages = _languages(file, spoken, data)
    edition, line = _scalar(_at(tree, "extra", "handbook", "edition")) or ("", _line(_at(tree, "extra", "handbook")))
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", edition) or not _is_date(edition):
        raise ValueError(f"{file.name}:{line}: extra.handbook.edition is not a date (write 2026-11-22)")
    ours = _at(tree, "extra", "handbook")
    sheets, problems = _sheets(_at(ours, "sheets"), file.name)
    contact, more = _contact(_at(ours, "contact"), file.name)
    site_url = str(data.get("site_url") or "")
    return Settings(
        languages, edition, site_url and site_url.rstrip("/") + "/", sheets, contact,
        next(_pages(_at(ours, "glossary"), file.name), None), tuple(_pages(_at(ours, "footer"), file.name)),
    ), problems + more + list(_sections(_at(tree, "nav"), spoken, file.name))


def _parse(file: Path) -> tuple[yaml.Node, dict]:
    try:
        text = source.read(file)
        try:
            tree, data = _load(text, _LOADERS[0])
        except yaml.YAMLError:
            tree, data = _load(text, _LOADERS[1])
    except source.NotText as error:
        raise ValueError(f"{file.name}:{error.line}: {error} (save the file as UTF-8)") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"{file.name}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', error)}") from None
    if not isinstance(data, dict):
        raise ValueError(f"{file.name}:1: no settings (write 'name: value')")
    return tree, data


def _load(text: str, loader: type) -> tuple[yaml.Node | None, object]:
    reader = loader(text)
    try:
        tree = reader.get_single_node()
        return tree, tree and reader.construct_document(tree)
    finally:
        reader.dispose()


def _spoken(file: Path, tree: yaml.Node) -> yaml.SequenceNode:
    """What stands under the languages of static-i18n."""
    plugins = _at(tree, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else ()
    node = next(filter(None, (_at(entry, "i18n", "languages") for entry in entries)), None)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ValueError(f"{file.name}:1: no languages (list them under plugins: - i18n: languages:)")
    return node


def _languages(file: Path, node: yaml.SequenceNode, data: dict) -> tuple[Language, ...]:
    found = []
    for entry in node.value:
        values = {key: _scalar(_at(entry, key)) for key in ("locale", "name", "site_name", "default")}
        for key in ("locale", "name"):
            if not values[key]:
                raise ValueError(f"{file.name}:{_line(entry)}: language has no '{key}'")
        site_name = values["site_name"][0] if values["site_name"] else data.get("site_name")
        if not site_name:
            raise ValueError(f"{file.name}:{_line(entry)}: neither the language nor the site has a 'site_name'")
        default = bool(values["default"]) and values["default"][0].lower() in ("true", "yes", "on")
        found.append(Language(values["locale"][0], values["name"][0], str(site_name), default))
    if any(language.default for language in found[1:]):
        raise ValueError(f"{file.name}:{_line(node)}: the first language, and no other, is the default (write 'default: true')")
    return tuple(found)


def _sections(nav: yaml.Node | None, spoken: yaml.SequenceNode, file: str) -> Iterator[Problem]:
    """Sections of the navigation that would show their key in some language instead of a title."""
    for entry in nav.value if isinstance(nav, yaml.SequenceNode) else ():
        for key, inside in entry.value if isinstance(entry, yaml.MappingNode) else ():
            if not isinstance(inside, yaml.SequenceNode):
                continue
            without = [_at(language, "locale").value for language in spoken.value if not _scalar(_at(language, "nav_translations", key.value))]
            if without:
                yield Problem(Place(file, _line(key)), "navigation", f"section '{key.value}' of the navigation has no title in {', '.join(without)}",
                              "write it there under nav_translations")
            yield from _sections(inside, spoken, file)


def _sheets(node: yaml.Node | None, file: str) -> tuple[tuple[Sheet, ...], list[Problem]]:
    if node is None:
        return (), []
    if not isinstance(node, yaml.MappingNode):
        return (), [Problem(Place(file, _line(node)), "sheet", "sheets are not 'name: [block, block]'")]
    sheets, problems = [], []
    for key, value in node.value:
        place = Place(file, _line(key))
        if not ID.match(key.value):
            problems.append(Problem(place, "bad-id", f"'{key.value}' is not an id",
                                    "small letters, digits and single hyphens, such as first-meeting"))
        elif any(sheet.id == key.value for sheet in sheets):
            problems.append(Problem(place, "sheet", f"sheet '{key.value}' is there twice"))
        elif not isinstance(value, yaml.SequenceNode) or not value.value or not all(map(_scalar, value.value)):
            problems.append(Problem(place, "sheet", f"sheet '{key.value}' has no blocks", "list their ids: [one, two]"))
        else:
            sheets.append(Sheet(key.value, tuple(str(entry.value) for entry in value.value), place))
    return tuple(sheets), problems


def _contact(node: yaml.Node | None, file: str) -> tuple[Contact | None, list[Problem]]:
    names = [field.name for field in dataclasses.fields(Contact)]
    found, problems = {}, []
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        place = Place(file, _line(key))
        lines = value.value if isinstance(value, yaml.SequenceNode) else [value]
        texts = tuple(line.value for line in lines if _scalar(line) and line.tag != "tag:yaml.org,2002:null")
        if key.value not in names:
            problems.append(Problem(place, "contact", f"unknown key '{key.value}' in the contact", did_you_mean(key.value, names)))
        elif any(not isinstance(line, yaml.ScalarNode) for line in lines) or len(texts) > 1 and key.value != "address":
            problems.append(Problem(place, "contact", f"'{key.value}' of the contact is not text", "only the address has several lines: [one, two]"))
        elif key.value == "report" and texts and not texts[0].startswith(("https://", "http://")):
            problems.append(Problem(place, "contact", f"'{texts[0]}' is no web address", "begin with https://"))
        elif key.value == "email" and texts and not re.fullmatch(r"[^@\s]+@[^@\s]+", texts[0]):
            problems.append(Problem(place, "contact", f"'{texts[0]}' is no e-mail address", "write name@example.org"))
        elif texts:
            found[key.value] = texts if key.value == "address" else texts[0]
    if node is not None and not isinstance(node, yaml.MappingNode) and _scalar(node):
        problems.append(Problem(Place(file, _line(node)), "contact", "contact is not 'name: text'", f"one of: {', '.join(names)}"))
    return Contact(**found) if found else None, problems


def _pages(node: yaml.Node | None, file: str) -> Iterator[Link]:
    """The pages that are named there, one or a list of them."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if _scalar(entry):
            yield Link(entry.value, Place(file, _line(entry)))


def _at(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """The node under these keys, or None."""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _scalar(node: yaml.Node | None) -> tuple[str, int] | None:
    """A single value as it is written, with its line; None if there is none."""
    return (node.value, _line(node)) if isinstance(node, yaml.ScalarNode) and node.value else None


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node else 1


def _is_date(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
