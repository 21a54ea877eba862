"""Each file in `cases/` is a small site; what is wrong with it stands where it is wrong.

A line `== docs/de/index.md ==` begins a file of the site. Behind the faulty line stands ` <!--! message (hint) -->`,
once for each problem; the marks are taken off before the files are written. A file of nothing but marks is not
written: it is one that is missing. Without a `mkdocs.yml` the site has the languages that it has folders of, and no
sheets. A case that begins with the line `\\xNN is a byte` may hold any byte.
"""

import re
from pathlib import Path

import pytest

from handbook import checks
from handbook.reading import catalogue, terms

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
FILE = re.compile(r"^== (\S+) ==$")
EXPECTED = re.compile(r" ?<!--! (.*?) -->")
BYTES = "\\xNN is a byte"
SETTINGS = """\
site_name: Test
plugins: [i18n: {languages: [LANGUAGES]}]
extra: {handbook: {edition: 2026-11-22}}
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_problems_of_a_site_are_those_written_in_it(case, tmp_path):
    expected = write(case.read_text(encoding="utf-8"), tmp_path)
    try:
        found = [str(problem) for problem in checks.run(catalogue.read(tmp_path))]
    except ValueError as error:
        found = [str(error)]
    assert found == expected


def test_no_two_cases_have_the_same_content():
    assert len({case.read_text(encoding="utf-8") for case in CASES}) == len(CASES)


def write(case: str, root: Path) -> list[str]:
    """Write the files of a case; return the problems it expects, in the order in which they must come."""
    lines = case.splitlines()
    files, expected = {}, []
    for line in lines:
        header = FILE.match(line)
        if header:
            name = header[1]
            files[name] = []
        elif line != BYTES:
            files[name].append(EXPECTED.sub("", line))
            expected += [(name, len(files[name]), message) for message in EXPECTED.findall(line)]
    languages = sorted({name.split("/")[1] for name in files if name.startswith("docs/")})
    entries = ", ".join(f"{{locale: {language}, name: {language}}}" for language in languages)
    files.setdefault("mkdocs.yml", SETTINGS.replace("LANGUAGES", entries).splitlines())
    for name, content in files.items():
        raw = "".join(f"{line}\n" for line in content).encode()
        if lines[0] == BYTES:
            raw = re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes.fromhex(match[1].decode()), raw)
        if raw.strip():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(raw)
    return [f"{name}:{line}: {message}" for name, line, message in sorted(expected)]


def test_a_word_that_pages_explain_must_stand_in_the_glossary(tmp_path, monkeypatch):
    monkeypatch.setattr(terms, "FOLDER", tmp_path)
    (tmp_path / "de.yml").write_text("explained: {duo: [Duo], solo: [Solo]}")
    front = "---\ndescription: What a reader finds on this page, said in one plain sentence.\nreviewed: 2026-11-22\n---\n"
    write(
        f"== docs/de/words.md ==\n{front}# Words\n\n## Duo {{#duo}}\n\nTwo.\n== mkdocs.yml ==\n"
        + SETTINGS.replace("LANGUAGES", "{locale: de, name: Deutsch}").replace("2026-11-22}", "2026-11-22, glossary: words.md}"), tmp_path,
    )
    assert [str(problem) for problem in checks.run(catalogue.read(tmp_path))] == [
        "docs/de/words.md:1: nothing explains 'solo', and pages lead here for it (write it, or take it out of terms/de.yml)",
    ]
