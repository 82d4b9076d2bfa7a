"""Where two pictures differ by more than an encoder's blur: in blocks the size of a stroke."""

from __future__ import annotations

from dataclasses import dataclass
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
#: In the place of a text one block is enough if it differs so many times more.
_STRONGLY = 1.7


@dataclass(frozen=True, slots=True)
class Differing:
    """Blocks of ``size`` pixels, by row and column, that differ, and which of them do so strongly."""

    size: int
    rows: np.ndarray
    columns: np.ndarray
    strongly: np.ndarray

    def many(self, which: np.ndarray) -> bool:
        """Whether these blocks are more than a speck anywhere."""
        return int(which.sum()) >= _FEW

    def tell(self, which: np.ndarray) -> bool:
        """Whether these blocks, in the place of a text, say that it is another one."""
        return self.many(which) or bool((which & self.strongly).any())

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
    apart = np.maximum(one, other) - np.minimum(one, other)
    height, width = apart.shape
    size = max(_SMALLEST, round(min(height, width * 2 / 3) * _SHARE))
    high, wide = height // size, width // size
    columns = apart[: high * size, : wide * size].reshape(high, size, wide * size).sum(axis=1, dtype=np.uint16)
    blocks = columns.reshape(high, wide, size).sum(axis=2, dtype=np.uint32) / (size * size)
    least = max(least, _TIMES * float(np.median(blocks)))
    found = np.nonzero(blocks > least)
    return Differing(size, found[0], found[1], blocks[found] > _STRONGLY * least)
