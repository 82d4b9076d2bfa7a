"""Cues that become two: written twice first, so that everything else is an edit of one cue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.subs.edit import SetEnd, SetLines, SetStart, Split
from kit.subs.formats.base import Changeable, UnchangeableError
from kit.subs.formats.registry import of_track

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.track import Track


def written_twice(track: Track, edits: Iterable[Edit | Split]) -> tuple[Track, tuple[Edit, ...]]:
    """The track in which each cue that is split stands twice, and all edits by the numbers that cues have there.

    Raises UnchangeableError for a cue that cannot stand twice, or not without changing another. A split of a cue that
    is not there, or in a format that is read only, is left to those who look at the other edits.
    """
    edits = tuple(edits)
    splits = {edit.cue: edit for edit in edits if isinstance(edit, Split)}
    plain = tuple(edit for edit in edits if not isinstance(edit, Split))
    fmt = of_track(track)
    if not splits:
        return track, plain
    if not isinstance(fmt, Changeable) or not all(1 <= number <= len(track.cues) for number in splits):
        return track, (*plain, *(SetStart(one.cue, one.start) for one in splits.values()))
    rows: Sequence[str] = track.source.rows
    for number in sorted(splits, reverse=True):  # from the end: places before it stay
        rows = fmt.split(fmt.twice(rows, track.cues[number - 1], splits[number].start))
    places = _places(len(track.cues), splits)
    now = fmt.parse(rows).cues
    _refuse_harm(track, now, splits, places)
    doubled = replace(track, source=replace(track.source, rows=tuple(rows)), cues=now)
    moved = tuple(replace(edit, cue=places.get(edit.cue, edit.cue)) for edit in plain)
    return doubled, (*moved, *(edit for one in splits.values() for edit in _second(doubled, one, places[one.cue] + 1)))


def _places(count: int, splits: Mapping[int, Split]) -> dict[int, int]:
    """The new number of each cue by its old one."""
    places, more = {}, 0
    for number in range(1, count + 1):
        places[number] = number + more
        more += number in splits
    return places


def _second(doubled: Track, split: Split, number: int) -> Iterator[Edit]:
    """What makes the second of two equal cues the one that was asked for."""
    cue = doubled.cues[number - 1]
    was = of_track(doubled).raw_lines(doubled.source.rows, cue)
    if split.lines != was:
        yield SetLines(number, was, split.lines)
    if split.start != cue.start:
        yield SetStart(number, split.start)
    if split.end != cue.end:
        yield SetEnd(number, split.end)


def _refuse_harm(track: Track, now: Sequence[Cue], splits: Mapping[int, Split], places: Mapping[int, int]) -> None:
    """Raise UnchangeableError if anything but the cues that are split would read otherwise."""
    for cue in track.cues:
        at = places[cue.number] - 1
        both = now[at : at + 1 + (cue.number in splits)]
        same = all(one.lines == cue.lines for one in both) and len(both) == 1 + (cue.number in splits)
        more = cue is track.cues[-1] and len(now) != at + len(both)
        if more or not same or both[0].start != cue.start or (cue.number not in splits and both[0].end != cue.end):
            raise UnchangeableError(cue, "a cue cannot be split where its file writes it together with others")
