"""The track that is burned: chosen by locale and kind, read, and refused if anything of it would get lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.check import protect
from kit.errors import FaultyError, NothingToDoError, Place, UsageError
from kit.project import toml
from kit.project.load import FILE
from kit.subs.track import Facts, Kind, ProtectedWord
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.project.project import Project, TrackFile
    from kit.screener.options import Options
    from kit.screener.timing import Shown
    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.time.rate import Rate
    from kit.tools.probe import Media

_LISTED = 12
_PLACED = re.compile(r"\{[^{}]*\\(?:pos|move)\s*\(")


def choose(project: Project, locale: str, options: Options) -> TrackFile:
    """The locale's track of the wanted kind. Raises NothingToDoError if there is none."""
    for file in project.tracks:
        if file.locale == locale and file.kind is options.kind:
            return file
    ending = "" if options.kind is Kind.FULL else f".{options.kind}"
    others = sorted({file.kind.value for file in project.tracks if file.locale == locale})
    there = f" There is only: {', '.join(others)} (--track {others[0]})." if others else ""
    raise NothingToDoError(
        f"There is no {options.kind} track in {locale}.",
        hint=f"Put subtitles/{project.settings.film.id}.{locale}{ending}.srt in place.{there}",
        slug="no-track",
    )


def choose_all(project: Project, locale: str, options: Options) -> tuple[TrackFile, ...]:
    """The locale's track, and the one of the second language if there is one.

    Raises NothingToDoError if one is not there, UsageError if both are the same.
    """
    own = choose(project, locale, options)
    if not options.second:
        return (own,)
    if options.second == locale:
        raise UsageError(
            f"{locale} cannot stand beside itself.",
            hint="Name one language with --lang and another with --with.",
            slug="same-language",
        )
    return own, choose(project, options.second, options)


def from_above(project: Project, tracks: Sequence[TrackFile]) -> tuple[str, ...]:
    """The locales of two tracks in the order in which they stand in the picture."""
    tags = [track.locale for track in tracks]
    return tuple(sorted(tags, key=lambda tag: (tag != project.settings.screener.upper, tags.index(tag))))


def read(file: TrackFile, rate: Rate | None = None) -> Track:
    """The track, read to its last row; ``rate`` is the film's, for formats that count frames.

    Raises FaultyError if rows of it are no cue or nothing ends a cue, StorageError if the file cannot be read,
    NothingToDoError if it is empty.
    """
    from kit.subs import faults, formats  # noqa: PLC0415 - the readers, which a look for news need not load

    track = formats.read(file.path, locale=file.locale, kind=file.kind, facts=Facts(rate=rate))
    lost = faults.of_lost_rows(track)
    if lost:
        rows = [str(faults.row_of(track, fault)) for fault in lost]
        listed = ", ".join(rows[:_LISTED]) + (f" and {len(rows) - _LISTED} more" if len(rows) > _LISTED else "")
        row = faults.row_of(track, lost[0])
        raise FaultyError(
            f"{file.path.name} has rows that cannot be read as subtitles (row {listed}); burning it would lose them.",
            hint=f"`kit subs check {file.path}` says what is wrong with each.",
            slug="track-unreadable-rows",
            place=Place(file.path, row, None, _row(track, row)),
        )
    if not track.cues:
        raise NothingToDoError(
            f"{file.path.name} has no cues.", hint="Put the subtitles into it.", slug="no-cues", place=Place(file.path)
        )
    held = [cue for cue in track.cues if cue.held]
    if held:
        row = held[0].time_row
        raise FaultyError(
            f"Nothing in {file.path.name} ends {cues([cue.number for cue in held])}; how long to burn that is a guess.",
            hint=f"Give each an end in the file. `kit subs check {file.path}` shows where (FILE050).",
            slug="cue-never-closed",
            place=Place(file.path, row, None, _row(track, row)),
        )
    return track


def refuse_unseen(shown: tuple[Shown, ...], track: Track, frames: int) -> None:
    """Raise FaultyError for cues that would show on no frame of a picture of ``frames`` frames."""
    for one in shown:
        wrong = ""
        if one.first < 0:
            wrong = "begins before the picture does"
        elif one.last <= one.first:
            wrong = "ends before it begins" if one.cue.duration < 0 else "is shorter than a frame"
        elif one.first >= frames:
            wrong = "begins after the picture’s end"
        if wrong:
            raise FaultyError(
                f"Cue {one.cue.number} of {track.path.name} {wrong}, so it would never be seen.",
                hint="Correct its times; programme_start in kit.toml is the time code of the first frame.",
                slug="cue-unseen",
                place=Place(track.path, one.cue.time_row, None, _row(track, one.cue.time_row)),
            )


def cut_short(shown: tuple[Shown, ...], frames: int) -> list[str]:
    """What to warn of: cues that outlast the picture, which the burn has to cut."""
    cut = [one.cue.number for one in shown if one.last > frames]
    return [f"Cut at the picture’s end: {cues(cut)}."] if cut else []


def moved(track: Track) -> list[str]:
    """What to warn of: cues that ask for a place of their own, in coordinates, and are burned at their usual one."""
    asking = [cue.number for cue in track.cues if track.format in {"ass", "srt"} and _is_placed(track, cue)]
    return [f"Burned at their usual place, not where \\pos or \\move asks: {cues(asking)}."] if asking else []


def _is_placed(track: Track, cue: Cue) -> bool:
    rows = range(cue.text_row, cue.text_row + len(cue.lines))
    return any(_PLACED.search(_row(track, row) or "") for row in rows)


def cues(numbers: list[int]) -> str:
    """``cue 4`` or ``cues 4, 7, 9``, the first dozen of them."""
    listed = ", ".join(map(str, numbers[:_LISTED])) + (
        f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
    )
    return f"cue{'s' if len(numbers) > 1 else ''} {listed}"


def refuse_protected(project: Project, track: Track, mark: tuple[str, ...]) -> None:
    """Raise FaultyError if a protected word would be seen: it could put somebody in danger."""
    words = protected(project)
    for cue in track.cues:
        for line, _, word in protect.find(cue.text, words):
            row = cue.text_row + line
            raise FaultyError(
                f"Cue {cue.number} of {track.path.name} shows a protected word ({word.id}).",
                hint=f"Write “{word.say}” instead; [[protected]] in kit.toml lists the words that must not appear.",
                slug="protected-word",
                place=Place(track.path, row),
            )
    for _, _, word in protect.find("\n".join(mark), words):
        raise FaultyError(
            f"The mark shows a protected word ({word.id}).",
            hint=f"Write “{word.say}” instead, in the title, the festival or the recipient.",
            slug="protected-word",
        )


def protected(project: Project) -> tuple[ProtectedWord, ...]:
    """The film's protected words as the matcher takes them."""
    return tuple(ProtectedWord(word.id, word.spellings, word.say) for word in project.settings.protected)


def refuse_other_rate(project: Project, media: Media) -> None:
    """Raise UsageError if kit.toml and the master disagree: every cue would drift."""
    said = parse_rate(project.settings.film.rate)
    if said != media.rate:
        raise UsageError(
            f"kit.toml says {said.label()} frames a second, but the master has {media.rate.label()}.",
            hint=f'Correct [film] rate in kit.toml to "{media.rate.fps}", or put the right master in place.',
            slug="rate-mismatch",
            place=toml.place(project.root / FILE, ("film", "rate")),
        )


def _row(track: Track, row: int) -> str | None:
    rows = track.source.rows
    return rows[row - 1].rstrip("\r\n") if 0 < row <= len(rows) else None
