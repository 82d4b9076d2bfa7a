"""What single cues say: how much likelier each is where the map puts it than a cue of another scene would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import likeness
from kit.retime.reference.times import Times
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.layout import Layout
    from kit.retime.reference.times import Floats

#: Classes of gains: no counterpart, a poor one, a fair one, a good one; the last two are parted at the median.
_POOR, _FAIR = -1.0, 1.0
#: What a single cue may be worth: one or two that agree to the frame by chance are found in every film.
_MOST = 3.5
#: Stands for the offset of removed cues where stretches are told apart: no film is so long.
_REMOVED = 1e15
#: What a cue beside a cut must be worth to count as explained.
_EXPLAINED = 1.0
#: So many cues in a row without counterpart are a row.
_ROW = 3
#: Offsets of chance that tell what strangers gain, and milliseconds that they must be away from the right ones.
_OFFSETS, _AWAY = 60, 1000.0


@dataclass(frozen=True, slots=True)
class Fate:
    """What a map does to each old in-time: its offset in milliseconds (NaN: removed), and what it gains there."""

    offset: Floats
    gain: Floats

    @property
    def kept(self) -> np.typing.NDArray[np.bool_]:
        """The in-times that the map does not remove."""
        return ~np.isnan(self.offset)


@dataclass(frozen=True, slots=True)
class Scale:
    """How often cues that belong to a place and strangers gain how much, as a logarithm of the ratio by classes."""

    borders: Floats
    worth: Floats

    def of(self, gains: Floats) -> Floats:
        """For each gain the logarithm of how much likelier it is of a cue that belongs there than of a stranger."""
        return self.worth[np.searchsorted(self.borders, gains, "right")]


def fate(found: Alignment, laid: Layout, old: Times, new: Times) -> Fate:
    """What the map that was laid out does to each old in-time."""
    ticks = np.round(old.starts * PER_MS)
    offset, gain = np.full(len(old), np.nan), np.zeros(len(old))
    moved = old.stretched(float(found.ratio))
    held = likeness.of(new, found.spread)
    for segment in laid.segments:
        low = -np.inf if segment.begin is None else float(segment.begin)
        high = np.inf if segment.end is None else float(segment.end)
        here = (ticks >= low) & (ticks < high)
        offset[here] = float(segment.offset) / PER_MS
        gain[here] = held.gains(Times(moved.starts[here], moved.ends[here]), float(segment.offset) / PER_MS)
    return Fate(offset, gain)


def scale(found: Alignment, told: Fate, old: Times, new: Times) -> Scale:
    """Measured on the two tracks themselves: what their cues gain at the map, and at differences of chance pairs.

    Chance pairs, because tracks that count whole frames agree to the millisecond more often than any model knows.
    """
    moved = old.stretched(float(found.ratio))
    held = likeness.of(new, found.spread)
    own = told.gain[told.kept]
    good = own[own > _FAIR]
    borders = np.array([_POOR, _FAIR, max(_FAIR, float(np.median(good))) if len(good) else _FAIR])
    chance = np.random.default_rng(len(old) * 1_000_003 + len(new))
    strangers = []
    right = np.unique(told.offset[told.kept])
    for one, other in zip(
        chance.integers(len(old), size=_OFFSETS), chance.integers(len(new), size=_OFFSETS), strict=True
    ):
        offset = float(new.starts[other] - moved.starts[one])
        if len(right) and np.min(np.abs(right - offset)) < _AWAY:
            continue
        strangers.append(np.delete(held.gains(moved, offset), one))
    other_gains = np.concatenate(strangers) if strangers else np.zeros(0)
    return Scale(borders, np.minimum(_MOST, np.log(_shares(own, borders) / _shares(other_gains, borders))))


def _shares(gains: Floats, borders: Floats) -> Floats:
    counts = np.bincount(np.searchsorted(borders, gains, "right"), minlength=len(borders) + 1) + 1.0
    return np.asarray(counts / counts.sum(), np.float64)


def densest(worth: Floats) -> tuple[int, int, float]:
    """The cues in a row that are worth most together: the first, the last (included), and their worth."""
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    rise = sums - np.minimum.accumulate(sums)
    last = int(np.argmax(rise))
    return int(np.argmin(sums[: last + 1])), last - 1, float(rise[last])


def lost(told: Fate, worth: Floats) -> NDArray[np.bool_]:
    """The removed cues, and those in rows that the map does not explain; one that fits by chance parts no row."""
    poor = told.kept & (worth <= 0)
    poor[1:-1] |= told.kept[1:-1] & poor[:-2] & poor[2:]
    steps = np.diff(np.concatenate(([0], poor.astype(np.int8), [0])))
    for first, end in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        if end - first < _ROW:
            poor[first:end] = False
    return poor | ~told.kept


def doubtful(told: Fate, worth: Floats) -> tuple[list[int], list[int]]:
    """The kept cues at the ends of stretches, up to the first two in a row that the map explains.

    Those beside cuts, and those at the film's beginning and end.
    """
    same = np.diff(np.where(told.kept, told.offset, _REMOVED)) == 0
    stretches = [one for one in np.split(np.arange(len(worth)), np.flatnonzero(~same) + 1) if told.kept[one[0]]]
    walks = [_unexplained(walk, worth) for one in stretches for walk in (one, one[::-1])]
    inner = {cue for walk in walks[1:-1] for cue in walk}
    outer = max(walks[:1] + walks[-1:], key=len, default=[])
    return sorted(inner), sorted(outer)


def _unexplained(walk: NDArray[np.intp], worth: Floats) -> list[int]:
    fits = worth[walk] > _EXPLAINED
    sure = np.flatnonzero(fits[:-1] & fits[1:])
    return [int(cue) for cue in walk[: sure[0] if len(sure) else len(walk)]]
