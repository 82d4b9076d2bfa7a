"""Flashes as Recommendation ITU-R BT.1702 counts them, on brightness; red flashes and patterns are not measured.

A change counts from 20 cd/m² on where the darker side is below 160, on a screen whose white is 200; two opposite ones
are a flash; a flash counts if it takes a quarter of the picture; more than three within a second are too many. ffmpeg's
photosensitivity filter is stricter in a way that does not help here: a single cut to white is over its limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof.ink import BLACK, WHITE

if TYPE_CHECKING:
    from kit.screener.proof.frames import Plane

_PEAK, _GAMMA = 200.0, 2.4
_CHANGE, _DARKER = 20.0, 160.0
_AREA = 0.25
#: Opposite changes within a second that still pass: three flashes.
_MOST = 6
#: The picture is looked at in about so many points across and down.
_ACROSS, _DOWN = 64, 36
_SCREEN = _PEAK * np.clip((np.arange(256) - BLACK) / (WHITE - BLACK), 0, 1) ** _GAMMA


class Flashing:
    """Takes each picture in turn; ``frames`` are those that end a second with too many flashes."""

    def __init__(self, nominal: int) -> None:
        """``nominal`` is how many frames make a second."""
        self.frames: list[int] = []
        self._second = nominal
        self._changes: list[tuple[int, int]] = []
        self._extreme: np.ndarray | None = None
        self._way = np.zeros(0, np.int8)

    def see(self, frame: int, luma: Plane) -> None:
        """Look at one picture."""
        height, width = luma.shape
        light = _SCREEN[luma[:: max(1, height // _DOWN), :: max(1, width // _ACROSS)]].ravel()
        if self._extreme is None:
            self._extreme, self._way = light, np.zeros(light.size, np.int8)
            return
        for way in (1, -1):
            self._change(frame, light, way)
        self._changes = [one for one in self._changes if one[0] > frame - self._second]
        if len(self._changes) > _MOST:
            self.frames.append(frame)

    def _change(self, frame: int, light: np.ndarray, way: int) -> None:
        """Points that turned this way since their last extreme; together they may be a change of the picture."""
        extreme = self._extreme
        if extreme is None:
            return
        moved = (light - extreme) * way
        turned = (self._way != way) & (moved >= _CHANGE) & (np.minimum(light, extreme) < _DARKER)
        further = (self._way == way) & (moved > 0)
        self._way[turned] = way
        extreme[turned | further] = light[turned | further]
        if turned.mean() >= _AREA and (not self._changes or self._changes[-1][1] != way):
            self._changes.append((frame, way))
