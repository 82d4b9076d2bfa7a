"""The virtual environment: made once, filled from a lock file whose every package has its hash."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from provision.system import SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def folder(root: Path) -> Path:
    """Where the environment lies."""
    return root / ".venv"


def python(root: Path) -> Path:
    """The environment's own Python."""
    home = folder(root)
    return home / "Scripts" / "python.exe" if sys.platform == "win32" else home / "bin" / "python"


def can_make() -> bool:
    """Whether this Python can make environments: Debian ships venv's other half in a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def is_sound(root: Path) -> bool:
    """Whether there is an environment whose Python is new enough and has pip."""
    question = "import pip, sys; raise SystemExit(sys.version_info < (3, 11))"
    return python(root).exists() and _run([str(python(root)), "-c", question]).returncode == 0


def make(root: Path) -> None:
    """Make the environment anew. Raises SetupError."""
    done = _run([sys.executable, "-m", "venv", "--clear", str(folder(root))])
    if done.returncode != 0:
        raise SetupError(f"The environment {folder(root)} could not be made:\n{_last_words(done)}")


def fill(root: Path, lock: Path) -> None:
    """Install the lock's packages and kit itself (editable). Raises SetupError."""
    shows_progress = sys.stdout.isatty()
    pip = [str(python(root)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not shows_progress:
        pip.append("--quiet")
    locked = [*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    itself = [*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(root)]
    for command in (locked, itself):
        done = _run(command, show=shows_progress)
        if done.returncode != 0:
            raise SetupError(
                f"pip could not install {'kit' if command is itself else lock.name}:\n{_last_words(done)}\n"
                "Check the network and the free space on the disk, then run the same command again."
            )


def _run(command: Sequence[str], *, show: bool = False) -> subprocess.CompletedProcess[str]:
    ignored = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH"}
    return subprocess.run(
        list(command),
        env={key: value for key, value in os.environ.items() if key not in ignored},
        stdin=subprocess.DEVNULL,
        stdout=None if show else subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    said = (done.stderr or "").strip() or (done.stdout or "").strip()
    return "\n".join(f"  {line}" for line in said.splitlines()[-12:])
