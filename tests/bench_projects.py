"""The projects that `bench.py` builds: the handbook with its content several times over, and without its hooks.

Each further copy of the content stands in a folder of its own, so that the links inside it hold, and its
ids begin with its name, so that they name one thing. Sheets stay as they are, and stand on one page each: the
copy of such a page shows the sheet's blocks, those of the copy, one by one. The course keeps its modules; in a copy they
are pages like others.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

_SHEET = re.compile(r"^/// sheet \| *(?P<id>[\w-]+)\n///$", re.MULTILINE)
_MODULE = re.compile(r"^(?:module|minutes): \d+\n|(?<=^/// )steps\b", re.MULTILINE)
_ID = re.compile(r"\{\s*#|^    id: *|^/// show \| *|\]\([^)\s#:]*#", re.MULTILINE)
"""What stands before an id that is given, or pointed to."""


def handbook(root: Path, target: Path, times: int) -> Path:
    """The project in `root` with its content `times` times."""
    shutil.copytree(root, target, ignore=lambda folder, names: [
        name for name in names if Path(folder) == root and name not in ("mkdocs.yml", "docs", "hooks", "overrides")
    ])
    config = _read(target)
    languages = _i18n(config)["languages"]
    for language in languages:
        _repeat(target / "docs" / language["locale"], times, config["extra"]["handbook"]["sheets"])
        language["nav_translations"] |= {_copy(number): _copy(number) for number in range(2, times + 1)}
    for owner in (config, *languages):
        if "nav" in owner:
            copies = [_copy(number) for number in range(2, times + 1)]
            owner["nav"] += [{copy: _moved(owner["nav"], copy)} for copy in copies]
    _write(target, config)
    return target


def without_hooks(project: Path, target: Path) -> Path:
    """The same Markdown, plugins and templates without the handbook: blocks are plain text.

    The templates get their words all the same, one language's for all, from a hook that does nothing else.
    """
    shutil.copytree(project, target, ignore=shutil.ignore_patterns("hooks"))
    config = _read(target)
    languages = _i18n(config)["languages"]
    words = project / "hooks" / "handbook" / "words" / f"{languages[0]['locale']}.yml"
    given = {
        "words": yaml.safe_load(words.read_text(encoding="utf-8")),
        "language_root": "",
        "i18n_languages": [{"code": entry["locale"], "name": entry["name"], "root": ""} for entry in languages],
        "problems": [],
        "footer": [],
    }
    (target / "hooks").mkdir()
    hook = f"def on_env(env, config, files):\n    env.globals.update({given!r})\n"
    (target / "hooks" / "words.py").write_text(hook, encoding="utf-8")
    config["hooks"] = ["hooks/words.py"]
    del config["watch"]
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


def _repeat(folder: Path, times: int, sheets: dict[str, list[str]]) -> None:
    def blocks_of(sheet: re.Match) -> str:
        return "\n\n".join(f"/// show | {id}\n///" for id in sheets[sheet["id"]])

    originals = {file.relative_to(folder): file.read_text(encoding="utf-8") for file in folder.rglob("*.md")}
    for number in range(2, times + 1):
        for path, markdown in originals.items():
            markdown = _MODULE.sub(lambda found: "checklist" if found[0] == "steps" else "", markdown)
            file = folder / _copy(number) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_ID.sub(rf"\g<0>{_copy(number)}-", _SHEET.sub(blocks_of, markdown)), encoding="utf-8")


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
