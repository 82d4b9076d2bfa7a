"""How much of a text is in a picture: the share of the strokes that it should draw there.

Measured in two passes on real pictures, patterns and noise: a right text has 0.52 and more of its strokes where it can
just be read, 0.87 where it looks well; another text in its place up to 0.28, up to 0.59 where half of it is the same.
What lies behind is taken without its detail, which an encoder may keep or lose, and so is the text, whose rows are as
long and as high as any other text's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof import difference

if TYPE_CHECKING:
    from kit.screener.proof.frames import Plane
    from kit.screener.proof.ink import Ink

#: From this share of its strokes on a text counts as there, and from this share of its shape something like it.
THERE, _LIKE = 0.45, 0.5
#: What lies behind is smoothed over so many blocks of a stroke's size; a window is so many wide, about one letter.
_SMOOTH, _WINDOW = 2, 6


def strokes(ink: Ink, clean: Plane, made: Plane) -> np.ndarray:
    """What a text should change on the master (``clean``), and what of that is in ``made``, for each letter's width.

    Two rows of sums of squares of brightness, the first 0 where there is no stroke.
    """
    size = difference.block(clean)
    change, found = _changes(ink, clean, made)
    change -= _smoothed(change, size)
    sums = np.stack([(change * change).sum(axis=0), (change * found).sum(axis=0)])
    return np.add.reduceat(sums, np.arange(0, sums.shape[1], _WINDOW * size), axis=1)


def is_there(ink: Ink, clean: Plane, made: Plane) -> bool:
    """Whether so many of a text's strokes are in its place that it can be read."""
    return share(strokes(ink, clean, made)) >= THERE


def share(strokes: np.ndarray) -> float:
    """The share of the strokes that is there, of all letters: 1 all of them, 0 nothing."""
    should, does = strokes.sum(axis=1)
    return float(does / should) if should else 1.0


def is_alike(ink: Ink, clean: Plane, made: Plane) -> bool:
    """Whether something of a text's shape is in its place, such as another text or the same a little beside."""
    change, found = _changes(ink, clean, made)
    return bool((change * found).sum() >= _LIKE * (change * change).sum())


def _changes(ink: Ink, clean: Plane, made: Plane) -> tuple[np.ndarray, np.ndarray]:
    """What a text should change in its place, and what has changed there."""
    behind = _smoothed(clean[ink.box], _SMOOTH * difference.block(clean))
    return ink.drawn(behind) - behind, made[ink.box] - behind


def _smoothed(part: np.ndarray, size: int) -> np.ndarray:
    """Each ``size`` by ``size`` points as their mean; the last ones are made up by repeating the edge."""
    high, wide = part.shape
    down, across = -(-high // size), -(-wide // size)
    padded = np.pad(part, ((0, down * size - high), (0, across * size - wide)), mode="edge")
    means = padded.reshape(down, size, across, size).mean(axis=(1, 3), dtype=np.float32)
    smooth: np.ndarray = means.repeat(size, axis=0).repeat(size, axis=1)[:high, :wide]
    return smooth
