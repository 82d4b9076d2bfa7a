"""What kit.toml names, held against the disk: the master, and the track of a locale."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.project import toml
from kit.project.load import FILE
from kit.project.plain import nearest
from kit.subs.track import Kind
from kit.tools import numbered

if TYPE_CHECKING:
    from collections.abc import Collection

    from kit.project.project import Project, TrackFile
    from kit.tools.image_sequence import ImageSequence, Master


#: What a film's file may be called, so that a note beside it is never suggested.
_FILMS = frozenset({".mp4", ".mov", ".m4v", ".mkv", ".webm", ".mxf", ".avi", ".ts"})
_SOUNDS = frozenset({".wav", ".w64", ".aif", ".aiff", ".flac"})


def require_master(project: Project) -> Master:
    """The master, which is there. Raises UsageError that names kit.toml's row."""
    master = project.master
    if not isinstance(master, Path):
        _require_sound(project, master)
        numbered.find(master.written)
    elif not master.is_file():
        written = master.relative_to(project.root).as_posix()
        name = meant(master, project.root, _FILMS)
        raise UsageError(
            f"The master “{written}” is not there.",
            hint=f"Did you mean “{name}”?"
            if name
            else "Put the file there, or correct its path in kit.toml (paths start at the film's folder).",
            slug="missing-file",
            place=toml.place(project.root / FILE, ("film", "master")),
        )
    return master


def _require_sound(project: Project, master: ImageSequence) -> None:
    if master.sound and not master.sound.is_file():
        name = meant(master.sound, project.root, _SOUNDS)
        raise UsageError(
            f"The sound “{project.settings.film.sound}” is not there.",
            hint=f"Did you mean “{name}”?"
            if name
            else "Put the file there, or correct its path in kit.toml (paths start at the film's folder).",
            slug="missing-file",
            place=toml.place(project.root / FILE, ("film", "sound")),
        )


def full_track(project: Project, locale: str) -> TrackFile | None:
    """The track that a locale's screener shows, if there is one."""
    return next((track for track in project.tracks if track.locale == locale and track.kind is Kind.FULL), None)


def meant(path: Path, root: Path, endings: Collection[str]) -> str:
    """The file that was most likely meant by one that is not there: of nearly the same name, beside it; else empty."""
    there = {unicodedata.normalize("NFC", file.name): file for file in _files(path.parent, endings)}
    name = nearest(unicodedata.normalize("NFC", path.name), there)
    return there[name].relative_to(root).as_posix() if name else ""


def films(folder: Path) -> list[Path]:
    """The files of a folder that can be a master, by their endings."""
    return sorted(_files(folder, _FILMS))


def _files(folder: Path, endings: Collection[str]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix.lower() in endings and path.is_file()]
    except OSError:
        return []
