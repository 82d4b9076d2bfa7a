"""The film project as the commands see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.time.rate import parse_rate
from kit.tools import image_sequence
from kit.tools.image_sequence import ImageSequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.project.model import Settings
    from kit.project.texts import Texts
    from kit.subs.track import Kind
    from kit.tools.image_sequence import Master


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
    def master(self) -> Master:
        """The film's master: one file, or numbered pictures with the sound beside them."""
        film, path = self.settings.film, self.root / self.settings.film.master
        if not image_sequence.is_named(path):
            return path
        return ImageSequence(path, parse_rate(film.rate), self.root / film.sound if film.sound else None)

    @property
    def sound(self) -> Path:
        """The file that has the film's sound, if it has any: the master, or what lies beside its pictures."""
        master = self.master
        return master if isinstance(master, Path) else master.sound or master.written

    @property
    def dist(self) -> Path:
        """Where results go."""
        return self.root / "dist"
