"""The lock files: complete, hashed, without addresses, and the smaller one inside the larger one."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9-]+")


def pins(path: Path) -> dict[str, str]:
    return {name: version for name, version, _ in PINNED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_with_hashes_and_names_no_address(request: pytest.FixtureRequest, lock: str) -> None:
    text = (request.config.rootpath / lock).read_text(encoding="utf-8")
    rest = PINNED.sub("", text).splitlines()
    assert [line for line in rest if not line.startswith("#")] == []
    assert "://" not in text


def test_the_locks_hold_what_pyproject_asks_for(request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    asked = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, wanted in (
        ("requirements.txt", [*asked["project"]["dependencies"], *asked["dependency-groups"]["build"]]),
        ("requirements-dev.txt", [line for line in asked["dependency-groups"]["dev"] if isinstance(line, str)]),
    ):
        names = {found.group().lower() for line in wanted if (found := NAME.match(line))}
        assert names <= pins(root / lock).keys()


def test_tests_run_with_the_very_versions_that_users_get(request: pytest.FixtureRequest) -> None:
    smaller, larger = (pins(request.config.rootpath / lock) for lock in LOCKS)
    assert smaller.items() <= larger.items()
