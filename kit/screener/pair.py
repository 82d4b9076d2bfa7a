"""Two languages in one picture: what their reader should know before the burn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import material

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.screener.layout import Row
    from kit.screener.timing import Shown
    from kit.subs.track import Track

#: Two rows of each language: more hides too much of the picture, and nobody reads it.
_MOST_ROWS = 4


def notes(tracks: Sequence[Track], shown: Sequence[Sequence[Shown]], rows: Sequence[Row]) -> list[str]:
    """Cues that stand alone, cues that begin at another frame than their counterpart, and more than four rows at once.

    Nothing for a single track.
    """
    if len(tracks) == 1:
        return []
    told = []
    for own, other in ((0, 1), (1, 0)):
        alone = [one.cue.number for one in shown[own] if not _beside(one, shown[other])]
        if alone:
            told.append(f"{tracks[own].locale} without {tracks[other].locale} beside it: {material.cues(alone)}.")
    apart = [one.cue.number for one in shown[0] if _begins_apart(one, _beside(one, shown[1]))]
    if apart:
        told.append(f"{tracks[0].locale} and {tracks[1].locale} begin at different frames: {material.cues(apart)}.")
    if many := _crowded(rows):
        told.append(f"More than {_MOST_ROWS} rows at once, from {tracks[0].locale}: {material.cues(many)}.")
    return told


def _beside(one: Shown, others: Sequence[Shown]) -> list[Shown]:
    return [other for other in others if other.first < one.last and one.first < other.last]


def _begins_apart(one: Shown, beside: Sequence[Shown]) -> bool:
    return bool(beside) and all(other.first != one.first for other in beside)


def _crowded(rows: Sequence[Row]) -> list[int]:
    """Cues of the first track during which more rows show than anybody reads."""
    crowded = [
        row.shown.cue.number
        for row in rows
        if row.track == 0
        and sum(other.shown.first < row.shown.last and row.shown.first < other.shown.last for other in rows)
        > _MOST_ROWS
    ]
    return list(dict.fromkeys(crowded))
