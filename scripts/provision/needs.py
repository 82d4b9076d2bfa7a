"""What kit needs from the operating system, and what of it is there."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where Homebrew and MSYS2 put libraries that the loader does not look for by itself.
LIBRARY_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib", "C:\\msys64\\ucrt64\\bin", "C:\\msys64\\mingw64\\bin")


@dataclass(frozen=True, slots=True)
class Need:
    """One entry of system-packages.toml; its fields are explained there."""

    name: str
    why: str
    group: str
    apt: tuple[str, ...]
    dnf: tuple[str, ...]
    brew: tuple[str, ...]
    windows: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    optional: bool = False

    def is_met(self) -> bool:
        """Whether the machine has it, however it came there."""
        if self.libraries:
            return any(_loads(name) for name in self.libraries)
        if self.programs:
            return any(_answers(name, self.answers) for name in self.programs)
        return any(Path(name).exists() for name in self.files)


def read(path: Path, group: str) -> tuple[Need, ...]:
    """The needs of a group: ``run``, or ``test``, which includes ``run``."""
    groups = {"run", group}
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["need"]
    needs = (Need(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries)
    return tuple(need for need in needs if need.group in groups)


def unmet(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Those that the machine lacks."""
    return tuple(need for need in needs if not need.is_met())


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _loads(name: str) -> bool:
    folders = [folder for folder in LIBRARY_FOLDERS if Path(folder).is_dir()]
    if sys.platform == "win32":
        for folder in folders:
            os.add_dll_directory(folder)
    for candidate in (name, *(str(Path(folder, name)) for folder in folders)):
        try:
            ctypes.CDLL(candidate)
        except OSError:
            continue
        return True
    return False


def _answers(program: str, arguments: Iterable[str]) -> bool:
    """Run it: macOS ships a ``java`` that only says that there is no Java."""
    path = shutil.which(program)
    if path is None:
        return False
    try:
        done = subprocess.run(
            [path, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
