"""Starts a new film: the sample's folder with the new film's title and id in it, or a bare one."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit import resources
from kit.errors import UsageError
from kit.project import bare, toml
from kit.project.load import FILE
from kit.project.locate import Locator
from kit.project.model import Settings
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What lies beside the sample's words, but belongs to kit: catalogues of its own words.
_OURS = ("LC_MESSAGES",)
_SHOWN = 3
#: Letters of an id: room for the longest ending of a result within the 143 letters that encrypted disks allow.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: names of the files written, and of those that were there and stayed as they were."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """The new film's id and title; empty means the sample's."""

    id: str = ""
    title: str = ""


def start(folder: Path, name: Name, *, locales: Sequence[str] = (), force: bool = False) -> Started:
    """Copy the sample to ``folder``, or with ``locales`` a bare film in these languages, which wants a title.

    A folder that holds something is refused unless ``force``. Nothing that is there is ever overwritten; a new folder
    appears whole or not at all. Raises UsageError, StorageError; for a bare film whatever its master is refused for.
    """
    held = _held(folder)
    if held and not force:
        shown = ", ".join(held[:_SHOWN]) + (f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else "")
        raise UsageError(
            f"“{folder}” is not empty: it holds {shown}.",
            hint="Name a new folder, or add --force: what is there stays as it is, what is missing is added.",
            slug="folder-not-empty",
        )
    try:
        return _fill(folder.absolute(), name, locales)
    except OSError as error:
        raise files.storage_error(error, Path(error.filename or folder), "written") from error


def identifier(title: str) -> str:
    """A film id from its title: ``L'Été à Séoul`` → ``l-ete-a-seoul``; empty if nothing of it is Latin.

    Of a very long title the words that have room, since the id begins the names of all files.
    """
    latin = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
    return words if len(words) <= _LONGEST else words[: words.rfind("-", 1, _LONGEST + 1)].strip("-")[:_LONGEST]


def _held(folder: Path) -> list[str]:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise UsageError(
            f"“{there}” is a file, not a folder.",
            hint="Name a folder that is empty or does not exist yet.",
            slug="not-a-folder",
        )
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _fill(folder: Path, name: Name, locales: Sequence[str]) -> Started:
    """Make the film beside its place, then move it there; into a folder that is there, file by file."""
    beside = next(parent for parent in folder.parents if parent.exists())
    with tempfile.TemporaryDirectory(prefix=".kit-init-", dir=beside, ignore_cleanup_errors=True) as spare:
        made = Path(spare) / "film"
        if locales:
            bare.write(made, name.id, name.title, locales, bare.found(folder))
        else:
            _copy_sample(made)
            _rename(made, name)
        names = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            made.replace(folder)
            return Started(tuple(names), ())
        kept = tuple(file for file in names if (folder / file).exists())
        for empty in (path.relative_to(made) for path in made.rglob("*") if path.is_dir()):
            (folder / empty).mkdir(parents=True, exist_ok=True)
        for file in names:
            if file not in kept:
                with files.part_file(folder / file) as part:
                    shutil.copyfile(made / file, part)
    return Started(tuple(file for file in names if file not in kept), kept)


def _copy_sample(made: Path) -> None:
    made.mkdir()
    for source, target in resources.sample():
        if source.is_dir():
            shutil.copytree(source, made / target, ignore=_skipped)
        else:
            shutil.copyfile(source, made / target)
    for empty in [path for path in (made / "locales").iterdir() if path.is_dir() and not any(path.iterdir())]:
        empty.rmdir()


def _skipped(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in _OURS or name.startswith(".") or name.endswith(".pot")]


def _rename(made: Path, name: Name) -> None:
    """Write the film's own id and title into kit.toml, and its id into the names of the tracks."""
    path = made / FILE
    text = toml.decode(path)
    old = toml.read(path, Settings)[0].film
    if name.title:
        text = _set(path, text, "title", name.title)
    if name.id and name.id != old.id:
        text = _set(path, text, "id", name.id)
        for track in (made / "subtitles").glob(f"{old.id}.*"):
            track.rename(track.with_name(name.id + track.name.removeprefix(old.id)))
        waivers = made / "subtitles" / "waivers.toml"
        if waivers.is_file():
            waivers.write_text(waivers.read_text("utf-8").replace(f'"{old.id}.', f'"{name.id}.'), "utf-8")
    path.write_text(text, "utf-8")


def _set(path: Path, text: str, key: str, value: str) -> str:
    """Replace the value of a key of [film] on its row; its comment stays."""
    place = Locator(path, text).place(("film", key))
    if place.row is None:
        return text
    rows = text.split("\n")
    rows[place.row - 1] = re.sub(r'"[^"]*"', lambda _: toml.quoted(value), rows[place.row - 1], count=1)
    return "\n".join(rows)
