"""A tiny site with the project's own hooks and templates, for tests that build and break one."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = """\
---
description: What a reader finds on this page, said in one plain sentence.
reviewed: 2026-11-22
---
# Page

/// checklist | Start
    id: start
    for: mentee
    when: agree

- One {#one}
///
"""
SETTINGS = """\
site_name: Test
use_directory_urls: false
theme: {name: material, custom_dir: overrides, font: false, favicon: assets/mark.svg}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: de, name: Deutsch, default: true}
        - {locale: nl, name: Nederlands}
  - search
markdown_extensions: [attr_list]
hooks: [hooks/events.py]
extra:
  handbook: {edition: 2026-11-22, sheets: {plan: [start]}}
"""


def make(folder: Path) -> Path:
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "mkdocs.yml").write_text(SETTINGS)
    for language in ("de", "nl"):
        (folder / "docs" / language / "print").mkdir(parents=True)
        (folder / "docs" / language / "index.md").write_text(PAGE)
        sheet = PAGE.partition("///")[0] + "/// sheet | plan\n///\n"
        (folder / "docs" / language / "print" / "plan.md").write_text(sheet)
    return folder
