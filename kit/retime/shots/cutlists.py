"""Changes of shot from the list of a cut: the record frames on which what is seen changes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.errors import Place, RefusedError
from kit.time import timecode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.cutlist.shot import CutList, Shot
    from kit.time.rate import Rate

_HOUR = 3600
_LEADER = 60


def cuts(found: CutList, rate: Rate, start: str, frames: int) -> tuple[int, ...]:
    """The frames of a film that begin a shot, counted from its first, in order.

    ``start`` is the time code of the film's first frame and ``frames`` its length: the list may count from that time
    code, from a full hour or from its own first event, whichever first lies within the film. A dissolve counts from its
    middle. An edit that goes on in the same source is not seen and no change. Raises RefusedError if the list is longer
    than the film.
    """
    first = timecode.frame(start, rate)
    hour = rate.nominal * _HOUR
    full = found.begin - found.begin % hour
    # Leader before the programme's hour (00:59:50:00) is not in a master that begins on the hour.
    after_leader = [full + hour] if full + hour - found.begin <= _LEADER * rate.nominal else []
    for zero in (first, full, found.begin, *after_leader):
        before = found.begin - zero
        if (before >= 0 or zero in after_leader) and 0 < found.end - zero <= frames:
            return tuple(sorted({frame - zero for frame in _changes(found) if zero < frame < zero + frames}))
    raise RefusedError(
        f"{found.path.name} is the list of another film or cut: it has {found.end - found.begin:,} frames, the film "
        f"{frames:,}.",
        hint="Export the list of the cut that the master was made from.",
        slug="shots-of-another-film",
        place=Place(found.path),
    )


def _changes(found: CutList) -> Iterator[int]:
    for before, shot in pairwise(found.shots):
        if before.end < shot.begin:
            yield before.end
        if before.end < shot.begin or not _goes_on(before, shot):
            yield _middle(shot, found.under)
    yield found.shots[0].begin
    yield found.end


def _goes_on(before: Shot, shot: Shot) -> bool:
    """Whether a shot is the rest of the one before it: the same source at the same speed, from the next frame on."""
    same = before.origin == shot.origin and before.speed == shot.speed
    return same and shot.source == before.source + before.length * before.speed


def _middle(shot: Shot, under: Sequence[Shot]) -> int:
    """The frame in which a shot outweighs the one that dissolves beneath it; its first frame if none does."""
    ends = [old.end - shot.begin for old in under if old.begin <= shot.begin < old.end]
    return shot.begin + min(shot.mixed or max(ends, default=0), shot.length) // 2
