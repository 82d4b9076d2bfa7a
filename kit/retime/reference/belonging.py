"""What single cues say: how much likelier each is where the map puts it than a cue of another scene would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.reference.layout import Layout
    from kit.retime.reference.scale import Scale, Scales
    from kit.retime.reference.times import Floats

#: Stands for the offset of removed cues where stretches are told apart: no film is so long.
_REMOVED = 1e15
#: What the cues at the end of a stretch must be worth together to count as explained.
_BORNE_OUT = 2.0
#: So many cues in a row without counterpart are a row.
_ROW = 3


@dataclass(frozen=True, slots=True)
class Fate:
    """What a map does to each in-time: its offset in milliseconds (NaN: it has none), and what the cue is worth there.

    A cue without a place is worth nothing.
    """

    offset: Floats
    worth: Floats

    @property
    def kept(self) -> NDArray[np.bool_]:
        """The in-times that the map neither removes nor puts in."""
        return ~np.isnan(self.offset)


def fates(laid: Layout, scales: Scales, old: Floats) -> tuple[Fate, Fate]:
    """What the map that was laid out does to the old in-times, and to the new ones on the way back."""
    there, back = [], []
    for one in laid.segments:
        begin = -np.inf if one.begin is None else float(one.begin)
        end = np.inf if one.end is None else float(one.end)
        ratio, offset = float(one.ratio), float(one.offset)
        there.append((begin, end, offset))
        back.append((begin * ratio + offset, end * ratio + offset, -offset))
    return _fate(there, scales.old, old), _fate(back, scales.new, scales.new.cues.starts)


def _fate(stretches: Sequence[tuple[float, float, float]], scale: Scale, starts: Floats) -> Fate:
    ticks = np.round(starts * PER_MS)
    offsets, worth = np.full(len(starts), np.nan), np.zeros(len(starts))
    for begin, end, offset in stretches:
        here = (ticks >= begin) & (ticks < end)
        offsets[here] = offset / PER_MS
        worth[here] = scale.at(offset / PER_MS)[here]
    return Fate(offsets, worth)


def densest(worth: Floats) -> tuple[int, int, float]:
    """The cues in a row that are worth most together: the first, the last (included), and their worth."""
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    rise = sums - np.minimum.accumulate(sums)
    last = int(np.argmax(rise))
    return int(np.argmin(sums[: last + 1])), last - 1, float(rise[last])


def lost(told: Fate) -> NDArray[np.bool_]:
    """The removed cues, and those in rows that the map does not explain; one that fits by chance parts no row."""
    poor = told.kept & (told.worth <= 0)
    poor[1:-1] |= told.kept[1:-1] & poor[:-2] & poor[2:]
    steps = np.diff(np.concatenate(([0], poor.astype(np.int8), [0])))
    for first, end in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        if end - first < _ROW:
            poor[first:end] = False
    return poor | ~told.kept


def doubtful(told: Fate) -> tuple[list[int], list[int]]:
    """The kept cues at the ends of stretches that may be strangers there: beside cuts, and where the film begins, ends.

    From its end, a stretch's cues are in doubt up to the last of which all so far are worth less than ``_BORNE_OUT``.
    """
    same = np.diff(np.where(told.kept, told.offset, _REMOVED)) == 0
    stretches = [one for one in np.split(np.arange(len(told.worth)), np.flatnonzero(~same) + 1) if told.kept[one[0]]]
    walks = [_unexplained(walk, told.worth) for one in stretches for walk in (one, one[::-1])]
    inner = {cue for walk in walks[1:-1] for cue in walk}
    outer = max(walks[:1] + walks[-1:], key=len, default=[])
    return sorted(inner), sorted(outer)


def _unexplained(walk: NDArray[np.intp], worth: Floats) -> list[int]:
    poor = np.flatnonzero(np.cumsum(worth[walk]) < _BORNE_OUT)
    return [int(cue) for cue in walk[: poor[-1] + 1 if len(poor) else 0]]
