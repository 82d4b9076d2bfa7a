"""Which cues of one track share their time with none of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue

#: Two cues belong together if they show together for at least this part of the shorter one; languages break sentences
#: differently, and a cue that only touches its neighbour's end is not its translation.
_SHARE = 4


def alone(cues: Sequence[Cue], others: Sequence[Cue]) -> Iterator[Cue]:
    """Cues that share their time with none of the others; both in order of their in-times."""
    first = 0
    longest = max((cue.duration for cue in others), default=0)
    for cue in cues:
        while first < len(others) and others[first].start + longest <= cue.start:
            first += 1
        at = first
        while at < len(others) and others[at].start < cue.end:
            if _share(cue, others[at]):
                break
            at += 1
        else:
            if cue.duration > 0:
                yield cue


def _share(cue: Cue, other: Cue) -> bool:
    together = min(cue.end, other.end) - max(cue.start, other.start)
    return together > 0 and together * _SHARE >= min(cue.duration, other.duration)
