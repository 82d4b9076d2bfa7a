"""Runs of the chain, and where exactly one run ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.chain import scenes
from kit.retime.sound.features import RATE, ROWS
from kit.retime.sound.looks import HOP, Learned, look
from kit.retime.sound.waves import SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.pair import Pair
    from kit.retime.sound.weighing import Link

_PAUSE = 0.3  # what a pause may add by chance
_SILENT = -0.002  # what a silent look adds
_MOST = 120 * RATE  # a join is looked for in no longer stretch at once
#: Seconds at a join that may share nothing before they are taken for foreign to each other: where all else is the
#: same mix, and where the beds differ and every pause shares nothing.
_FOREIGN_SAME, _FOREIGN_OTHER = 0.6, 2.0
#: Looks by which a cue may come before its voice (three frames of 25). Where the beds differ, a run is heard to begin
#: with a voice, and its cue must not be trimmed for having been there first.
_LEAD = 12
#: As logarithms: what counts as equally likely, and what a stretch of their own between two runs must gain.
_AS_LIKELY, _OWN = 1.0, 12.0
#: Share of the looks that agree in one and the same mix.
_SAME_MIX = 0.85


@dataclass(frozen=True, slots=True)
class Run:
    """Windows that follow on each other with one offset; all in samples of the old film, ``end`` excluded.

    A run that ``moved`` plays before something that it came after, or the other way round.
    """

    begin: int
    end: int
    offset: float
    links: tuple[Link, ...]
    moved: bool = False


def runs(chain: Sequence[Link], *, moved: bool = False) -> list[Run]:
    """The chain cut where its offset changes, with the offset that most windows agree on, to part of a sample."""
    return [Run(group[0].at, group[-1].at + SIZE, _agreed(group), tuple(group), moved) for group in scenes(chain)]


def _agreed(links: Sequence[Link]) -> float:
    """The median, where each window counts by its strength."""
    offsets = np.array([link.offset for link in links])
    order = np.argsort(offsets)
    weight = np.cumsum(np.array([link.strength for link in links])[order])
    return float(offsets[order][np.searchsorted(weight, weight[-1] / 2)])


def join(pair: Pair, left: Run, right: Run) -> tuple[int, int]:
    """Where the left run ends and where the right one begins, in samples of the old film.

    If the new film leaves something out, the second is later by what it leaves out; if it puts something in, both are
    one place, and so they are beside a scene that was moved. Only if both films have something of their own in between,
    the two are apart from each other.
    """
    # A scene that was moved may begin before the stretch around it ends.
    begin = max(min(left.links[-1].at, right.links[0].at), right.links[0].at - _MOST)
    end = right.links[0].at + SIZE
    lacking = 0.0 if left.moved or right.moved else max(0.0, left.offset - right.offset)
    is_same = min(_agreeing(pair, left), _agreeing(pair, right)) > _SAME_MIX
    sides = (_by_chance if pair.pitched else _learned)(pair, left, right, (begin, end))
    joined = _joined(sides, round(lacking / HOP))
    own = _own(sides, joined, round(lacking / HOP), _FOREIGN_SAME if is_same else _FOREIGN_OTHER)
    if own is None:
        first = begin + joined * HOP
        # The exact length that is left out, not the one rounded to the grid of looks.
        return first, first + round(lacking)
    lengths = own[1] - own[0], own[1] - own[0] - round((left.offset - right.offset) / HOP)
    early = 0 if is_same else max(0, min(_LEAD, *(length // 2 for length in lengths)))
    return begin + own[0] * HOP, begin + (own[1] - early) * HOP


class _Sides(NamedTuple):
    """What each look says for it that the left run still goes on, and that the right one has begun.

    If it was ``learned`` it is a logarithm; else it is how much more than by chance the two agree.
    """

    goes_on: NDArray[np.float64]
    begins: NDArray[np.float64]
    heard: NDArray[np.bool_]
    learned: bool


def _by_chance(pair: Pair, left: Run, right: Run, span: tuple[int, int]) -> _Sides:
    goes_on, begins = (_gain(pair, run.offset, *span) for run in (left, right))
    return _Sides(goes_on, begins, (goes_on != _SILENT) | (begins != _SILENT), learned=False)


def _learned(pair: Pair, left: Run, right: Run, span: tuple[int, int]) -> _Sides:
    """Where the beds differ every pause shares nothing, and only what is said tells."""
    one, two = (look(pair, run.offset, *span) for run in (left, right))
    learned = Learned(pair, (*left.links, *right.links))
    return _Sides(learned.worth(one), learned.worth(two), one.audible | two.audible, learned=True)


def _own(sides: _Sides, joined: int, skip: int, allowed: float) -> tuple[int, int] | None:
    """The looks at which the left run ends and the right one begins, if both films have their own in between."""
    until, since = _before(sides.goes_on), _after(sides.begins)
    alone, later = int(np.argmax(until)), int(np.argmax(since))
    if _foreign(sides.heard[alone:later], skip) <= allowed * RATE / HOP:
        return None
    gained = until[alone] + since[later] - until[joined] - since[min(joined + skip, len(since) - 1)]
    return None if sides.learned and gained < _OWN else (alone, later)


def _foreign(heard: NDArray[np.bool_], skip: int) -> int:
    """How many looks between two runs can be heard, but for ``skip`` in a row that the new film leaves out."""
    sums = np.concatenate(([0], np.cumsum(heard)))
    left_out = int(np.max(sums[skip:] - sums[: len(sums) - skip])) if 0 < skip < len(sums) else 0
    return int(sums[-1]) - left_out if skip < len(sums) else 0


def _before(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """What all looks before each place add up to."""
    return np.concatenate(([0.0], np.cumsum(gain)))


def _after(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """What all looks from each place on add up to."""
    return np.concatenate((np.cumsum(gain[::-1])[::-1], [0.0]))


def _joined(sides: _Sides, skip: int) -> int:
    """The look at which one run hands over to the other, ``skip`` looks later; in a pause its middle."""
    least, chance = (-np.inf, _AS_LIKELY) if sides.learned else (0.0, _PAUSE)
    until, since = _before(np.maximum(sides.goes_on, least)), _after(np.maximum(sides.begins, least))
    if skip >= len(until):
        return int(np.argmax(until))
    both = until[: len(until) - skip] + since[skip:]
    best = int(np.argmax(both))
    worse = np.flatnonzero(both < both[best] - chance)
    first = worse[worse < best].max(initial=-1) + 1
    last = worse[worse > best].min(initial=len(both)) - 1
    return int(first + last) // 2


def _agreeing(pair: Pair, run: Run) -> float:
    """The share of looks in the middle of a run that agree more than by chance."""
    middle = run.links[len(run.links) // 2].at
    gain = _gain(pair, run.offset, middle, middle + SIZE)
    heard = gain[gain != _SILENT]
    return float(np.mean(heard > 0)) if len(heard) else 1.0


def _gain(pair: Pair, offset: float, begin: int, end: int) -> NDArray[np.float64]:
    """For each 10 ms from ``begin`` on, how much more than by chance the two sounds agree there; below 0: foreign."""
    if pair.pitched:
        return _gain_by_features(pair, offset, begin, end)
    looks = look(pair, offset, begin, end)
    return _over_chance(looks.agreed, looks.audible)


def _gain_by_features(pair: Pair, offset: float, begin: int, end: int) -> NDArray[np.float64]:
    rows = np.arange(begin, end + 1, HOP) * ROWS / RATE
    lengths = len(pair.old_features), len(pair.new_features)
    mine, other = np.round(rows).astype(int), np.round(rows + offset * ROWS / RATE).astype(int)
    inside = (mine >= 0) & (mine < lengths[0]) & (other >= 0) & (other < lengths[1])
    one = pair.old_features[np.clip(mine, 0, lengths[0] - 1)]
    two = pair.new_features[np.clip(other, 0, lengths[1] - 1)]
    agreed = (one * two).sum(axis=1) / (np.sqrt((one**2).sum(axis=1) * (two**2).sum(axis=1)) + 1e-6)
    return _over_chance(agreed, inside)


def _over_chance(agreed: NDArray[np.floating], audible: NDArray[np.bool_]) -> NDArray[np.float64]:
    heard = agreed[audible]
    best = float(np.percentile(heard, 90)) if len(heard) else 1.0
    return np.where(audible, agreed.astype(np.float64) - max(0.08, best / 2.5), _SILENT)
