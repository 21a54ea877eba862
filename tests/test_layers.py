"""Dependencies point one way: model <- reading, checks, rendering <- site, the command <- events."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
MAY_IMPORT = {
    "handbook.model": (),
    "handbook.problems": ("handbook.model",),
    "handbook.reading": ("handbook.model", "handbook.problems", "handbook.reading"),
    "handbook.checks": (
        "handbook.model", "handbook.problems", "handbook.reading.inline", "handbook.reading.passages", "handbook.reading.terms",
        "handbook.reading.glossary", "handbook.checks",
    ),
    "handbook.rendering": (
        "handbook.model", "handbook.reading.words", "handbook.reading.inline", "handbook.reading.passages", "handbook.reading.terms",
        "handbook.reading.glossary", "handbook.rendering",
    ),
    "handbook.store": (),
    "handbook.press": ("handbook.model", "handbook.reading.words", "handbook.rendering", "handbook.store"),
    "handbook.site": (
        "handbook.model", "handbook.problems", "handbook.reading", "handbook.checks", "handbook.rendering", "handbook.press",
        "handbook.store",
    ),
    "handbook.__main__": ("handbook.model", "handbook.problems", "handbook.reading", "handbook.checks"),
    "handbook": (),
    "events": ("handbook", "mkdocs"),
}
"""Which modules of the project, and of MkDocs, a module or the modules of a package may import."""
WATCHED = ("handbook", "mkdocs", "mkdocs_static_i18n", "material", "events", "hooks")


def name(file: Path) -> str:
    parts = file.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, package: str = "") -> set[str]:
    """Every module that a file imports, wherever in it; `from a import b` counts as `a.b`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            found |= {".".join([*above, *filter(None, [node.module]), alias.name]) for alias in node.names}
    return found


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_module_imports_only_what_its_layer_may(file):
    module = name(file)
    layer = next((layer for layer in MAY_IMPORT if layer != "handbook" and inside(module, layer)), module)
    assert layer in MAY_IMPORT, f"{module} is in no layer; say in MAY_IMPORT what it may import"
    allowed = MAY_IMPORT[layer]
    package = module if file.stem == "__init__" else module.rpartition(".")[0]
    wrong = sorted(
        used for used in imports(file.read_text(encoding="utf-8"), package)
        if any(inside(used, watched) for watched in WATCHED) and not any(inside(used, other) for other in allowed)
    )
    rule = f"of the project and of MkDocs, {layer} may import {', '.join(allowed) or 'nothing'}"
    assert not wrong, f"{rule}; not {', '.join(wrong)}"


def test_relative_and_late_imports_are_seen():
    source = "from . import a\nfrom ..model import B\ndef f():\n    import mkdocs.plugins\n    from handbook import c"
    assert imports(source, "handbook.checks") == {
        "handbook.checks.a", "handbook.model.B", "mkdocs.plugins", "handbook.c",
    }


def test_the_package_loads_without_mkdocs_and_without_what_only_some_builds_need():
    """Worker processes get the package on their path and nothing else."""
    late = "handbook.rendering.pdf_fields"  # itself imported where it is used
    modules = [name(file) for file in MODULES if name(file) not in ("events", "handbook.__main__", late)]
    code = "import sys, importlib\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *modules], cwd=HOOKS, capture_output=True, text=True, check=True,
    )
    loaded = set(done.stdout.split())
    assert loaded >= set(modules)
    slow = {"mkdocs", "typst", "pikepdf", "docx", "segno", late} & loaded
    assert not slow, f"{slow} must be imported where they are used: they cost time, and mkdocs is for events.py alone"
