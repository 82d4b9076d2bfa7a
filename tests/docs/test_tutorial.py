"""The pages that show commands are run: every ``sh`` block, in order, and every shown answer is looked for.

A block may end with another exit code than 0 if its fence says so (```` ```sh exit=1 ````). A ``text`` block right
after it shows rows of what was printed, in their order; ``…`` stands for rows that are left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kit.tools import ffmpeg

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w+)(?: exit=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TRANSLATED = ("docs/ko/", "docs/fr/")
#: Making everything, or a package of it, takes minutes: the same commands of the English page do it once.
MAKES_ALL = re.compile(r"^kit (?:build$|package build )", re.MULTILINE)
#: Within the checkout, and within a film that `kit init` made.
MASTER = Path("media/the-defector.mp4")
#: What the translated pages show of a package is held against the one that the English page made.
VERIFIES = re.compile(r"^kit package verify .*", re.MULTILINE)
PAGES = ("README.md", "docs/tutorial.md", "docs/ko/tutorial.md", "docs/fr/tutorial.md", "docs/how-to.md")


@dataclass(frozen=True, slots=True)
class Step:
    """One block of commands, the exit code that it ends with, and the rows that the page shows."""

    commands: str
    code: int
    shown: tuple[str, ...]


def steps(text: str) -> list[Step]:
    found: list[Step] = []
    for language, code, body in FENCE.findall(text):
        if language == "sh":
            found.append(Step(body, int(code or 0), ()))
        elif language == "text" and found and not found[-1].shown:
            last = found.pop()
            found.append(Step(last.commands, last.code, tuple(body.splitlines())))
    return found


def missing_row(shown: tuple[str, ...], printed: str) -> str | None:
    """The first shown row that was not printed in its turn."""
    rows = iter(row.rstrip() for row in printed.splitlines())
    for row in shown:
        if row.strip() and row.strip() != "…" and row.rstrip() not in rows:
            return row
    return None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample film's master in a quarter of its width: no page tells how large the picture is."""
    path = tmp_path_factory.mktemp("small") / MASTER.name
    argv = [ffmpeg.locate()[0], "-v", "error", "-i", ROOT / MASTER, "-vf", "scale=320:-2", "-preset", "veryfast",
            "-c:a", "copy", path]  # fmt: skip
    subprocess.run([str(word) for word in argv], check=True)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_does_what_it_shows(page: str, small: Path, tmp_path: Path) -> None:
    programs = Path(sys.executable).parent
    ours = ("KIT_", "GITHUB_", "LANGUAGE", "LC_")
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith(ours)},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "KIT_UI_LANG": Path(page).parent.name if Path(page).parent.name in {"ko", "fr"} else "en",
    }
    folder = tmp_path
    found = steps((ROOT / page).read_text(encoding="utf-8"))
    assert found
    for step in found:
        if page.startswith(TRANSLATED) and MAKES_ALL.search(step.commands):
            continue
        script = f"set -e\ntrap 'pwd > {tmp_path / 'here'}' EXIT\n{step.commands}"
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == step.code, f"{step.commands}\n{done.stdout}"
        assert "Traceback" not in done.stdout
        row = missing_row(step.shown, done.stdout)
        assert row is None, f"{step.commands}\nthe page shows\n  {row}\nbut this was printed:\n{done.stdout}"
        if page == "docs/tutorial.md" and (verifies := VERIFIES.search(step.commands)):
            for translated in TRANSLATED:
                _verified(verifies[0], translated, folder, env)
        folder = Path((tmp_path / "here").read_text(encoding="utf-8").strip())
        if (begun := folder / MASTER).is_file() and begun.stat().st_size == (ROOT / MASTER).stat().st_size:
            shutil.copy(small, begun)


def _verified(command: str, translated: str, folder: Path, env: dict[str, str]) -> None:
    """What a translated page shows below the command is what it prints in that language."""
    pages = steps((ROOT / translated / "tutorial.md").read_text(encoding="utf-8"))
    (shown,) = (step.shown for step in pages if VERIFIES.search(step.commands))
    spoken = {**env, "KIT_UI_LANG": Path(translated).name}
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=spoken, capture_output=True, text=True, check=True)
    assert missing_row(shown, done.stdout) is None, done.stdout


@pytest.mark.parametrize("language", ["ko", "fr"])
def test_a_translated_tutorial_has_the_commands_of_the_english_one(language: str) -> None:
    english, other = (
        [step.commands for step in steps((ROOT / page).read_text(encoding="utf-8"))]
        for page in ("docs/tutorial.md", f"docs/{language}/tutorial.md")
    )
    told = [[re.sub(r'".+"|--lang \S+', "", step) for step in page] for page in (english, other)]
    assert told[0] == told[1]


def test_shown_rows_are_compared_in_order_and_gaps_are_allowed() -> None:
    assert missing_row(("a", "…", "c"), "a\nb\nc\n") is None
    assert missing_row(("c", "a"), "a\nb\nc\n") == "a"


def test_blocks_exit_codes_and_answers_are_read() -> None:
    page = "```sh exit=1\nkit x\n```\n\nIt says:\n\n```text\nno\n```\n\n```toml\na = 1\n```\n"
    assert steps(page) == [Step("kit x\n", 1, ("no",))]
