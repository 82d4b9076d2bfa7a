"""What kit.toml names, held against the disk: the master, stills, words and tracks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit.errors import KitError, UsageError, each
from kit.project import toml
from kit.project.load import FILE
from kit.project.plain import nearest
from kit.project.problems import refuse
from kit.subs.track import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.locate import Way
    from kit.project.project import Project, TrackFile


#: What a picture's file may be called, so that a note beside it is never suggested.
_PICTURES = {
    "film": (".mp4", ".mov", ".m4v", ".mkv", ".webm", ".mxf", ".avi", ".ts"),
    "stills": (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".svg"),
}


def problems(project: Project) -> tuple[KitError, ...]:
    """Everything that is missing or wrong on the disk, in the order of kit.toml; empty if the film is complete."""
    found: list[KitError] = []
    for path, way in ((project.master, ("film", "master")), *_stills(project)):
        if not path.is_file():
            found.append(_missing(project, path, way))
    for locale in project.settings.locales:
        found += _words(project, locale)
    return tuple(found)


def require_master(project: Project) -> Path:
    """The master, which is there. Raises UsageError that names kit.toml's row."""
    if not project.master.is_file():
        raise _missing(project, project.master, ("film", "master"))
    return project.master


def require_stills(project: Project) -> None:
    """Raise UsageError if a still is not there; ManyProblemsError for several."""
    refuse([_missing(project, path, way) for path, way in _stills(project) if not path.is_file()])


def full_track(project: Project, locale: str) -> TrackFile | None:
    """The track that a locale's screener shows, if there is one."""
    return next((track for track in project.tracks if track.locale == locale and track.kind is Kind.FULL), None)


def _stills(project: Project) -> tuple[tuple[Path, Way], ...]:
    return tuple(
        (project.root / still.file, ("stills", index, "file")) for index, still in enumerate(project.settings.stills)
    )


def _words(project: Project, locale: str) -> tuple[KitError, ...]:
    try:
        project.texts[locale]
    except KitError as error:
        return each(error)
    return ()


def _missing(project: Project, path: Path, way: Way) -> UsageError:
    written = path.relative_to(project.root).as_posix()
    what = "The master" if way == ("film", "master") else "The still"
    return UsageError(
        f"{what} “{written}” is not there.",
        hint=_advice(path, project.root, _PICTURES[str(way[0])]),
        slug="missing-file",
        place=toml.place(project.root / FILE, way),
    )


def _advice(path: Path, root: Path, endings: tuple[str, ...]) -> str:
    """The file that was most likely meant: one of nearly the same name in the same folder."""
    pictures = [file for file in _files(path.parent) if file.suffix.lower() in endings]
    there = {unicodedata.normalize("NFC", file.name): file for file in pictures}
    meant = nearest(unicodedata.normalize("NFC", path.name), there)
    if meant:
        return f"Did you mean “{there[meant].relative_to(root).as_posix()}”?"
    return "Put the file there, or correct its path in kit.toml (paths start at the film's folder)."


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []
