"""The reference pages say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import make_docs
import pytest
from pages import commands

from kit.cli.help import examples_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", list(make_docs.PAGES))
def test_a_reference_page_is_what_the_code_says_now(name: str) -> None:
    written = (make_docs.FOLDER / name).read_text(encoding="utf-8")
    # In a process of its own: a command that a test ran without its group remembers help options of its own.
    code = f"import make_docs, sys; sys.stdout.buffer.write(make_docs.text({name!r}).encode())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, check=True)
    assert written == done.stdout.decode(), "run `make docs`"


def test_every_command_has_a_help_sentence_and_three_examples() -> None:
    found = commands.everything()
    assert len(found) > len({"kit"})
    for path, command, _ in found:
        assert (command.help or "").strip(), path
        assert len(examples_of(command)) >= 3, f"{path} shows fewer than three examples"


def test_every_command_that_the_written_pages_name_exists() -> None:
    known = {path for path, _, _ in commands.everything()}
    groups = {path.split()[1] for path in known if " " in path}
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        blocks = "".join(re.findall(r"^```(?:sh|bash).*?^```$", text, re.MULTILINE | re.DOTALL))
        named = [*re.findall(r"^kit ([a-z]+)", blocks, re.MULTILINE), *re.findall(r"`kit ([a-z]+)", text)]
        assert set(named) <= groups, page.name


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path for path, _, _ in commands.everything() if path.count(" ") == 1 and path not in readme] == []
