"""What single cues say for a place: how much likelier their gain is of a cue that belongs there than of a stranger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import likeness, wording
from kit.retime.reference.rising import rising
from kit.retime.reference.times import Times
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.anchors import Anchors
    from kit.retime.reference.layout import Stretch
    from kit.retime.reference.likeness import Likeness
    from kit.retime.reference.times import Floats
    from kit.retime.reference.wording import Wording

#: Borders between classes of gains, from no counterpart at all to in- and out-times that agree to the millisecond.
_BORDERS = np.array([-2.0, -1.5, -1.0, 0.0, 1.0, 2.0, 3.0, 4.5])
#: What a single cue may be worth: one or two that agree to the frame by chance are found in every film.
_MOST = 3.5
#: Offsets of chance that tell what strangers gain, and milliseconds that they must be away from the right ones.
_OFFSETS, _AWAY = 60, 1000.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Cues held against another track; ``worth`` is a logarithm for each class of gains, ``words`` what texts tell."""

    held: Likeness
    cues: Times
    worth: Floats
    words: Wording | None = None

    def at(self, offset: float) -> Floats:
        """For each cue how much likelier it belongs where an offset in milliseconds puts it than it is a stranger."""
        return self.gains(self.cues, offset)

    def gains(self, times: Times, offset: float) -> Floats:
        """The same; ``times`` are its own cues, as a path asks for them."""
        return self.of(self.held.gains(times, offset), offset)

    def of(self, gains: Floats, offset: float) -> Floats:
        """The same by what its cues gain as they are likened."""
        worth = self.worth[np.searchsorted(_BORDERS, gains, "right")]
        return worth if self.words is None else worth + self.words.at(offset)


@dataclass(frozen=True, slots=True)
class Scales:
    """What the old cues say, brought to the ratio, and what the new ones say, whose offsets are the other way round."""

    old: Scale
    new: Scale


def scales(
    found: Alignment, stretches: Sequence[Stretch], old: Times, new: Times, texts: tuple[Anchors, Anchors] | None = None
) -> Scales:
    """Measured on the two tracks themselves: what their cues gain where runs put them, and at differences of chance.

    ``texts`` are what the old and the new cues say, as far as it can be compared.
    """
    moved = old.stretched(float(found.ratio))
    offsets = [stretch.offset.ticks / PER_MS for stretch in stretches]
    there = [(_inside(stretch.run.old), offset) for stretch, offset in zip(stretches, offsets, strict=True)]
    back = [(_inside(stretch.run.new), -offset) for stretch, offset in zip(stretches, offsets, strict=True)]
    one, other = (
        _scale(moved, likeness.of(new, found.spread), there),
        _scale(new, likeness.of(moved, found.spread), back),
    )
    if texts is None:
        return Scales(one, other)
    return Scales(
        replace(one, words=wording.weighed((moved, texts[0]), (new, texts[1]), there)),
        replace(other, words=wording.weighed((new, texts[1]), (moved, texts[0]), back)),
    )


def _inside(cues: NDArray[np.intp]) -> slice:
    return slice(int(cues[0]), int(cues[-1]) + 1)


def _scale(cues: Times, held: Likeness, runs: Sequence[tuple[slice, float]]) -> Scale:
    """Chance pairs, because tracks that count whole frames agree to the millisecond more often than any model knows.

    What a gain is worth never falls as the gain grows, however few cues tell.
    """
    own = np.concatenate([held.gains(Times(cues.starts[run], cues.ends[run]), offset) for run, offset in runs])
    right = np.array([offset for _, offset in runs])
    strangers = np.concatenate([*_strangers(cues, held, right), np.zeros(0)])
    mine, theirs = _counts(own), _counts(strangers)
    worth = np.log((mine / mine.sum()) / (theirs / theirs.sum()))
    return Scale(held, cues, np.minimum(_MOST, rising(worth, mine)))


def _strangers(cues: Times, held: Likeness, right: Floats) -> Iterator[Floats]:
    """What cues gain at offsets of chance, those that come to lie beside the other track's."""
    others = held.starts.at
    chance = np.random.default_rng(len(cues) * 1_000_003 + len(others))
    pairs = zip(chance.integers(len(cues), size=_OFFSETS), chance.integers(len(others), size=_OFFSETS), strict=True)
    for one, other in pairs:
        offset = float(others[other] - cues.starts[one])
        if np.min(np.abs(right - offset)) < _AWAY:
            continue
        inside = (cues.starts + offset >= others[0]) & (cues.starts + offset <= others[-1])
        inside[one] = False
        yield held.gains(Times(cues.starts[inside], cues.ends[inside]), offset)


def _counts(gains: Floats) -> Floats:
    """How many gains each class has, and one more: what was not seen is rare, and not impossible."""
    counts = np.bincount(np.searchsorted(_BORDERS, gains, "right"), minlength=len(_BORDERS) + 1)
    return np.asarray(counts + 1, np.float64)
