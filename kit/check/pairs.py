"""Which cue of one track says what a cue of another track says: those that share most of their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.view import view
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

Pairs = tuple[tuple["Cue", "Cue"], ...]

#: Pairs of tracks whose cues stay paired; several rules ask for the same ones in turn.
_KEPT = 32
_paired: dict[tuple[int, int], tuple[Track, Track, Pairs]] = {}


def pairs(track: Track, other: Track) -> Pairs:
    """Each cue of a track beside the other track's cue, by in-time, if each is the one that the other shares most with.

    A cue that is split in the other language is paired with its longer part; one without counterpart is left out.
    """
    known = _paired.get((id(track), id(other)))
    if known is not None and known[0] is track and known[1] is other:
        return known[2]
    made = _pair(view(track).in_order, view(other).in_order)
    for key, value in (
        ((id(track), id(other)), (track, other, made)),
        ((id(other), id(track)), (other, track, tuple((two, one) for one, two in made))),
    ):
        while len(_paired) >= _KEPT:
            del _paired[next(iter(_paired))]
        _paired[key] = value
    return made


def languages(track: Track, others: Sequence[Track]) -> list[Track]:
    """The full tracks of other languages, if this is a full track whose language is known."""
    if track.kind is not Kind.FULL or not track.locale:
        return []
    own = track.locale.partition("-")[0]
    return [
        other for other in others if other.kind is Kind.FULL and other.locale and other.locale.partition("-")[0] != own
    ]


def together(one: Cue, two: Cue) -> bool:
    """Whether two cues share at least half of the time of each."""
    shared = min(one.end, two.end) - max(one.start, two.start)
    return 2 * shared >= max(one.duration, two.duration)


def _pair(cues: Sequence[Cue], others: Sequence[Cue]) -> Pairs:
    best = [(0, -1)] * len(cues)
    best_of_other = [(0, -1)] * len(others)
    longest = max((cue.duration for cue in others), default=0)
    first = 0
    for index, cue in enumerate(cues):
        while first < len(others) and others[first].start + longest <= cue.start:
            first += 1
        at = first
        while at < len(others) and others[at].start < cue.end:
            other = others[at]
            shared = min(cue.end, other.end) - max(cue.start, other.start)
            if shared > best[index][0]:
                best[index] = shared, at
            if shared > best_of_other[at][0]:
                best_of_other[at] = shared, index
            at += 1
    return tuple(
        (cues[index], others[at]) for index, (_, at) in enumerate(best) if at >= 0 and best_of_other[at][1] == index
    )
