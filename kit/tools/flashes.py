"""Flashes as Recommendation ITU-R BT.1702 counts them, on brightness and on saturated red.

A change of brightness counts from 20 cd/m² on where the darker side is below 160, on a screen whose white is 200; a
change to or from a saturated red counts whatever its brightness. Two opposite changes are a flash; it counts if it
takes a quarter of the picture; more than three within a second are too many. What a saturated red is stands in WCAG 2.1
(red flash, after Harding and Binnie 2002). Regular stripes are not measured. ffmpeg's photosensitivity filter is
stricter in a way that does not help here: a single cut to white is over its limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    Plane = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

#: The picture is looked at in so many points across and down.
ACROSS, DOWN = 64, 36

_BLACK, _WHITE = 16, 235
_PEAK, _GAMMA = 200.0, 2.4
_CHANGE, _DARKER = 20.0, 160.0
_RED_CHANGE, _SATURATED, _RED_SCALE = 20.0, 0.8, 320.0
_AREA = 0.25
#: A change may build up over so long, in seconds, and what turns the other way meanwhile is at most half as much: a
#: texture that moves brightens as many points as it darkens.
_BUILDS, _CLEARLY = 0.1, 2.0
#: Opposite changes within a second that still pass: three flashes.
_MOST = 6
#: ITU-R BT.709: what the colour planes add to red, green and blue.
_TO_RED, _BLUE_TO_GREEN, _RED_TO_GREEN, _TO_BLUE, _CHROMA = 1.5748, -0.1873, -0.4681, 1.8556, 224.0


class Detector:
    """Takes each picture in turn; ``bright`` and ``red`` are the frames that end a second with too many flashes."""

    def __init__(self, nominal: int) -> None:
        """``nominal`` is how many frames make a second."""
        self._bright = _Counter(nominal)
        self._red = _Counter(nominal)

    @property
    def bright(self) -> list[int]:
        """By changes of brightness."""
        return self._bright.frames

    @property
    def red(self) -> list[int]:
        """By changes to and from a saturated red."""
        return self._red.frames

    def see(self, frame: int, luma: Plane, blue: Plane, red: Plane) -> None:
        """Look at one picture: planes of 8 bits in video range, BT.709, the colour planes of any size."""
        grey = (_points(luma) - _BLACK) / (_WHITE - _BLACK)
        light = _PEAK * np.clip(grey, 0, 1) ** _GAMMA
        self._bright.see(frame, light, _CHANGE, light < _DARKER)
        redness, saturated = _reds(grey, (_points(blue) - 128) / _CHROMA, (_points(red) - 128) / _CHROMA)
        self._red.see(frame, redness, _RED_CHANGE, saturated)


def _points(plane: Plane) -> np.ndarray:
    """The plane at the points that are looked at."""
    height, width = plane.shape
    rows, columns = (np.arange(count) * size // count for count, size in ((DOWN, height), (ACROSS, width)))
    return plane[np.ix_(rows, columns)].astype(np.float32).ravel()


def _reds(grey: np.ndarray, blue: np.ndarray, red: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How red each point is, as WCAG 2.1 measures it, and which are saturated."""
    mixed = np.stack([grey + _TO_RED * red, grey + _BLUE_TO_GREEN * blue + _RED_TO_GREEN * red, grey + _TO_BLUE * blue])
    linear = np.clip(mixed, 0, 1) ** _GAMMA
    whole = linear.sum(axis=0)
    redness = np.maximum(0, linear[0] - linear[1] - linear[2]) * _RED_SCALE
    return redness, linear[0] >= _SATURATED * np.maximum(whole, 1e-6)


class _Counter:
    """Counts opposite changes of one measure of the picture."""

    def __init__(self, nominal: int) -> None:
        self.frames: list[int] = []
        self._second = nominal
        self._builds = max(1, round(nominal * _BUILDS))
        self._changes: list[tuple[int, int]] = []
        self._turned: list[tuple[int, float, float]] = []
        self._extreme: np.ndarray | None = None
        self._marked = np.zeros(0, bool)
        self._way = np.zeros(0, np.int8)

    def see(self, frame: int, value: np.ndarray, least: float, marked: np.ndarray) -> None:
        """Look at a value for each point; a change counts from ``least`` on, if it is ``marked`` at either end."""
        if self._extreme is None:
            self._extreme, self._marked, self._way = value.copy(), marked.copy(), np.zeros(value.size, np.int8)
            return
        up, down = (self._turns(self._extreme, value, least, marked, way) for way in (1, -1))
        self._turned = [one for one in self._turned if one[0] > frame - self._builds] + [(frame, up, down)]
        shares = [sum(one[side] for one in self._turned) for side in (1, 2)]
        for way, share, other in ((1, shares[0], shares[1]), (-1, shares[1], shares[0])):
            if share >= _AREA and share >= _CLEARLY * other:
                self._turned = []
                if not self._changes or self._changes[-1][1] != way:
                    self._changes.append((frame, way))
        self._changes = [one for one in self._changes if one[0] > frame - self._second]
        if len(self._changes) > _MOST:
            self.frames.append(frame)

    def _turns(self, extreme: np.ndarray, value: np.ndarray, least: float, marked: np.ndarray, way: int) -> float:
        """The share of points that turn this way, after their last extreme; the extremes go on with them."""
        moved = (value - extreme) * way
        turned = (self._way != way) & (moved >= least) & (marked | self._marked)
        goes = turned | ((self._way == way) & (moved > 0))
        self._way[turned] = way
        extreme[goes] = value[goes]
        self._marked[goes] = marked[goes]
        return float(turned.mean())
