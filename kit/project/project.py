"""The film project as the commands see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kit.project.model import Settings
    from kit.project.texts import Texts
    from kit.subs.track import Kind


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A subtitle file of the film, as its name tells: ``<film>.<locale>[.sdh|.forced].<ext>``."""

    path: Path
    locale: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A file in subtitles/ that is no track of the film by its name; ``why`` completes “… is not used: ”."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Project:
    """One film's folder, read and checked. ``root`` is absolute; all other paths are below it.

    ``texts`` holds the locales that have words; asking for one reads it and raises UsageError if something is wrong in
    it. ``unplaced`` are the files in subtitles/ that are no track. kit.toml's order of locales is kept everywhere.
    """

    root: Path
    settings: Settings
    texts: Mapping[str, Texts]
    tracks: tuple[TrackFile, ...]
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def master(self) -> Path:
        """The film's master."""
        return self.root / self.settings.film.master

    @property
    def dist(self) -> Path:
        """Where results go."""
        return self.root / "dist"
