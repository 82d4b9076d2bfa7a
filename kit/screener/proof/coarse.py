"""Watch a screener whose quality follows from its size, where single pictures tell little of single strokes.

What is there and when is told by the share of each text's change that is in each picture. Whether the words are the
right ones, and whether anything stands where nothing should, is told by means over up to a second: what the encoder
lost cancels out, strokes stay. How much it lost is read off the best letters of the texts themselves.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof import difference, presence, thumbnail
from kit.screener.proof.watch import Watch

if TYPE_CHECKING:
    from kit.screener.proof.difference import Differing
    from kit.screener.proof.frames import Pair, Plane
    from kit.screener.proof.watch import Seen

#: The difference of a block, of 255, from which it counts: at least so much, and so much where all of a text is lost.
#: Measured on real pictures, patterns and noise in two passes: where a text has 0.59 of its change a right one differs
#: by up to 98, with 0.87 by 41, with 0.9 by 23; a letter with one other stroke by 80 and more.
_LEAST, _LOST = 24.0, 350.0
#: Of a hundred letters, so many may be worse than what is taken for a text's quality; letters with less than this share
#: of the most strokes do not count.
_GOOD, _THIN = 75, 0.1
#: Of a hundred texts, so many are worse than what stands beside texts; where there is none, so much is there.
_WORST, _UNKNOWN = 10, 0.5
#: The whole picture.
_EVERYWHERE = slice(0, sys.maxsize), slice(0, sys.maxsize)


@dataclass
class _Stretch:
    """Pictures (``first``, then ``count`` of them) with the same cues on them, and how they differ.

    ``total`` is the sum of their differences, pixel by pixel; ``lasting`` are the pieces that show on all of them,
    ``told`` the rectangles in which a difference has a name already; ``last`` is the pair that was seen last.
    """

    first: int
    cues: list[Seen]
    lasting: list[Seen]
    total: np.ndarray
    last: Pair
    count: int = 0
    told: list[tuple[slice, slice]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mean:
    """What is left of a stretch: the blocks that may tell something in each piece's place, and beside."""

    frames: range
    inside: list[tuple[Seen, Differing]]
    beside: Differing


@dataclass
class Coarse(Watch):
    """Takes each pair of frames in turn; ``finish`` judges the means."""

    _strokes: dict[Seen, np.ndarray] = field(default_factory=dict)
    _stretch: _Stretch | None = None
    _means: list[_Mean] = field(default_factory=list)
    _clearest: float = 0.0

    def finish(self) -> None:
        """Hold the means against what the texts say was lost."""
        self._close()
        quality = {seen: _quality(strokes) for seen, strokes in self._strokes.items()}
        there = [each for each in quality.values() if each >= presence.THERE]
        beside = float(np.percentile(there, _WORST)) if there else _UNKNOWN
        for mean in self._means:
            for seen, apart in mean.inside:
                if apart.above(_LOST * (1 - quality[seen])).telling:
                    seen.wrong += mean.frames
            if mean.beside.above(_LOST * (1 - beside)).many:
                self.stray += mean.frames

    def _judge(self, frame: int, pair: Pair, shown: list[Seen], wanted: Plane) -> None:
        cues = [seen for seen in shown if seen.unit.cue]
        stretch = self._stretch
        if stretch is None or stretch.cues != cues or stretch.count >= self.nominal:
            self._close()
            stretch = self._stretch = _Stretch(frame, cues, shown, np.zeros(wanted.shape, np.int16), pair)
        if difference.is_another(pair.lower, wanted):
            self.other.append(frame)
            stretch.told.append(_EVERYWHERE)
            return
        stretch.total += pair.lower
        stretch.total -= wanted
        stretch.count += 1
        stretch.last = pair
        stretch.told += [seen.ink.box for seen in {*shown} ^ {*stretch.lasting}]
        stretch.lasting = [seen for seen in stretch.lasting if seen in shown]
        for seen in shown:
            if seen.ink.height and self._share(seen, pair) < presence.THERE:
                self._fault(seen, seen.missing, frame, pair)
                stretch.told.append(seen.ink.box)
        for seen in self._near(frame):
            if presence.is_there(seen.ink, pair.upper, pair.lower):
                seen.outside.append(frame)
                stretch.told.append(seen.ink.box)

    def _share(self, seen: Seen, pair: Pair) -> float:
        found = presence.strokes(seen.ink, pair.upper, pair.lower)
        self._strokes[seen] = self._strokes.get(seen, 0) + found
        return presence.share(found)

    def _close(self) -> None:
        """Keep of a stretch the blocks that may tell something."""
        stretch = self._stretch
        if stretch is None:
            return
        left = difference.above(abs(stretch.total) // max(1, stretch.count), _LEAST)
        for box in stretch.told:
            left = left.where(~left.inside(box))
        inside = []
        for seen in (one for one in stretch.lasting if one.ink.height):
            own = left.inside(seen.ink.box)
            inside.append((seen, left.where(own)))
            left = left.where(~own)
        self._means.append(_Mean(range(stretch.first, stretch.first + stretch.count), inside, left))
        clear = float(np.sort(left.means)[-1]) if left.many else 0.0
        if clear > self._clearest:
            self._clearest, self.stray_picture = clear, thumbnail.jpeg(stretch.last)


def _quality(strokes: np.ndarray) -> float:
    """The share of the strokes that is in a text's better letters."""
    should, does = strokes[:, strokes[0] > _THIN * strokes[0].max(initial=0)]
    return min(1.0, float(np.percentile(does / should, _GOOD))) if len(should) else 1.0
