"""The set-up, run as a person runs it, in a checkout of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from provision import needs, stamp, system

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = """
[[need]]
name = "Nowhere"
why = "is made up for this test"
group = "run"
libraries = ["libnowhere-1.so"]
apt = ["libnowhere1"]
dnf = ["nowhere"]
brew = ["nowhere"]
windows = ["mingw-w64-nowhere"]
"""


@pytest.fixture
def checkout(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The parts of the checkout that the set-up reads, in a folder with a blank and Hangul in its name."""
    here, there = request.config.rootpath, tmp_path / "영화 kit"
    shutil.copytree(here / "scripts" / "provision", there / "scripts" / "provision")
    for name in ("scripts/setup.py", "scripts/setup.sh", "scripts/system-packages.toml", "pyproject.toml"):
        shutil.copy(here / name, there / name)
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(here / name, there / name)
    return there


def set_up(checkout: Path, group: str = "run", **env: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("sh") or "/bin/sh", str(checkout / "scripts" / "setup.sh"), group]
    return subprocess.run(
        command,
        env={**os.environ, "PYTHON": sys.executable, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def programs(folder: Path, *names: str) -> str:
    """A PATH with these programs and no others."""
    folder.mkdir()
    for name in names:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return str(folder)


def pretend_ready(checkout: Path, group: str) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    lock = {"run": "requirements.txt", "test": "requirements-dev.txt"}[group]
    files = (checkout / "scripts" / "system-packages.toml", checkout / lock)
    stamp.write(checkout / ".venv", group, stamp.digest(checkout, files))


@pytest.mark.parametrize("group", ["run", "test"])
def test_a_second_run_installs_nothing_and_says_so_in_one_line(checkout: Path, group: str) -> None:
    pretend_ready(checkout, group)
    done = set_up(checkout, group)
    assert (done.returncode, done.stdout, done.stderr) == (0, "setup: everything is installed, nothing to do.\n", "")


def test_what_the_tests_need_covers_what_the_demo_needs(checkout: Path) -> None:
    pretend_ready(checkout, "test")
    assert "nothing to do" in set_up(checkout, "run").stdout


@pytest.mark.parametrize("changed", ["requirements.txt", "scripts/system-packages.toml"])
def test_a_changed_list_makes_the_set_up_run_again(checkout: Path, changed: str) -> None:
    pretend_ready(checkout, "run")
    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write(NOWHERE if changed.endswith("toml") else "# changed\n")
    files = (checkout / "scripts" / "system-packages.toml", checkout / "requirements.txt")
    assert not stamp.is_current(checkout / ".venv", "run", stamp.digest(checkout, files))


def test_a_moved_checkout_is_set_up_again(checkout: Path, tmp_path: Path) -> None:
    pretend_ready(checkout, "run")
    moved = checkout.rename(tmp_path / "moved")
    files = (moved / "scripts" / "system-packages.toml", moved / "requirements.txt")
    assert not stamp.is_current(moved / ".venv", "run", stamp.digest(moved, files))


def test_without_apt_it_lists_what_is_missing_and_the_commands_for_each_system(checkout: Path, tmp_path: Path) -> None:
    (checkout / "scripts" / "system-packages.toml").write_text(NOWHERE, encoding="utf-8")
    done = set_up(checkout, PATH=programs(tmp_path / "bin", "dirname"))
    assert done.returncode == 1
    assert "Nowhere (is made up for this test)" in done.stderr
    for line in (
        "sudo apt-get install --no-install-recommends libnowhere1",
        "sudo dnf install nowhere",
        "brew install nowhere",
        "pacman -S mingw-w64-nowhere",
    ):
        assert line in done.stderr
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv").exists()


def test_without_a_new_enough_python_it_says_which_version_and_how_to_get_it(checkout: Path, tmp_path: Path) -> None:
    path = programs(tmp_path / "bin", "dirname", "cat")
    old = tmp_path / "bin" / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n', encoding="ascii")
    old.chmod(0o755)
    done = set_up(checkout, PATH=path, PYTHON="")
    assert done.returncode == 1
    assert "Python 3.11 or newer; found: Python 3.9.2" in done.stderr
    assert "brew install python" in done.stderr


def test_an_unknown_group_is_a_usage_error(checkout: Path) -> None:
    done = set_up(checkout, "everything")
    assert done.returncode == 2
    assert "run|test" in done.stderr


def test_every_need_says_why_and_names_its_debian_packages(request: pytest.FixtureRequest) -> None:
    every = needs.read(request.config.rootpath / "scripts" / "system-packages.toml", "test")
    assert {need.group for need in every} == {"run", "test"}
    for need in every:
        assert need.why
        assert need.apt
        assert sum(map(bool, (need.libraries, need.programs, need.files))) == 1, need.name


def test_a_package_that_two_needs_share_is_named_once(request: pytest.FixtureRequest) -> None:
    every = needs.read(request.config.rootpath / "scripts" / "system-packages.toml", "run")
    assert system.packages(every, "dnf") == ["pango", "harfbuzz", "liblouis-utils", "liblouis", "gdouros-symbola-fonts"]
