"""The projects that `bench.py` builds: the handbook with its content several times over, and without its hooks.

Each further copy of the content stands in a folder of its own, so that the links inside it hold, and its
ids end with its number, so that they name one thing. Sheets stay as they are: the copies of their pages
show the same blocks as the pages themselves.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

import yaml

_ID = re.compile(r"(\{\s*#[\w-]+|^    id: *[\w-]+|^/// show \| *[\w-]+)", re.MULTILINE)
_LINK_TO_ANCHOR = re.compile(r"\]\((?P<path>[^)\s#:]*)#[\w-]+")


def handbook(root: Path, target: Path, times: int) -> Path:
    """The project in `root` with its content `times` times."""
    shutil.copytree(root, target, ignore=lambda folder, names: [
        name for name in names if Path(folder) == root and name not in ("mkdocs.yml", "docs", "hooks", "overrides")
    ])
    config = _read(target)
    languages = _i18n(config)["languages"]
    for language in languages:
        _repeat(target / "docs" / language["locale"], times)
    for owner in (config, *languages):
        if "nav" in owner:
            owner["nav"] += [{_copy(number): _moved(owner["nav"], _copy(number))} for number in range(2, times + 1)]
    _write(target, config)
    return target


def without_hooks(project: Path, target: Path) -> Path:
    """The same Markdown, plugins and templates without the handbook: blocks are plain text.

    The templates get their words all the same, one language's for all, from a hook that does nothing else.
    """
    shutil.copytree(project, target, ignore=shutil.ignore_patterns("hooks"))
    config = _read(target)
    languages = _i18n(config)["languages"]
    words = yaml.safe_load((project / "hooks" / "handbook" / "words" / f"{languages[0]['locale']}.yml").read_text(encoding="utf-8"))
    given = {
        "words": words,
        "language_root": "",
        "i18n_languages": [{"code": language["locale"], "name": language["name"], "root": ""} for language in languages],
        "problems": [],
    }
    (target / "hooks").mkdir()
    (target / "hooks" / "words.py").write_text(f"def on_env(env, config, files):\n    env.globals.update({given!r})\n", encoding="utf-8")
    config["hooks"] = ["hooks/words.py"]
    _write(target, config)
    return target


def without_theme(project: Path, target: Path) -> Path:
    """The same handbook on pages that are nothing but content, so that 16 times the content is soon built."""
    shutil.copytree(project, target)
    (target / "overrides" / "main.html").write_text("{{ page.content if page }}", encoding="utf-8")
    return target


def pages(project: Path) -> int:
    """How many pages each language has."""
    return len(list((project / "docs" / "en").rglob("*.md")))


def _repeat(folder: Path, times: int) -> None:
    originals = {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.md")}
    for number in range(2, times + 1):
        for path, markdown in originals.items():
            file = folder / _copy(number) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_renamed(markdown, path, number), encoding="utf-8")


def _renamed(markdown: str, path: str, number: int) -> str:
    """The page with its ids, and its links to ids, ending with the number of the copy."""

    def link(match: re.Match) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match["path"])) if match["path"] else path
        return match[0] if _carries_sheet(target) else f"{match[0]}-{number}"

    markdown = _LINK_TO_ANCHOR.sub(link, markdown)
    return markdown if _carries_sheet(path) else _ID.sub(rf"\1-{number}", markdown)


def _carries_sheet(path: str) -> bool:
    return path.startswith("print/")


def _copy(number: int) -> str:
    return f"copy-{number}"


def _moved(nav, folder: str):
    if isinstance(nav, list):
        return [_moved(entry, folder) for entry in nav]
    if isinstance(nav, dict):
        return {title: _moved(entry, folder) for title, entry in nav.items()}
    return f"{folder}/{nav}"


class _Loader(yaml.SafeLoader):
    """Leaves what has a tag of its own, such as `!ENV`, as it is."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data) -> bool:
        return True


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, lambda loader, suffix, node: node)
_Dumper.add_multi_representer(yaml.Node, lambda dumper, node: node)


def _read(project: Path) -> dict:
    return yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)


def _i18n(config: dict) -> dict:
    return next(plugin["i18n"] for plugin in config["plugins"] if "i18n" in plugin)


def _write(project: Path, config: dict) -> None:
    text = yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
