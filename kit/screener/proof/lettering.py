"""Lettering that is in the master's picture already: a title or a name that stands still where a cue is burned.

Letters are strokes: narrow, all of one brightness, many side by side in a row of bounded height, with nothing like
them above and below, and they stay on their pixels while the picture lives. What looks so and is none (a row of
posts) is told too, so a find is a remark and no fault. Lettering that moves, that lies on a picture as restless as
itself, or that is hardly brighter or darker than what is behind it, is not found.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kit.screener.proof.frames import Plane

    Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

#: Looked at so often, and still for so many looks: two thirds of a second.
LOOKS_A_SECOND, _STILL = 3, 3
#: The picture is made so many lines high, base height, for the search.
_LINES = 540
#: Shares of the base height: the widest stroke, the lowest and highest row of letters, what is looked at around a cue.
_STROKE, _LOW, _HIGH, _AROUND = 0.014, 0.010, 0.085, 0.11
#: So large a share of a row's strokes stays where it is.
_STAYS = 0.7
#: By how much a stroke differs from what is beside it, and how much it may change from look to look, of 255.
_CONTRAST, _CHANGE = 44, 12
#: So large a share of the strokes is as bright as the brightest, within so much; so many cross a row at least.
_ALIKE, _NEAR, _CROSSED = 0.35, 14, 6
#: Rows that fewer strokes cross, such as the middle of some letters: a share of the base height.
_THIN = 0.02
#: Of the strokes of a row of letters, so many may be above and below it.
_BLANK = 0.2
#: So large a share of the strokes is in the columns of the cue.
_COVERED = 0.25
#: Strokes follow one another within so many heights of their row: letters stand close.
_CLOSE = 2.5


@dataclass
class Lettering:
    """Looks at one place of the master, a few times a second; ``found`` is whether a row of letters stands there.

    ``box`` is the place (rows, columns) that a cue covers, ``base`` the picture's base height in pixels.
    """

    box: tuple[slice, slice]
    base: float
    found: bool = False
    _looks: deque[Plane] = field(default_factory=lambda: deque(maxlen=_STILL))

    def see(self, clean: Plane) -> None:
        """Look at a frame of the master."""
        if self.found:
            return
        around, step = round(_AROUND * self.base), max(1, round(self.base / _LINES))
        high, wide = self.box
        top, left = max(0, high.start - around), max(0, wide.start - around)
        part = clean[top : high.stop + around, left : wide.stop + around]
        self._looks.append(_smaller(part, step))
        if len(self._looks) == _STILL:
            inside = (
                slice((high.start - top) // step, (high.stop - top) // step),
                slice((wide.start - left) // step, (wide.stop - left) // step),
            )
            self.found = bool(rows(tuple(self._looks), self.base / step, inside))


def rows(looks: tuple[Plane, ...], base: float, inside: tuple[slice, slice]) -> list[tuple[int, int]]:
    """Rows of letters (from, up to) that stand still in all looks and lie in the rows and columns ``inside``."""
    first = looks[0].astype(np.int16)
    still = np.ones(first.shape, bool)
    for look in looks[1:]:
        still &= abs(look - first) <= _CHANGE
    stroke = max(2, round(_STROKE * base))
    found = []
    for sign in (1, -1):
        value = sign * first
        every = value - _opened(value, stroke) > _CONTRAST
        strokes = every & still
        found += [
            band
            for band in _bands(strokes, base)
            if strokes[slice(*band)].sum() >= _STAYS * every[slice(*band)].sum()
            and _is_lettering(strokes, value, band, inside)
        ]
    return sorted(found)


def _bands(strokes: Mask, base: float) -> list[tuple[int, int]]:
    """Runs of rows that enough strokes cross, neither too low nor too high, and that do not touch the border."""
    crossed = _closed(_crossings(strokes) >= _CROSSED, round(_THIN * base))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], crossed.astype(np.int8), [0]])))
    return [
        (int(first), int(last))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if _LOW * base <= last - first <= _HIGH * base and first > 0 and last < len(crossed)
    ]


def _is_lettering(strokes: Mask, value: np.ndarray, band: tuple[int, int], inside: tuple[slice, slice]) -> bool:
    """Whether a band's strokes are of one brightness, close together, alone, and in the place of the cue."""
    first, last = band
    height = last - first
    here = strokes[first:last]
    near = height // 3
    beside = strokes[max(0, first - height) : max(0, first - near)], strokes[last + near : last + height]
    if any(one.size and _crossings(one).mean() > _BLANK * _crossings(here).mean() for one in beside):
        return False
    ink = value[first:last][here]
    if (ink > np.percentile(ink, 90) - _NEAR).mean() < _ALIKE:
        return False
    columns = np.flatnonzero(here.any(axis=0))
    gaps = np.diff(columns)
    if (gaps > _CLOSE * height).any():
        return False
    rows_in = min(last, inside[0].stop) - max(first, inside[0].start)
    covered = ((columns >= inside[1].start) & (columns < inside[1].stop)).mean()
    return bool(rows_in >= height / 2 and covered >= _COVERED)


def _closed(rows: np.ndarray, most: int) -> np.ndarray:
    """Flags with gaps of at most ``most`` between two that are set filled."""
    found, last = rows.copy(), -1
    for at in np.flatnonzero(rows):
        if last >= 0 and at - last <= most + 1:
            found[last:at] = True
        last = int(at)
    return found


def _crossings(strokes: Mask) -> np.ndarray:
    """How many strokes cross each row."""
    padded = np.pad(strokes, ((0, 0), (1, 0)))
    count: np.ndarray = (padded[:, 1:] & ~padded[:, :-1]).sum(axis=1)
    return count


def _opened(value: np.ndarray, width: int) -> np.ndarray:
    """Without anything brighter that is at most ``width`` points wide: the lowest, then the highest of neighbours."""
    lower = _slid(value, width + 1, np.minimum)
    return _slid(lower[:, ::-1], width + 1, np.maximum)[:, ::-1]


def _slid(value: np.ndarray, count: int, best: np.ufunc) -> np.ndarray:
    """The best of each point and the ``count`` − 1 before it, by doubling."""
    found, reach = value, 1
    while reach < count:
        step = min(reach, count - reach)
        moved = np.pad(found, ((0, 0), (step, 0)), mode="edge")[:, : found.shape[1]]
        found = best(found, moved)
        reach += step
    return found


def _smaller(part: Plane, step: int) -> Plane:
    """Every ``step`` by ``step`` points as one, by their mean."""
    if step == 1:
        return part.copy()
    high, wide = (size // step * step for size in part.shape)
    blocks = part[:high, :wide].reshape(high // step, step, wide // step, step)
    small: Plane = blocks.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return small
