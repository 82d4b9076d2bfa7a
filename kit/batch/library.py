"""A folder with many films: each sub-folder that holds a kit.toml, however deep it lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, UsageError
from kit.project.load import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Film:
    """A film's folder, and its name: the path from the library's folder."""

    root: Path
    name: str


def films(folder: Path, only: Sequence[str] = ()) -> tuple[Film, ...]:
    """The films below a folder by name; with ``only`` those whose name fits one of these patterns.

    Raises UsageError if there is no such folder, NothingToDoError if it has no film, or none that fits.
    """
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder “{folder}”.", hint="Check the name; it is case-sensitive.", slug="no-folder"
        )
    home = folder.resolve()
    found = sorted(_below(home, set()))
    if not found:
        raise NothingToDoError(
            f"There is no film in “{folder}”: no folder in it holds a {FILE}.",
            hint="Name the folder that the films' folders lie in; `kit init FOLDER` makes a new film.",
            slug="no-films",
        )
    named = [Film(root, root.relative_to(home).as_posix() if root != home else home.name) for root in found]
    return chosen(named, only)


def chosen(found: Sequence[Film], only: Sequence[str]) -> tuple[Film, ...]:
    """The films that fit one of the patterns; all without a pattern. Raises NothingToDoError if none does."""
    fitting = tuple(film for film in found if not only or any(fnmatchcase(film.name, one) for one in only))
    if not fitting:
        raise NothingToDoError(
            f"None of the {len(found)} films is called {' or '.join(f'“{pattern}”' for pattern in only)}.",
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
