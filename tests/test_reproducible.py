"""The same sources make the same bytes, wherever, whenever and by whomever they are built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml")
OTHER_CLOCK = """\
import datetime, time
_ahead, _time, _datetime = 400 * 86400 + 3601, time.time, datetime.datetime
time.time = lambda: _time() + _ahead
class _Later(_datetime):
    @classmethod
    def now(cls, tz=None):
        return _datetime.now(tz) + datetime.timedelta(seconds=_ahead)
    @classmethod
    def utcnow(cls):
        return _datetime.utcnow() + datetime.timedelta(seconds=_ahead)
    @classmethod
    def today(cls):
        return cls.now()
datetime.datetime = _Later
"""


def test_two_builds_are_alike_byte_for_byte(tmp_path):
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(OTHER_CLOCK)
    here = start(tmp_path / "here", LC_ALL="C.UTF-8", TZ="UTC", PYTHONHASHSEED="1")
    there = start(tmp_path / "a folder" / "elsewhere", LC_ALL="C", TZ="Pacific/Kiritimati", PYTHONHASHSEED="2",
                  HOME=str(tmp_path), USER="somebody", PYTHONPATH=str(clock), PYTHONUTF8="1")
    one, other = finish(here), finish(there)
    assert sorted(one) == sorted(other)
    assert len(one) > 100
    assert [path for path in one if one[path] != other[path]] == []


def start(folder: Path, **environment: str) -> tuple[Path, subprocess.Popen]:
    """Begin to build a copy of the project whose files are of another age."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for number, file in enumerate(sorted(folder.rglob("*"))):
        os.utime(file, (10**9 + number, 10**9 + number * len(folder.parts)))
    known = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/guide/"} | environment
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return folder, subprocess.Popen(
        command, cwd=folder, env=known, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )


def finish(started: tuple[Path, subprocess.Popen]) -> dict[str, bytes]:
    folder, process = started
    output, _ = process.communicate()
    assert process.returncode == 0, output
    built = folder / "site"
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
