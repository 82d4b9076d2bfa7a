"""A film's tracks side by side: which cue of one language stands beside which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: Stands where a track has no cue in a row.
NONE = -1


def rows(tracks: Sequence[Track]) -> list[list[int]]:
    """Rows in time order; each has for every track the index of its cue there, or NONE. Every cue stands in one row.

    A cue joins the row of its counterpart in the first track before it that has one; else it opens a row of its own.
    """
    made: list[list[int]] = []
    row_of: dict[tuple[int, int], list[int]] = {}
    for at, track in enumerate(tracks):
        beside = [_counterparts(track, other) for other in tracks[:at]]
        for index in range(len(track.cues)):
            joined = next(
                (
                    row
                    for which, known in enumerate(beside)
                    if index in known and (row := row_of[which, known[index]])[at] == NONE
                ),
                None,
            )
            if joined is None:
                joined = [NONE] * len(tracks)
                made.append(joined)
            joined[at] = index
            row_of[at, index] = joined
    return sorted(made, key=lambda row: _begins(row, tracks))


def _counterparts(track: Track, other: Track) -> dict[int, int]:
    return {one.number - 1: two.number - 1 for one, two in pairs(track, other)}


def _begins(row: Sequence[int], tracks: Sequence[Track]) -> tuple[int, int]:
    """The in-time of the first track's cue in a row: side by side, the leading language tells the order."""
    cues: list[Cue] = [track.cues[index] for index, track in zip(row, tracks, strict=True) if index != NONE]
    return cues[0].start, cues[0].number
