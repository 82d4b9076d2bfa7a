"""How many times as long the new film lasts: found with a few passages, and exact."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound import waves
from kit.retime.sound.features import RATE, ROWS, features
from kit.retime.sound.search import PASSAGE, Finder
from kit.retime.sound.waves import SAME, SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.features import Features

_ONE = Fraction(1)
_PULL = Fraction(1001, 1000)
#: The same frames at another rate, by what one passage cannot tell apart: each family differs by a thousandth.
FAMILIES = tuple(
    tuple(middle * pull for pull in (_ONE, _PULL, 1 / _PULL))
    for middle in (*(Fraction(*pair) for pair in ((1, 1), (24, 25), (25, 24), (5, 4), (4, 5), (6, 5), (5, 6))),)
)
#: Passages of the new film that are looked up in the old one.
_PASSAGES = 32
#: So many, and such a share of them, must be the same recording for a speed to be believed.
_ENOUGH, _SHARE = 4, 0.15
#: Where so many are, no other speed is tried.
_PLENTY = 0.5
#: Passages that go on from each other have offsets as near as this, in samples: 50 ms.
_NEAR = RATE // 20
#: Ratio 1 stays unless another explains this much more.
_CLEARLY = 1.3
#: Likeness of features that counts where the pitch was kept and no waveform can be compared.
_ALIKE = 0.55
_HOP = RATE // ROWS


class Speed(NamedTuple):
    """``ratio`` is the new film's length over the old one's; ``pitched`` if the pitch was kept nevertheless."""

    ratio: Fraction
    pitched: bool = False


class _Place(NamedTuple):
    """A passage of the new film from sample ``new`` on, and where it may be in the old one; ``likeness`` ≤ 1."""

    new: int
    old: int
    likeness: float


def find(old: NDArray[np.int16], old_features: Features, new: NDArray[np.int16]) -> Speed | None:
    """The speed at which most passages are the same; None if the two have nothing in common at any."""
    finder = Finder(old_features, PASSAGE)
    passages = _audible(new)
    least = max(_ENOUGH, round(_SHARE * len(passages)))
    stepped: dict[Fraction, float] = {}
    for family in FAMILIES:
        places = _places(finder, new, passages, family[0])
        counts = []
        for ratio in family:
            in_step = _going_on(_in_step(old, new, places, ratio))
            counts.append(len(in_step))
            stepped[ratio] = sum(in_step) if len(in_step) >= least else 0.0
        if max(counts) >= _PLENTY * len(passages):
            break
    best = max(stepped, key=lambda ratio: stepped[ratio])
    if stepped[best] > 0:
        return Speed(_ONE if stepped[best] < _CLEARLY * stepped[_ONE] else best)
    return _pitched(finder, new, passages, least)


def _pitched(finder: Finder, new: NDArray[np.int16], passages: Sequence[int], least: int) -> Speed | None:
    """A speed that was changed while the pitch was kept: the passages that lie on one line through both films."""
    for family in FAMILIES[1:]:
        places = [
            place for place in _places(finder, new, passages, family[0], pitched=True) if place.likeness >= _ALIKE
        ]
        ratio = _by_line(places, family)
        if ratio is not None and len(places) >= least:
            return Speed(ratio, pitched=True)
    return None


def _audible(new: NDArray[np.int16]) -> list[int]:
    """Samples at which passages begin, all over the film, where something can be heard."""
    starts = range(0, max(1, len(new) - 2 * SIZE), RATE)
    audible = [at for at in starts if not waves.silent(new[at : at + SIZE])]
    return audible[:: max(1, len(audible) // _PASSAGES)]


def _places(
    finder: Finder, new: NDArray[np.int16], passages: Sequence[int], ratio: Fraction, *, pitched: bool = False
) -> list[_Place]:
    """The two best places of each passage in the old film."""
    length = (PASSAGE + 4) * _HOP
    places = []
    for at in passages:
        piece = waves.cut_out(new, at, length, float(ratio)).astype(np.int16)
        passage = features(piece, float(ratio) if pitched else 1.0)[:PASSAGE]
        places += [_Place(at, row * _HOP, likeness) for row, likeness in finder.places(passage, 2, ROWS)]
    return places


def _in_step(
    old: NDArray[np.int16], new: NDArray[np.int16], places: Sequence[_Place], ratio: Fraction
) -> list[tuple[float, float]]:
    """Offset and strength of the passages whose waveforms are the same at an exact ratio; out of step none is."""
    best: dict[int, tuple[float, float]] = {}
    inset = SIZE // 2
    for place in places:
        mine = waves.cut_out(old, place.old + inset, SIZE)
        other = waves.cut_out(new, place.new + inset * float(ratio), SIZE, float(ratio))
        likeness = waves.compare(mine, other)
        if likeness.strength >= max(SAME, best.get(place.new, (0.0, 0.0))[1]):
            best[place.new] = (place.new / float(ratio) + likeness.lag - place.old, likeness.strength)
    return list(best.values())


def _going_on(in_step: Sequence[tuple[float, float]]) -> list[float]:
    """The strengths of the passages that share their offset with two others: music of one key agrees here and there."""
    return [
        strength
        for offset, strength in in_step
        if sum(abs(offset - other) <= _NEAR for other, _ in in_step) >= 3  # noqa: PLR2004 - itself and two others
    ]


def _by_line(places: Sequence[_Place], family: Sequence[Fraction]) -> Fraction | None:
    """The exact ratio that most passages agree on: the median slope between far pairs."""
    ordered = sorted(places)
    slopes = [
        (two.new - one.new) / (two.old - one.old)
        for number, one in enumerate(ordered)
        for two in ordered[number + 1 :]
        if two.old - one.old > 30 * RATE and abs((two.new - one.new) / (two.old - one.old) / family[0] - 1) < 1 / 300
    ]
    if len(slopes) < _ENOUGH * (_ENOUGH - 1) // 2:
        return None
    measured = float(np.median(slopes))
    return min(family, key=lambda ratio: abs(float(ratio) - measured))
