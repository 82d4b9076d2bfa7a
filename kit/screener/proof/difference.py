"""Where two pictures differ by more than an encoder's blur: in blocks the size of a stroke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kit.screener.encoding import Target
    from kit.screener.proof.frames import Plane

#: The mean difference of a block, of 255, up to quality 24. Measured on a test picture with grain: right text stays
#: below 21, a letter with one other stroke is at 60 to 100. Coarser quality blurs more: at 32 right text reaches 46.
_LEAST, _FINE, _DOUBLES = 24.0, 24, 8
#: AV1 counts its quality to 63, H.264 and HEVC to 51; 30 there looks like 20 here.
_AV1 = 2 / 3
#: On a picture that the encoder could not keep up with, so many times the picture's own mean.
_TIMES = 6.0
#: A block is this share of the picture's base height, in pixels at least so many.
_SHARE, _SMALLEST = 8 / 1080, 4
#: Fewer blocks than this are a speck: no letter is so small.
_FEW = 3
#: Half of all areas, each so many blocks wide and high, are brighter or darker by so much: it is another picture. In a
#: single block noise that was lost differs as much; over an area it is nothing.
_ANOTHER, _AREA = 6.0, 8
#: In the place of a text one block is enough if it differs so many times more.
_STRONGLY = 1.7


@dataclass(frozen=True, slots=True)
class Differing:
    """Blocks of ``size`` pixels, by row and column, that differ by ``means``, which is more than ``least``.

    ``blind``: the encoder lost so much of the picture that a text could differ without being among them.
    """

    size: int
    rows: np.ndarray
    columns: np.ndarray
    means: np.ndarray
    least: float
    blind: bool

    @property
    def many(self) -> bool:
        """Whether these blocks are more than a speck anywhere."""
        return len(self.rows) >= _FEW

    @property
    def telling(self) -> bool:
        """Whether these blocks, in the place of a text, say that it is another one."""
        return self.many or bool((self.means > _STRONGLY * self.least).any())

    def above(self, least: float) -> Differing:
        """Those that differ by more than this."""
        return replace(self.where(self.means > least), least=max(least, self.least))

    def where(self, which: np.ndarray) -> Differing:
        """Those that are flagged."""
        return replace(self, rows=self.rows[which], columns=self.columns[which], means=self.means[which])

    def inside(self, box: tuple[slice, slice]) -> np.ndarray:
        """Which of the blocks touch a rectangle of the picture."""
        high, wide = box
        found: np.ndarray = (
            ((self.rows + 1) * self.size > high.start)
            & (self.rows * self.size < high.stop)
            & ((self.columns + 1) * self.size > wide.start)
            & (self.columns * self.size < wide.stop)
        )
        return found


def least(target: Target) -> float:
    """From which mean difference on a block counts, for a target's constant quality."""
    quality = {"av1": target.crf * _AV1, "prores": 0.0}.get(target.codec, float(target.crf))
    return _LEAST * float(2 ** (max(0.0, quality - _FINE) / _DOUBLES))


def find(one: Plane, other: Plane, least: float) -> Differing:
    """The blocks in which two pictures of one size differ by ``least`` or more on average."""
    return above(np.maximum(one, other) - np.minimum(one, other), least)


def above(apart: np.ndarray, least: float) -> Differing:
    """The blocks of a picture of differences, each a whole number from 0 to 255, that have ``least`` on average."""
    size = block(apart)
    blocks = _means(apart, size)
    usual = _TIMES * float(np.median(blocks))
    found = np.nonzero(blocks > max(least, usual))
    return Differing(size, found[0], found[1], blocks[found], max(least, usual), usual > least)


def is_another(one: Plane, other: Plane) -> bool:
    """Whether two pictures as a whole are not the same: another crop, another moment, other levels."""
    size = min(_AREA * block(one), *one.shape)
    return float(np.median(abs(_means(one, size) - _means(other, size)))) > _ANOTHER


def block(picture: np.ndarray) -> int:
    """The side of a block in pixels."""
    height, width = picture.shape
    base: float = min(height, width * 2 / 3)
    return max(_SMALLEST, round(base * _SHARE))


def _means(values: np.ndarray, size: int) -> np.ndarray:
    high, wide = values.shape[0] // size, values.shape[1] // size
    columns = values[: high * size, : wide * size].reshape(high, size, wide * size).sum(axis=1, dtype=np.uint16)
    means: np.ndarray = columns.reshape(high, wide, size).sum(axis=2, dtype=np.uint32) / (size * size)
    return means
