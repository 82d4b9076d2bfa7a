"""What speaks against the map of a recut: cues that are strangers where it puts them, scenes that play elsewhere."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.speech.search import fits
from kit.retime.speech.steady import strangers
from kit.retime.speech.template import Times
from kit.time.ticks import PER_SECOND, clock, from_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity
    from kit.retime.timemap import TimeMap

#: What may speak against cues in a row: of a track with one offset, which another look follows, and of a recut. On
#: made films right maps reach 6.1 under noise and 0.8 in silence, five cues in a wrong place 5.6 to 15.
STEADY, _STRANGE = 6.5, 5.2
#: Removed cues in a row that can tell where they play now, and standard deviations above all other places they need.
_CUES, _STANDS_OUT = 3, 3.0
#: The share of them that must lie where the map puts nothing.
_FREE = 0.8


def of(found: TimeMap, cues: Times, heard: Activity) -> list[str]:
    """The reasons why a map of several stretches is not sure."""
    begins, ends = _placed(found, cues)
    reasons = []
    worst = strangers(heard, begins, ends)
    if worst.worth > _STRANGE:
        reasons.append(
            f"Nobody begins to speak at the cues from {_clock(cues, worst.first)} to {_clock(cues, worst.last)}: that "
            "scene may be gone, or another one."
        )
    reasons += _moved(cues, heard, begins, ends, float(found.segments[0].ratio))
    return reasons


def _placed(found: TimeMap, cues: Times) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """New in- and out-times in seconds, NaN for removed cues."""
    begins, ends = np.full(len(cues), np.nan), np.full(len(cues), np.nan)
    for number, (begin, end) in enumerate(zip(cues.begins, cues.ends, strict=True)):
        at = from_seconds(Fraction(float(begin)))
        if not found.is_removed(at):
            segment = found.of(at)
            begins[number] = float(begin * segment.ratio) + float(segment.offset) / PER_SECOND
            ends[number] = float(end * segment.ratio) + float(segment.offset) / PER_SECOND
    return begins, ends


def _moved(
    cues: Times, heard: Activity, begins: NDArray[np.float64], ends: NDArray[np.float64], ratio: float
) -> Iterator[str]:
    """Removed scenes that fit a part of the new film in which no cue was put."""
    gone = np.isnan(begins)
    steps = np.flatnonzero(np.diff(np.concatenate(([0], gone.astype(np.int8), [0]))))
    for first, end in zip(steps[::2], steps[1::2], strict=True):
        if end - first < _CUES:
            continue
        scene = Times(cues.begins[first:end] * ratio, cues.ends[first:end] * ratio)
        best = fits(heard, scene, (Fraction(1),))
        if not best or best[0].score < _STANDS_OUT:
            continue
        there = scene.begins + best[0].offset
        free = [not np.any((begins[~gone] < at + 1) & (ends[~gone] > at)) for at in there]
        if np.mean(free) >= _FREE:
            yield (
                f"The scene from {_clock(cues, first)} to {_clock(cues, end - 1)} counts as removed, and may play at "
                f"{clock(from_seconds(Fraction(float(there[0]))))} now."
            )


def _clock(cues: Times, number: int) -> str:
    return clock(from_seconds(Fraction(float(cues.begins[number]))))
