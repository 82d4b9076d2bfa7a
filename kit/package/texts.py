"""The film's tracks as soft subtitles: read, moved to the picture's own clock, written by kit's converters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import FaultyError, NothingToDoError, Place
from kit.subs import faults, formats
from kit.subs.track import Facts
from kit.subs.writers import registry
from kit.subs.writers.base import Options
from kit.subs.writers.convert import convert
from kit.time import timecode
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.project.project import Project
    from kit.subs.track import Track


def tracks(project: Project, languages: Sequence[str]) -> tuple[Track, ...]:
    """Each track of the languages, its times counted from the first picture.

    Raises NothingToDoError for a language without a track, FaultyError for rows that no cue holds.
    """
    rate = parse_rate(project.settings.film.rate)
    start = timecode.programme_start(project.settings.film.programme_start, rate)
    found = []
    for language in languages:
        own = [file for file in project.tracks if file.locale == language]
        if not own:
            raise NothingToDoError(
                f"There is no track in {language}.",
                hint=f"Put subtitles/{project.settings.film.id}.{language}.srt in place, "
                f"or leave out --lang {language}.",
                slug="no-track",
            )
        for file in own:
            track = formats.read(file.path, locale=file.locale, kind=file.kind, facts=Facts(rate=rate))
            cues = tuple(replace(cue, start=cue.start - start, end=cue.end - start) for cue in track.cues)
            _refuse(track, cues[0].start if cues else 0)
            found.append(replace(track, cues=cues))
    return tuple(found)


def _refuse(track: Track, first: int) -> None:
    lost = faults.of_lost_rows(track)
    if lost or first < 0:
        why = "has rows that are no cue" if lost else "begins before the picture does"
        raise FaultyError(
            f"{track.path.name} {why}; a viewer would miss its words.",
            hint=f"See what is wrong with kit subs check {track.path.name}, and mend it first.",
            slug="unreadable-rows",
            place=Place(track.path, faults.row_of(track, lost[0]) if lost else track.cues[0].time_row),
        )


def shown(track: Track) -> int:
    """How many cues have words."""
    return sum(bool(cue.text.strip()) for cue in track.cues)


def converted(project: Project, track: Track, form: str, warn: Callable[[str], None]) -> bytes:
    """The track in another format; what of its look gets lost is told. Raises FaultyError if words or times would."""
    rate = parse_rate(project.settings.film.rate)
    made = convert([track], registry.named(form), Options(rate, "utf-8", project.settings.film.title, 0))
    copy = made.copies[0]
    if made.data is None:
        raise FaultyError(
            f"{track.path.name} cannot be written as {form}: {copy.refusals[0]}.",
            hint=f"`kit subs convert {track.path.name} --to {form} --dry-run` lists all of it.",
            slug="not-convertible",
            place=Place(track.path),
        )
    for loss in copy.losses:
        warn(f"{track.path.name} as {form} loses: {loss}")
    return made.data
