"""How far apart the cues of two tracks are, stretch by stretch of the film."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import drift, verdict
from kit.retime.reference.matching import measure
from kit.retime.timemap import Verdict
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.reference.times import Floats
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Seconds of a window at least, and how many windows a film is parted into at most.
_SHORTEST, _MOST = 30, 30
_HOUR = 3600
#: Pairs that a slope needs, and a median.
_SLOPE, _MEDIAN = 12, 2


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the first track: seconds of its clock, its in-times, and how many of them have no counterpart.

    ``apart`` is the median of how many seconds later the other has them, ``slope`` how much that grows, in parts per
    million; None where too few are paired.
    """

    begin: float
    end: float
    cues: int
    alone: int
    apart: float | None
    slope: float | None

    def told(self, apart: float | None) -> Window:
        """The same stretch with a difference that was measured in another way, which tells no slope."""
        return replace(self, apart=apart, slope=None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two tracks have in common. ``pairs`` are in-times in seconds, the first track's and the other's.

    ``alone`` are the in-times without counterpart, of the first track and of the other, in seconds; ``slope`` that of
    the whole film in parts per million, if it drifts at a rate that no frame rates explain.
    """

    timemap: TimeMap
    pairs: Floats
    alone: tuple[Floats, Floats]
    windows: tuple[Window, ...]
    slope: float | None


def tracks(track: Track, other: Track) -> Comparison:
    """Hold a track against another. Raises KitErrors as ``reference.match`` does."""
    measured = measure(track, other)
    case = measured.case
    if case is None:
        old, new = (_starts(one) for one in (track, other))
        return Comparison(measured.timemap, np.empty((0, 2)), (old, new), tuple(windows(old, np.empty((0, 2)))), None)
    old, new = case.old.starts / 1000, case.new.starts / 1000
    mine = np.concatenate([stretch.run.old for stretch in case.laid.stretches])
    theirs = np.concatenate([stretch.run.new for stretch in case.laid.stretches])
    pairs = np.stack((old[mine], new[theirs]), axis=1)
    alone = np.delete(old, mine), np.delete(new, theirs)
    if measured.timemap.verdict is Verdict.REFUSED:
        none = np.empty((0, 2))
        return Comparison(measured.timemap, none, (old, new), tuple(windows(old, none)), None)
    drifts = verdict.slope(case)
    slope = None if drifts is None else (1 + drifts) * float(case.found.ratio) * 1e6 - 1e6
    joins = [float(segment.begin / PER_SECOND) for segment in measured.timemap.segments if segment.begin]
    return Comparison(measured.timemap, pairs, alone, tuple(windows(old, pairs, joins)), slope)


def windows(starts: Floats, pairs: Floats, joins: Sequence[float] = ()) -> Iterator[Window]:
    """Windows from the full hour in which a track begins, each at least half a minute long and as long as the others.

    One with a join has no slope. ``starts`` are the in-times, in order.
    """
    first = int(starts[0]) // _HOUR * _HOUR
    length = _SHORTEST * max(1, int(np.ceil((starts[-1] + 1 - first) / _MOST / _SHORTEST)))
    for begin in range(first, int(starts[-1]) + 1, length):
        inside = pairs[(pairs[:, 0] >= begin) & (pairs[:, 0] < begin + length)]
        cues = int(np.sum((starts >= begin) & (starts < begin + length)))
        apart = float(np.median(inside[:, 1] - inside[:, 0])) if len(inside) >= _MEDIAN else None
        slope = None if any(begin < join < begin + length for join in joins) else _slope(inside)
        yield Window(begin, begin + length, cues, cues - len(inside), apart, slope)


def _slope(pairs: Floats) -> float | None:
    """Parts per million by which differences grow."""
    return drift.rise(pairs) * 1e6 if len(pairs) >= _SLOPE else None


def _starts(track: Track) -> Floats:
    starts: Sequence[int] = sorted({cue.start for cue in track.cues})
    return np.array(starts, dtype=np.float64) / PER_SECOND
