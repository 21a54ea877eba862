"""The checks as people run them: alone, in CI, and before every build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tiny

PROBLEMS = [
    "docs/de/index.md:9: 'mente' is no value for 'for' (did you mean 'mentee'?)",
    "docs/nl/index.md:15: no page 'weg.md' (one of: index.md, print/plan.md)",
]


@pytest.fixture
def project(tmp_path) -> Path:
    return tiny.make(tmp_path)


@pytest.fixture
def broken(project) -> Path:
    """The same with two faults, in two files."""
    (project / "docs/de/index.md").write_text(tiny.PAGE.replace("for: mentee", "for: mente"))
    (project / "docs/nl/index.md").write_text(tiny.PAGE + "\n[Weg](weg.md)\n")
    return project


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess:
    known = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "SITE_URL")}
    known |= {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | environment
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=known, capture_output=True, encoding="utf-8",
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_problems_the_command_says_what_it_read(project):
    done = run(project, "handbook")
    assert (done.returncode, done.stdout, done.stderr) == (0, "4 pages, 1 blocks in 2 languages: no problems\n", "")


def test_with_problems_the_command_lists_them_and_fails(broken):
    done = run(broken, "handbook")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [*PROBLEMS, "2 problems"]


def test_in_ci_the_command_writes_annotations(broken):
    done = run(broken, "handbook", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).splitlines()[:2] == [
        "::error file=docs/de/index.md,line=9,title=option-value"
        "::'mente' is no value for 'for' (did you mean 'mentee'?)",
        "::error file=docs/nl/index.md,line=15,title=link::no page 'weg.md' (one of: index.md, print/plan.md)",
    ]


@pytest.mark.parametrize("settings", [
    "site_name: [", "site_name: Test", "- a list", "extra: [a]\nplugins: [i18n: {}]", "\xff",
])
def test_settings_that_cannot_be_used_are_one_line_not_a_traceback(project, settings):
    (project / "mkdocs.yml").write_bytes(settings.encode("latin-1"))
    done = run(project, "handbook")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.yml:1: ") and len(done.stderr.splitlines()) == 1


def test_without_settings_the_command_says_so(project):
    (project / "mkdocs.yml").unlink()
    done = run(project, "handbook")
    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr and "Traceback" not in done.stderr


def test_a_language_without_words_of_the_interface_is_named(project):
    (project / "hooks/handbook/words/nl.yml").unlink()
    done = run(project, "handbook")
    assert done.returncode == 1
    assert done.stderr == "nl.yml:1: the words of the interface are missing (copy de.yml and translate it)\n"


def test_terms_that_cannot_be_read_are_named(project):
    (project / "hooks/handbook/terms/nl.yml").write_text("never: [")
    done = run(project, "handbook")
    assert done.returncode == 1
    assert done.stderr.startswith("nl.yml:1: ") and len(done.stderr.splitlines()) == 1


def test_a_build_without_problems_logs_no_warning(project):
    done = run(project, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert (project / "site/print/plan.pdf").exists() and (project / "site/nl/print/plan.pdf").exists()


def test_a_build_of_broken_content_lists_all_problems_and_leaves_the_last_site_alone(broken):
    (broken / "site/nl").mkdir(parents=True)
    (broken / "site/index.html").write_text("the last good site")
    (broken / "site/nl/left-over.html").write_text("and something of it that no build makes")
    before = contents(broken / "site")
    done = run(broken, "mkdocs", "build")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("ERROR")] == [
        f"ERROR   -  {problem}" for problem in PROBLEMS
    ]
    assert "2 problems in the content; nothing was written." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(broken / "site") == before


def test_in_ci_a_broken_build_writes_annotations(broken):
    done = run(broken, "mkdocs", "build", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert [line.split("::")[1] for line in done.stdout.splitlines() if line.startswith("::")] == [
        "error file=docs/de/index.md,line=9,title=option-value", "error file=docs/nl/index.md,line=15,title=link",
    ]


@pytest.mark.parametrize("settings", ["extra: {}", "extra: {handbook: {edition: soon}}"])
def test_a_build_with_unusable_settings_ends_without_a_traceback(project, settings):
    text = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(text.partition("extra:")[0] + settings + "\n")
    done = run(project, "mkdocs", "build")
    assert done.returncode == 1
    assert "extra.handbook.edition is not a date" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (project / "site").exists()
