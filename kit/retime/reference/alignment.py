"""Two tracks laid beside each other: the ratio, and runs of cues with the offset that each was found at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import candidates, likeness, path, rates
from kit.retime.reference.times import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kit.retime.reference.likeness import Spread
    from kit.retime.reference.path import Path
    from kit.retime.reference.scale import Scales
    from kit.retime.reference.times import Floats, Times

#: What a change of offset costs besides the number of places that it could lead to, and what a changed rate costs.
_JUMP, _RATE = 6.0, 12.0
#: How many ratios are tried in full.
_RATIOS = 3
#: Where other rates need not be tried: the share of cues with a counterpart, the gain of each, and cues in a run.
_PLAIN, _PLAIN_GAIN, _CUES_A_RUN = 0.6, 3.0, 60
#: Milliseconds within which two in-times are of one cue.
NEAR = 250.0
#: A track with fewer cues than this share of the other is the one that is led through the film.
_FEWER = 0.6


@dataclass(frozen=True, slots=True)
class Run:
    """Old cues in a row that moved alike: by ``offset`` milliseconds after the ratio.

    ``old`` and ``new`` are the indices of in-times that belong together.
    """

    offset: float
    old: NDArray[np.intp]
    new: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found: ``score`` is a logarithm of likelihoods, ``leads`` whether the old track led through the new."""

    ratio: Fraction
    runs: tuple[Run, ...]
    score: float
    spread: Spread
    leads: bool


def find(old: Times, new: Times) -> Alignment:
    """The best way of laying the old track's cues onto the new one's."""
    leads = len(new) >= _FEWER * len(old)
    still = at_ratio(old, new, Fraction(1), leads=leads)
    if _is_plain(still, min(len(old), len(new))):
        return still
    others = [at_ratio(old, new, ratio, leads=leads) for ratio in rates.likely(old, new, _RATIOS) if ratio != 1]
    best = max(others, key=lambda one: one.score)
    return best if best.score > still.score + _RATE else still


def _is_plain(found: Alignment, cues: int) -> bool:
    """Whether no other rate could explain the tracks better: nearly every cue fits, and the offset hardly changes."""
    paired = sum(len(run.old) for run in found.runs)
    return paired > _PLAIN * cues and found.score > _PLAIN_GAIN * cues and len(found.runs) <= 1 + cues / _CUES_A_RUN


def at_ratio(old: Times, new: Times, ratio: Fraction, *, leads: bool) -> Alignment:
    """The best way at one ratio; ``leads`` says whether each old cue looks for a new one, else it is turned round."""
    moved = old.stretched(float(ratio))
    driver, target = (moved, new) if leads else (new, moved)
    offsets = candidates.offsets(driver, target)
    spread = likeness.COPIED
    way = score_path(driver, target, offsets, spread)
    if way.score < _PLAIN_GAIN * len(driver):
        by_ear = score_path(driver, target, offsets, likeness.BY_EAR)
        if by_ear.score > way.score:
            way, spread = by_ear, likeness.BY_EAR
    runs = tuple(runs_of(way, driver, target, leads=leads))
    return Alignment(ratio, runs, way.score, spread, leads)


def score_path(driver: Times, target: Times, offsets: Floats, spread: Spread) -> Path:
    """The most probable path of one track through another."""
    jump = _JUMP + float(np.log(len(driver) * len(target)))
    return path.find(driver, likeness.of(target, spread), offsets, jump)


def refined(found: Alignment, scales: Scales) -> Alignment:
    """The runs of the most probable path once it is known what cues of these two tracks say for a place."""
    scale = scales.old if found.leads else scales.new
    other = scales.new.cues if found.leads else scales.old.cues
    offsets = candidates.offsets(scale.cues, other)
    places = float(np.log(len(other)))
    jump = _JUMP + float(np.log(len(scale.cues))) + places
    way = path.find(scale.cues, scale, offsets, jump, places if found.ratio == 1 else 0.0)
    return replace(found, runs=tuple(runs_of(way, scale.cues, other, leads=found.leads)))


def runs_of(way: Path, driver: Times, target: Times, *, leads: bool) -> Iterator[Run]:
    """The runs of a path; ``leads`` says whether the driver is the old track."""
    borders = np.flatnonzero(np.diff(way.state)) + 1
    for cues in np.split(np.arange(len(driver)), borders):
        offset = float(way.offsets[way.state[cues[0]]])
        ours = cues[~way.apart[cues]]
        mine, theirs = pairs(driver, target, ours, offset)
        if len(mine) == 0:
            continue
        yield Run(offset, mine, theirs) if leads else Run(-offset, theirs, mine)


def pairs(
    driver: Times, target: Times, cues: NDArray[np.intp], offset: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """In-times that belong together under an offset, each once, as indices of both tracks."""
    index, apart = marks(target.starts).nearest(driver.starts[cues] + offset)
    near = np.abs(apart) <= NEAR
    cues, index, apart = cues[near], index[near], np.abs(apart[near])
    order = np.lexsort((apart, index))
    first = np.append([True], np.diff(index[order]) > 0)[: len(order)]
    kept = np.sort(order[first])
    return cues[kept], index[kept]
