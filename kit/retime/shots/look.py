"""How one picture looks, small, and how much two of them differ, whatever moved or was lit between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The small picture: wide enough to tell two close-ups apart, small enough to average film grain away.
WIDE, HIGH = 64, 36
#: How far a picture may have moved from one frame to the next and still be the same: a tenth of its width.
_SHIFTS = sorted(product(range(-2, 3), range(-6, 7)), key=lambda by: abs(by[0]) + abs(by[1]))
#: The same, coarser where it is far.
_FEW_SHIFTS = [
    (down, right)
    for down, right in _SHIFTS
    if (abs(down) <= 1 and abs(right) <= 2) or not (down % 2 or right % 2)  # noqa: PLR2004 - what is near
]
#: Variance of luma that is noise: two flat grey pictures are alike, however their grain differs.
_NOISE = 1.0
_BINS = 32
#: Luma of video black with the noise of a dark tape above it, and the share of the picture that may be brighter.
_BLACK = 24
_BRIGHT = 0.01
#: Luma of video white with the noise of an encoder below it.
_WHITE = 227


@dataclass(frozen=True)
class Look:
    """A frame, small: ``luma`` is HIGH × WIDE, ``blue`` and ``red`` a quarter of that, all 0 to 255."""

    frame: int
    luma: NDArray[np.uint8]
    blue: NDArray[np.uint8]
    red: NDArray[np.uint8]

    @cached_property
    def grey(self) -> NDArray[np.float32]:
        """The luma for arithmetic."""
        return self.luma.astype(np.float32)

    @cached_property
    def colours(self) -> NDArray[np.float64]:
        """How much of the picture has which luma and which colour: three smoothed histograms, one a row."""
        return np.stack([_histogram(plane) for plane in (self.luma, self.blue, self.red)])

    @cached_property
    def is_black(self) -> bool:
        """Whether next to nothing is brighter than black."""
        return float(np.count_nonzero(self.luma >= _BLACK)) <= _BRIGHT * self.luma.size

    @cached_property
    def is_blank(self) -> bool:
        """Whether it is black, or next to nothing is darker than white."""
        return self.is_black or float(np.count_nonzero(self.luma < _WHITE)) <= _BRIGHT * self.luma.size


def difference(one: Look, other: Look, worth: float = 0.0) -> float:
    """How much two pictures differ, from 0 (the same) to about 4 (nothing in common).

    It is what their structure lacks in common, where it fits best (the camera may have moved), and what their
    colours lack. Below ``worth`` the place of the best fit is not looked for; the answer is then only too high.
    """
    colours = float(np.abs(one.colours - other.colours).sum()) / 2
    still = _structure(one.grey, other.grey)
    if still + colours < worth:
        return still + colours
    least = still
    for down, right in _SHIFTS:
        least = min(least, _structure(*_overlap(one.grey, other.grey, down, right)))
        if least + colours < worth:
            break
    return least + colours


def structure(one: Look, other: Look) -> float:
    """What the structure of two pictures lacks in common, from 0 to 2, however each is lit."""
    return _structure(one.grey, other.grey)


def likeness(one: Look, other: Look, worth: float = 0.0) -> float:
    """What the structure of two pictures lacks in common where it fits best, however each is lit: 0 is the same.

    Below ``worth`` no better place is looked for; the answer is then only too high.
    """
    least = structure(one, other)
    for down, right in _FEW_SHIFTS:
        if least < worth:
            break
        least = min(least, _structure(*_overlap(one.grey, other.grey, down, right)))
    return least


def _structure(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """One minus the correlation; noise counts as something in common."""
    first, second = one.ravel() - one.mean(), other.ravel() - other.mean()
    size = first.size
    together = float(first @ second) / size + _NOISE
    apart = float(np.sqrt(float(first @ first) * float(second @ second))) / size + _NOISE
    return float(1 - together / apart)


def _overlap(
    one: NDArray[np.float32], other: NDArray[np.float32], down: int, right: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What both pictures show if the second one is the first one moved."""
    high, wide = one.shape
    top, bottom = max(0, down), min(high, high + down)
    left, edge = max(0, right), min(wide, wide + right)
    return one[top:bottom, left:edge], other[top - down : bottom - down, left - right : edge - right]


def _histogram(plane: NDArray[np.uint8]) -> NDArray[np.float64]:
    shares = np.bincount(plane.ravel() >> 3, minlength=_BINS) / plane.size
    padded = np.concatenate(([0.0], shares, [0.0]))
    return 0.25 * padded[:-2] + 0.5 * padded[1:-1] + 0.25 * padded[2:]
