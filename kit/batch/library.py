"""A folder with many films: each sub-folder that holds a kit.toml, however deep it lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kit.errors import NothingToDoError, UsageError
from kit.project.load import FILE
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Film:
    """A film's folder, or its address, and its name: the path from the library's folder."""

    where: str
    name: str


class Library(Protocol):
    """Films in one place, and a look into their folders that costs little."""

    def films(self, only: Sequence[str]) -> tuple[Film, ...]:
        """The films by name; with ``only`` those whose name fits one of these patterns. Raises KitError."""
        ...

    def files(self, film: Film, idle: Collection[str]) -> Iterator[tuple[str, str]]:
        """Each file of a film but the ``idle`` ones, with what tells one state of it from another. Raises OSError."""
        ...

    def read(self, film: Film, name: str) -> bytes:
        """A small file of a film. Raises OSError."""
        ...

    def write(self, film: Film, name: str, data: bytes) -> None:
        """Put a small file into a film's folder, whole or not at all. Raises OSError or StorageError."""
        ...


class Folder:
    """A library in a folder of this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def films(self, only: Sequence[str]) -> tuple[Film, ...]:
        """Each sub-folder with a kit.toml, at any depth.

        Raises UsageError if there is no such folder, NothingToDoError if it has no film, or none that fits.
        """
        if not self._path.is_dir():
            raise UsageError(
                f"There is no folder “{self._path}”.", hint="Check the name; it is case-sensitive.", slug="no-folder"
            )
        home = self._path.resolve()
        found = sorted(_below(home, set()))
        return chosen(
            [Film(str(root), root.relative_to(home).as_posix() if root != home else home.name) for root in found],
            only,
            str(self._path),
        )

    def files(self, film: Film, idle: Collection[str]) -> Iterator[tuple[str, str]]:
        """By size and time. Raises OSError."""
        return _files(film.where, "", idle)

    def read(self, film: Film, name: str) -> bytes:
        """Raises OSError."""
        return (Path(film.where) / name).read_bytes()

    def write(self, film: Film, name: str, data: bytes) -> None:
        """Raises StorageError."""
        files.write_bytes(Path(film.where) / name, data)


def _files(folder: str, within: str, idle: Collection[str]) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if name in idle or entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{name}/", idle)
            else:
                state = entry.stat()
                yield name, f"{state.st_size} {state.st_mtime_ns}"


def chosen(found: Sequence[Film], only: Sequence[str], where: str) -> tuple[Film, ...]:
    """The films that fit one of the patterns; all without a pattern. Raises NothingToDoError if there is none."""
    if not found:
        raise NothingToDoError(
            f"There is no film in “{where}”: no folder in it holds a {FILE}.",
            hint="Name the folder that the films' folders lie in; `kit init FOLDER` makes a new film.",
            slug="no-films",
        )
    fitting = tuple(film for film in found if not only or any(fnmatchcase(film.name, one) for one in only))
    if not fitting:
        raise NothingToDoError(
            f"No film is called {', '.join(f'“{pattern}”' for pattern in only)} (films: {len(found)}).",
            hint=f"--only takes patterns such as “2024/*”; the first film is called “{found[0].name}”.",
            slug="no-such-films",
        )
    return fitting


def _below(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """Films in and below a folder. A film's own folder is not looked into, a hidden one neither."""
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    if (folder / FILE).is_file():
        yield folder
        return
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
            # Of a folder and a link to it, the folder counts.
            below = [Path(entry.path) for entry in sorted(found, key=lambda one: (one.is_symlink(), one.name))]
    except PermissionError as error:
        raise UsageError(
            f"The folder “{folder}” cannot be looked into.",
            hint="Give yourself the right to read it, or name a folder beside it.",
            slug="no-permission",
        ) from error
    for path in below:
        yield from _below(path, seen)
