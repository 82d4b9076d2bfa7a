"""What every file of the repository keeps to."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 350

#: Addresses that no file may name, put together here so that this file does not name them either.
REGISTRIES = re.compile(
    r"(?:py" + r"pi\.|pythonhosted\.|npm" + r"js\.|deb\.deb" + r"ian\.|conda\.ana" + r"conda\.)(?:org|com|net)"
)
#: Folders of somebody's own machine.
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/[a-z]+|Us" + r"ers/[a-z]+)/")


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def rows(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_no_source_file_is_longer_than_350_rows() -> None:
    sources = [path for path in tracked() if path.suffix == ".py"]
    assert [f"{path.relative_to(ROOT)}: {rows(path)}" for path in sources if rows(path) > LONGEST] == []


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS], ids=["package registries", "machine paths"])
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    named = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}: {found.group()}"
        for path, text in texts()
        for found in pattern.finditer(text)
    ]
    assert named == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert REGISTRIES.search("https://py" + "pi.org/simple")
    assert MACHINE_PATHS.search('open("/ho' + 'me/ann/film.srt")')
    assert not MACHINE_PATHS.search("frame/wo" + "rk/a")


def test_results_are_not_committed() -> None:
    assert [path for path in tracked() if path.relative_to(ROOT).parts[0] in {"dist", "build", ".venv"}] == []
