"""Which exact ratios of frame rates could bring one track's times onto another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.time.rate import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from kit.retime.reference.times import Floats, Times

#: Milliseconds that are told apart where ratios are looked through.
_BIN = 20.0
#: Cues of a track that take part: enough to see a ratio, few enough to compare each with each.
_CUES = 600
#: Ratios beyond this are not a film that somebody watches.
_WIDEST = 2.1


def ratios() -> tuple[Fraction, ...]:
    """New length by old length for every two rates that have a name; 1 among them."""
    known = {old / new for old in NAMED.values() for new in NAMED.values()}
    return tuple(sorted(one for one in known if 1 / _WIDEST <= one <= _WIDEST))


def likely(old: Times, new: Times, most: int) -> tuple[Fraction, ...]:
    """The ratios under which the most in-times are equally far apart, best first; 1 is always among them."""
    starts, others = _some(old.starts), new.starts[: 4 * _CUES]
    standing = {ratio: _repetition(starts * float(ratio), others) for ratio in ratios()}
    best = sorted(standing, key=lambda ratio: (-standing[ratio], ratio != 1))[:most]
    return tuple(best) if 1 in best else (*best, next(one for one in standing if one == 1))


def _repetition(starts: Floats, others: Floats) -> float:
    """How far the commonest difference stands out from its surroundings, in standard deviations."""
    apart = (others[None, :] - starts[:, None]).ravel() / _BIN
    bins = apart.astype(np.int64)
    counts = np.bincount(bins - bins.min() + 1, minlength=3)
    pairs = counts[1:] + counts[:-1]
    return max(_standing_out(pairs))


def _standing_out(pairs: np.typing.NDArray[np.intp]) -> Iterator[float]:
    """For the fullest bins: what they hold against what the differences around them would give."""
    around = 500
    total = np.concatenate(([0], np.cumsum(pairs)))
    for best in np.argpartition(pairs, -min(5, len(pairs)))[-5:]:
        low, high = max(int(best) - around, 0), min(int(best) + around + 1, len(pairs))
        usual = (total[high] - total[low] - pairs[best]) / max(high - low - 1, 1)
        yield float((pairs[best] - usual) / np.sqrt(usual + 1.0))


def _some(times: Floats) -> Floats:
    """Runs of neighbours from all over a long track: neighbours tell a ratio, and all over tells it exactly."""
    if len(times) <= _CUES:
        return times
    runs = 10
    length = _CUES // runs
    firsts = np.linspace(0, len(times) - length, runs).astype(np.intp)
    return np.unique(np.concatenate([times[first : first + length] for first in firsts]))
