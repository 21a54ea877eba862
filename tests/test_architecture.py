"""The architecture page lists every module with the first sentence of its docstring."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
_LIST = re.compile(r"(<!-- files: .*? -->\n)(.*?)(<!-- end of files -->)", re.DOTALL)


def _list_of_files():
    lines = []
    for file in sorted((ROOT / "hooks").rglob("*.py"), key=lambda file: (file.parent, file.name)):
        doc = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        assert doc, f"{file.relative_to(ROOT)} has no docstring"
        first = " ".join(re.split(r"\n\n|(?<=[.:])\s", doc)[0].split()).rstrip(":")
        lines.append(f"- `{file.relative_to(ROOT).as_posix()}`: {first}")
    return "\n".join(["", "## Files", "", *lines, "", ""])


def test_approved_list_of_files(pytestconfig):
    approve = pytestconfig.getoption("approve")
    page = PAGE.read_text(encoding="utf-8")
    right = _LIST.sub(lambda match: match[1] + _list_of_files() + match[3], page)
    if approve:
        PAGE.write_text(right, encoding="utf-8")
    assert page == right or approve, "ARCHITECTURE.md does not list the modules as they are: run 'make approve'"
