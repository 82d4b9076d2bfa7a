"""The ink of a piece of text: how much of each pixel it covers and with what brightness, as libass draws it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof import frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.screener.job import Job
    from kit.screener.proof.frames import Pair, Plane
    from kit.screener.proof.units import Unit

#: Brightness of black and of white in video range (ITU-R BT.709, 8 bits).
BLACK, WHITE = 16, 235
#: A pixel counts as letter from this share of the letters' own brightness on black.
_LETTER = 0.6
#: Pixels are covered from this share on; less is the far end of a shadow's blur.
_COVERED = 0.1


@dataclass(frozen=True, slots=True)
class Ink:
    """A rectangle of the picture (``top``, ``left``, ``height``, ``width``) with ink; no height: nothing was drawn.

    ``packed`` holds what is seen of it on black and on white.
    """

    top: int
    left: int
    height: int
    width: int
    packed: bytes

    @property
    def box(self) -> tuple[slice, slice]:
        """The rectangle as slices of a picture."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)

    @property
    def on_black(self) -> Plane:
        """Its brightness on black: the letters, without a dark outline."""
        return _unpack(self.packed, self.height, self.width)[0]

    @property
    def cover(self) -> Plane:
        """How much of each pixel is hidden by it, 0 … 219."""
        black, white = _unpack(self.packed, self.height, self.width)
        through = np.clip(white.astype(np.int16) - black, 0, WHITE - BLACK)
        hidden: Plane = (WHITE - BLACK - through).astype(np.uint8)
        return hidden

    @property
    def letters(self) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        """Where the letters are."""
        lit = self.on_black.astype(np.int16) - BLACK
        return lit > max(1, _LETTER * int(lit.max(initial=0)))

    @property
    def covered(self) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        """Where letters, outline or shadow are."""
        return self.cover > _COVERED * (WHITE - BLACK)

    def over(self, clean: Plane) -> None:
        """Draw it over a picture, in place."""
        if self.height:
            clean[self.box] = (self.drawn(clean[self.box]) + 0.5).astype(np.uint8)

    def drawn(self, behind: np.ndarray) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        """What is seen of it over the part of a picture that lies in its rectangle."""
        cover = self.cover.astype(np.float32) / (WHITE - BLACK)
        return np.clip((behind.astype(np.float32) - BLACK) * (1 - cover) + self.on_black, 0, 255)

    def extent(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom edge of the letters in the picture, in pixels; zeros if there are none."""
        rows, columns = np.nonzero(self.letters) if self.height else (np.empty(0), np.empty(0))
        if not len(rows):
            return 0, 0, 0, 0
        left, top = int(columns.min()) + self.left, int(rows.min()) + self.top
        return left, top, int(columns.max()) + self.left + 1, int(rows.max()) + self.top + 1


@lru_cache(maxsize=64)
def _unpack(packed: bytes, height: int, width: int) -> tuple[Plane, Plane]:
    both = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(2, height, width)
    return both[0], both[1]


def inks(job: Job, pieces: Sequence[Unit]) -> tuple[Ink, ...]:
    """The ink of each piece, drawn by libass alone. Raises ToolError."""
    found: list[Ink] = []
    frames.drawn(job, pieces, lambda _, pair: found.append(_ink(pair)))
    return tuple(found)


def _ink(pair: Pair) -> Ink:
    touched = (pair.upper != BLACK) | (pair.lower != WHITE)
    rows, columns = np.flatnonzero(touched.any(axis=1)), np.flatnonzero(touched.any(axis=0))
    if not len(rows):
        return Ink(0, 0, 0, 0, b"")
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    packed = zlib.compress(np.stack([pair.upper[box], pair.lower[box]]).tobytes(), 1)
    return Ink(
        int(rows[0]), int(columns[0]), len(range(*box[0].indices(10**6))), len(range(*box[1].indices(10**6))), packed
    )
