"""What several tests share: the project's own site, built once, and the switch that rewrites expected files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser):
    parser.addoption("--approve", action="store_true", help="write what came out into the files of what is expected")


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the built site."""
    target = tmp_path_factory.mktemp("built") / "site"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    for name in ("SITE_URL", "GITHUB_ACTIONS"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        pytest.exit(f"the site could not be built:\n{done.stdout}{done.stderr}", returncode=1)
    return target


@pytest.fixture
def golden(request):
    """A function that holds a text against a file, or, with `--approve`, writes it there."""

    def compare(text: str, file: Path) -> None:
        if request.config.getoption("--approve"):
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"{file.name} is missing; look at what comes out and write it with: pytest --approve"
        assert text == file.read_text(encoding="utf-8")

    return compare
