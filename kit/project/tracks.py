"""Finds the film's subtitle tracks by their names: ``<film>.<locale>[.sdh|.forced].<ext>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import KitError, Place, UsageError
from kit.project.locale import as_written
from kit.project.problems import refuse
from kit.project.project import TrackFile, Unplaced
from kit.subs.track import Kind
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.project.model import Settings

#: Extensions of subtitle files.
EXTENSIONS = (
    *(".srt", ".vtt", ".ass", ".ssa", ".smi", ".sami"),
    *(".ttml", ".dfxp", ".itt", ".xml", ".stl", ".sub", ".scc"),
)
#: Files that other programs leave in every folder.
_LITTER = ("thumbs.db", "desktop.ini")
#: What else belongs into the folder: the film's waivers, and cues that retiming took out of a track.
_KNOWN = ("waivers.toml",)
_TAKEN_OUT = re.compile(r"\.removed(\.\d+)?\.\w+$")


def discover(root: Path, settings: Settings) -> tuple[tuple[TrackFile, ...], tuple[Unplaced, ...]]:
    """The tracks in the order of kit.toml's locales (full, SDH, forced), and the files that are none.

    Raises UsageError if two files have the same task: which of them is burned must not be left to chance.
    """
    found: list[TrackFile] = []
    unplaced: list[Unplaced] = []
    for path in _files(root / "subtitles"):
        track = _placed(path, settings)
        if isinstance(track, TrackFile):
            found.append(track)
        else:
            unplaced.append(Unplaced(path, track))
    refuse(_twice(found))
    order = list(settings.locales)
    kinds = list(Kind)
    found.sort(key=lambda track: (order.index(track.locale), kinds.index(track.kind)))
    return tuple(found), tuple(unplaced)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        names = sorted(folder.iterdir())
        return [path for path in names if path.is_file() and not _is_litter(path.name)]
    except OSError as error:
        raise files.storage_error(error, folder, "read") from error


def _is_litter(name: str) -> bool:
    is_known = name in _KNOWN or bool(_TAKEN_OUT.search(name))
    return is_known or name.startswith((".", "~")) or name.endswith("~") or name.lower() in _LITTER


def _placed(path: Path, settings: Settings) -> TrackFile | str:
    """The track that a name tells, or the reason why it tells none."""
    film = settings.film.id
    stem, _, rest = path.name.partition(".")
    words = rest.split(".")[:-1]
    if path.suffix.lower() not in EXTENSIONS:
        return f"it does not end like a subtitle file ({', '.join(EXTENSIONS[:3])} …)"
    if stem != film:
        return f"it does not begin with the film's id “{film}”"
    if not words:
        return f"its language is missing: name it {film}.<locale>{path.suffix}"
    if words[0] not in settings.locales:
        return _no_locale(path, words, settings)
    return _of_kind(path, words[0], words[1:])


def _no_locale(path: Path, words: list[str], settings: Settings) -> str:
    meant = as_written(words[0], settings)
    if meant:
        return (
            f"“{words[0]}” is written {meant}: name it {'.'.join([settings.film.id, meant, *words[1:]])}{path.suffix}"
        )
    return f"kit.toml has no locale “{words[0]}”: add [locales.{words[0]}], or correct the name"


def _of_kind(path: Path, locale: str, kinds: list[str]) -> TrackFile | str:
    if not kinds:
        return TrackFile(path, locale, Kind.FULL)
    if kinds in (["sdh"], ["forced"]):
        return TrackFile(path, locale, Kind(kinds[0]))
    return f"“{'.'.join(kinds)}” is no kind of track: after the locale may stand .sdh or .forced, or nothing"


def _twice(found: Sequence[TrackFile]) -> list[KitError]:
    first: dict[tuple[str, Kind], Path] = {}
    wrong: list[KitError] = []
    for track in found:
        other = first.setdefault((track.locale, track.kind), track.path)
        if other != track.path:
            kind = "" if track.kind is Kind.FULL else f" {track.kind}"
            wrong.append(
                UsageError(
                    f"Two{kind} tracks for {track.locale}: {other.name} and {track.path.name}.",
                    hint="Keep the one that is to be shown, and move the other out of subtitles/.",
                    slug="two-tracks",
                    place=Place(track.path),
                )
            )
    return wrong
