"""The reference pages say what the code says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import make_docs
import pytest
from command_tree import everything

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every page as it should be now.

    From a process of its own: a command that a test ran without its group remembers help options of its own.
    """
    code = (
        "import json, make_docs, sys; json.dump({name: make_docs.text(name) for name in make_docs.PAGES}, sys.stdout)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", list(make_docs.PAGES))
def test_a_reference_page_is_what_the_code_says_now(name: str, pages: dict[str, str]) -> None:
    written = (make_docs.FOLDER / name).read_text(encoding="utf-8")
    assert written == pages[name], "run `make docs`"


def test_every_command_that_the_written_pages_name_exists() -> None:
    known = {context.command_path for context in everything()}
    groups = {path.split()[1] for path in known if " " in path}
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        blocks = "".join(re.findall(r"^```(?:sh|bash).*?^```$", text, re.MULTILINE | re.DOTALL))
        named = [*re.findall(r"^kit ([a-z]+)", blocks, re.MULTILINE), *re.findall(r"`kit ([a-z]+)", text)]
        assert set(named) <= groups, page.name


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = [context.command_path for context in everything()]
    assert [path for path in known if path.count(" ") == 1 and path not in readme] == []
