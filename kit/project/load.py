"""Finds a film's folder and reads it: kit.toml strictly, tracks by their names, words when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.project import Project

#: The file that makes a folder a film.
FILE = "kit.toml"


def find_root(start: Path) -> Path:
    """The folder with kit.toml: ``start`` or the nearest one above it, absolute.

    Raises UsageError if ``start`` is not there, NothingToDoError if there is no film.
    """
    if not start.exists():
        raise UsageError(
            f"There is no folder “{start}”.",
            hint="Check the name after -C; it is case-sensitive.",
            slug="no-folder",
        )
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise NothingToDoError(
        f"There is no film here: neither “{here}” nor a folder above it holds a {FILE}.",
        hint="Go to your film's folder, name it with `kit -C FOLDER …`, or make a new one with `kit init FOLDER`.",
        slug="no-film",
    )


def load(root: Path) -> Project:
    """The film in ``root``.

    Raises UsageError (ManyProblemsError if there is more than one) for whatever is wrong in kit.toml and for two tracks
    with one task. Words that are missing or wrong are told when their locale is asked for.
    """
    from kit.project import coherence, toml, tracks  # noqa: PLC0415 - looking for a film needs none of them
    from kit.project.model import Settings  # noqa: PLC0415
    from kit.project.project import Project  # noqa: PLC0415
    from kit.project.words import LocaleTexts  # noqa: PLC0415

    root = root.resolve()
    settings, problems = toml.read(root / FILE, Settings)
    coherence.examine(settings, root, problems)
    problems.refuse()
    found, unplaced = tracks.discover(root, settings)
    return Project(root, settings, LocaleTexts(root, settings), found, unplaced)
