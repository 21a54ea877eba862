"""Faults of the theme's own HTML are mended, and only those that it still has."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.rendering import theme

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unmended(tmp_path_factory) -> str:
    """All pages as the theme makes them."""
    project = tmp_path_factory.mktemp("theme")
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    module = project / "hooks/handbook/rendering/theme.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n\nMENDED = ()\n", encoding="utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_WITHOUT_PAPER": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return "".join(page.read_text(encoding="utf-8") for page in (project / "site").rglob("*.html"))


@pytest.mark.parametrize("fault", [fault for fault, _ in theme.MENDED])
def test_the_theme_still_has_each_fault_that_is_mended(unmended, fault):
    assert fault in unmended, "no longer needed; take it out of MENDED"


@pytest.mark.parametrize("fault, right", theme.MENDED)
def test_no_fault_is_left_in_the_site(site, fault, right):
    added = right.removeprefix(fault).partition("{")[0] if right.startswith(fault) else ""
    wrong = re.compile(re.escape(fault) + (f"(?!{re.escape(added)})" if added else ""))
    assert [page.name for page in site.rglob("*.html") if wrong.search(page.read_text(encoding="utf-8"))] == []


def test_the_search_dialog_has_a_name_in_the_language_of_the_page(site):
    names = {"index.html": "Suche", "nl/index.html": "Zoeken", "en/index.html": "Search", "404.html": "Suche"}
    for address, name in names.items():
        assert f'role="dialog" aria-label="{name}"' in (site / address).read_text(encoding="utf-8")
