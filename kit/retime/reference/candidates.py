"""Offsets worth trying: differences between the times of two tracks that come up again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.retime.reference.times import Floats, Times

#: Cues in a window, and how many windows at most.
_WINDOWS = (10, 40)
_MOST_WINDOWS = 200
#: Differences that are looked through for a size of window; a reference of many hours gets fewer windows.
_FEWEST_WINDOWS, _DIFFERENCES = 40, 20_000_000
#: Milliseconds within which differences count as one, and how many such places of each window are kept.
_WIDTHS = ((2.0, 4), (50.0, 3), (400.0, 2))
#: Offsets nearer to each other than this are one.
_SAME = 1.5
_MOST = 500


def offsets(driver: Times, target: Times) -> Floats:
    """Offsets in milliseconds, ascending: each brings some stretch of ``driver`` onto ``target``, or moves nothing."""
    found: dict[float, float] = {}
    for window in _windows(len(driver), len(target)):
        apart = np.sort((target.starts[None, :] - driver.starts[window, None]).ravel())
        for width, most in _WIDTHS:
            for offset, count in _peaks(apart, len(driver.starts[window]), width, most):
                found[offset] = max(found.get(offset, 0.0), count)
    kept = _thinned(found)
    return np.unique(np.append(kept, 0.0))


def _windows(cues: int, others: int) -> Iterator[slice]:
    for size in _WINDOWS:
        most = min(_MOST_WINDOWS, max(_FEWEST_WINDOWS, _DIFFERENCES // (size * others)))
        step = max(size // 2, -(-cues // most))
        yield from (slice(first, first + size) for first in range(0, max(cues - size // 2, 1), step))


def _peaks(apart: Floats, cues: int, width: float, most: int) -> Iterator[tuple[float, float]]:
    """The middles of the densest places, and how many differences lie in each."""
    taken: list[float] = []
    for count in range(cues, 1, -1):
        # Differences are in order: so many of them are in one place where the first and the last are this near.
        firsts = np.flatnonzero(apart[count - 1 :] - apart[: len(apart) - count + 1] <= width)
        for first in firsts[: 4 * most]:
            middle = float(apart[first + count // 2])
            if all(abs(middle - other) > width for other in taken):
                taken.append(middle)
                yield round(middle, 1), float(count)
                if len(taken) == most:
                    return


def _thinned(found: dict[float, float]) -> Floats:
    """The offsets that most differences speak for, none beside a better one."""
    kept: list[float] = []
    for offset in sorted(found, key=lambda one: (-found[one], abs(one))):
        if len(kept) == _MOST:
            break
        kept.append(offset)
    kept.sort()
    thin: list[float] = []
    for offset in kept:
        if thin and offset - thin[-1] < _SAME:
            if found[offset] > found[thin[-1]]:
                thin[-1] = offset
        else:
            thin.append(offset)
    return np.array(thin)
