"""Where in the master a copy's picture lies: from which frame on, and which part of the picture is left.

Time is found by how the picture as a whole gets brighter and darker, which neither size nor codec nor a border changes
much; the part by laying small pictures over one another at many sizes. What cannot be found is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof import frames

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.frames import Pair, Plane

#: A part of a picture: left, top, width and height as shares.
Part = tuple[float, float, float, float]
WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
#: The likeness (a correlation) of two courses of brightness from which they are one film.
_SAME = 0.6
#: So many frames of both must lie over one another.
_FEWEST = 24
#: What is darker than this throughout is a border; a border takes at most such a share of each side.
_DARK, _WIDEST = 24, 0.3
#: Pictures that are laid over one another, so many closely; their height in points.
_PICTURES, _CLOSELY, _LINES = 6, 3, 240
#: How much of the width or height may be cropped at the most, tried in such steps.
_CROPPED, _STEP = 0.12, 0.01


@dataclass(frozen=True, slots=True)
class View:
    """``begins`` is the master's frame at which the copy begins (below 0: the copy has a leader).

    ``inside`` is the part of the copy's own picture that is no border, ``shows`` the part of the master's that it
    shows.
    """

    begins: int = 0
    inside: Part = WHOLE
    shows: Part = WHOLE


def locate(job: Job, made: Path) -> View:
    """Look through both. Raises ToolError if ffmpeg fails."""
    master, copy = _Course(), _Course()
    frames.small(job, None, master.see)
    frames.small(job, made, copy.see)
    inside = _inside(copy.brightest)
    begins = _begins(np.array(master.means), np.array(copy.means))
    pairs: list[tuple[Plane, Plane]] = []
    every = max(1, job.media.frames // (_PICTURES * 4))

    def see(frame: int, pair: Pair) -> None:
        if frame % every == 0:
            step = max(1, pair.height // _LINES)
            pairs.append((pair.upper[::step, ::step].copy(), pair.lower[::step, ::step].copy()))

    frames.compared(job, made, see, View(begins, inside))
    pairs.sort(key=lambda pair: -float(pair[0].std()))
    return View(begins, inside, _shows(pairs[:_PICTURES]))


class _Course:
    """The mean brightness of each frame, and the highest of each point."""

    def __init__(self) -> None:
        self.means: list[float] = []
        self.brightest: Plane = np.zeros((1, 1), np.uint8)

    def see(self, small: Plane) -> None:
        self.means.append(float(small.mean()))
        self.brightest = np.maximum(self.brightest, small)


def _inside(brightest: Plane) -> Part:
    """The part that is no dark border."""
    high, wide = brightest.shape
    lit = brightest > _DARK
    rows, columns = np.flatnonzero(lit.mean(axis=1) > _WIDEST), np.flatnonzero(lit.mean(axis=0) > _WIDEST)
    if not len(rows) or not len(columns):
        return WHOLE
    top, left = int(rows[0]), int(columns[0])
    tall, broad = int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left
    if max(top, high - top - tall) > _WIDEST * high or max(left, wide - left - broad) > _WIDEST * wide:
        return WHOLE
    return left / wide, top / high, broad / wide, tall / high


def _begins(master: np.ndarray, copy: np.ndarray) -> int:
    """The master's frame that is the copy's first; 0 if that cannot be told."""
    ours, theirs = np.diff(master), np.diff(copy)
    size = 1 << (len(ours) + len(theirs)).bit_length()
    products = np.fft.irfft(np.fft.rfft(ours, size) * np.conj(np.fft.rfft(theirs, size)), size)
    best, at = 0.0, 0
    lags = [int(lag) if lag < size // 2 else int(lag) - size for lag in np.argsort(products)[::-1][:8]]
    for lag in (0, *lags):
        a, b = ours[max(0, lag) :], theirs[max(0, -lag) :]
        count = min(len(a), len(b))
        if count >= _FEWEST and a[:count].std() and b[:count].std():
            alike = float(np.corrcoef(a[:count], b[:count])[0, 1])
            if alike > _SAME and alike * count > best:
                best, at = alike * count, lag
    return at


def _shows(pairs: Sequence[tuple[Plane, Plane]]) -> Part:
    """The part of the master that the copy shows, by the size and place at which both are most alike.

    At first roughly, on every second point, then closely.
    """
    rough = [(_edges(master[::2, ::2]), copy[::2, ::2]) for master, copy in pairs]
    sizes = [(1.0, 1.0)] + [
        (1 - step * _STEP, min(1.0, 1 - (step + other) * _STEP))
        for step in range(round(_CROPPED / _STEP) + 1)
        for other in (-1, 0, 1)
    ]
    _, _, _, across, down = max(_laid(rough, *size) for size in sizes)
    if (across, down) == (1.0, 1.0):
        return WHOLE
    close = [(_edges(master), copy) for master, copy in pairs[:_CLOSELY]]
    steps = [step * _STEP / 4 for step in range(-4, 5)]
    _, left, top, across, down = max(_laid(close, min(1.0, across + step), down) for step in steps)
    _, left, top, across, down = max(_laid(close, across, min(1.0, down + step)) for step in steps)
    return left, top, across, down


def _laid(
    pairs: Sequence[tuple[np.ndarray, Plane]], across: float, down: float
) -> tuple[float, float, float, float, float]:
    """How alike edges and pictures are if these are so large a part of those: likeness, left, top, size once more."""
    high, wide = pairs[0][0].shape
    tall, broad = round(high * down), round(wide * across)
    total = np.zeros((high - tall + 1, wide - broad + 1))
    rows, columns = (np.arange(count) * size // count for count, size in ((tall, high), (broad, wide)))
    for ours, copy in pairs:
        theirs = _edges(copy[np.ix_(rows, columns)])
        products = np.fft.irfft2(np.fft.rfft2(ours) * np.conj(np.fft.rfft2(theirs, ours.shape)), ours.shape)
        norm = float(np.sqrt((ours**2).sum() * (theirs**2).sum())) or 1.0
        total += products[: total.shape[0], : total.shape[1]] / norm
    top, left = np.unravel_index(int(total.argmax()), total.shape)
    return float(total.max()) / len(pairs), int(left) / wide, int(top) / high, across, down


def _edges(picture: Plane) -> np.ndarray:
    """Where the picture changes from point to point, both ways."""
    value = picture.astype(np.float32)
    down, across = np.diff(value, axis=0, append=value[-1:]), np.diff(value, axis=1, append=value[:, -1:])
    edges: np.ndarray = abs(down) + abs(across)
    edges -= edges.mean()
    return edges
