"""What CONTRIBUTING.md says takes ten minutes is done as it says, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```\w+ (file|row)=(\S+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
#: Before which row of a file the page's row goes.
BEFORE = {
    "kit/subs/formats/registry.py": '    Entry("srt"',
    "tests/subs/test_formats.py": '    "vtt": (',
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is in the repository, with every block of the page put where it says."""
    root = tmp_path_factory.mktemp("checkout")
    skipped = shutil.ignore_patterns("__pycache__", "*.mp4")
    for name in ("kit", "templates", "locales", "targets", "tests", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=skipped)
    for name in ("pyproject.toml", "kit.toml"):
        shutil.copy(ROOT / name, root / name)
    for _, way, name, body in BLOCK.findall(PAGE):
        text = dedent(body)
        if way == "row":
            old = (root / name).read_text(encoding="utf-8")
            assert old.count(BEFORE[name]) == 1, name
            text = old.replace(BEFORE[name], f"    {text}{BEFORE[name]}")
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(checkout: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *argv], cwd=checkout, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.slow
def test_the_rule_is_found_and_its_examples_are_its_tests(checkout: Path) -> None:
    (checkout / "x.en.srt").write_text("1\n00:00:01,000 --> 00:00:01,040\nHello.\n", encoding="utf-8")
    done = run(checkout, "-m", "kit", "subs", "check", "x.en.srt", "--select", "TIM099")
    assert "This cue shows for 40 ms only." in done.stdout
    tests = run(
        checkout, "-m", "pytest", "tests/rules", "-q", "-k", "TIM099 and not catalogue", "-p", "no:cacheprovider"
    )
    assert re.search(r"^[1-9]\d* passed", tests.stdout, re.MULTILINE), tests.stdout


@pytest.mark.slow
def test_the_format_reads_writes_and_passes_what_every_format_must(checkout: Path) -> None:
    (checkout / "x.en.sbv").write_text("0:00:01.000,0:00:02.000\nHello.\n", encoding="utf-8")
    moved = run(checkout, "-m", "kit", "subs", "retime", "shift", "+1s", "x.en.sbv", "-o", "y.en.sbv")
    assert moved.returncode == 0, moved.stderr
    assert (checkout / "y.en.sbv").read_text(encoding="utf-8") == "0:00:02.000,0:00:03.000\nHello.\n"
    tests = run(checkout, "-m", "pytest", "tests/subs/test_formats.py", "-q", "-k", "sbv", "-p", "no:cacheprovider")
    assert re.search(r"^[1-9]\d* passed", tests.stdout, re.MULTILINE), tests.stdout
    assert " failed" not in tests.stdout, tests.stdout


def test_the_target_is_listed_with_its_source(checkout: Path) -> None:
    assert "our-portal" in run(checkout, "-m", "kit", "screener", "targets").stdout


@pytest.mark.slow
def test_a_new_language_gets_empty_catalogues(checkout: Path) -> None:
    script = checkout / "scripts/catalogues.py"
    script.write_text(
        script.read_text(encoding="utf-8").replace('("ko", "fr")', '("ko", "fr", "de")'), encoding="utf-8"
    )
    assert run(checkout, str(script)).returncode == 0
    for domain in ("kit", "check", "tool", "help", "table"):
        text = (checkout / f"locales/de/LC_MESSAGES/{domain}.po").read_text(encoding="utf-8")
        assert text.count("\nmsgid ") > 20
