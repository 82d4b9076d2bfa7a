"""Whether the changes of shot that a list names are in the picture: some of them are looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.retime.shots.cuts import THRESHOLD
from kit.retime.shots.frames import looks_around
from kit.retime.shots.look import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.shots.look import Look
    from kit.time.rate import Rate
    from kit.tools.probe import Media

#: Changes that are looked at, spread over the film, and how many a list must have to be judged.
_LOOKS, _FEWEST = 12, 4
#: Frames by which a list may be off and still be the film's: it then counts from another first frame.
_OFF = 2
#: The share of changes that is seen where a list is the film's: dissolves and jump cuts are not seen, and so it is with
#: what a master hides; and the share that another film's list reaches at the most.
_USUAL, _STRANGE = 0.6, 0.3
#: Standard deviations that a film's own list is above chance at least.
_SURE = 3.0


@dataclass(frozen=True, slots=True)
class SpotCheck:
    """Of ``asked`` changes that a list names ``seen`` are in the picture; ``chance`` is the share of any list's.

    ``asked`` is 0 where there are too few to tell.
    """

    asked: int
    seen: int
    chance: float

    @property
    def is_foreign(self) -> bool:
        """Whether the picture changes at the list's frames hardly more often than anywhere."""
        if not self.asked or self.seen > _STRANGE * self.asked:
            return False
        spread = math.sqrt(self.chance * (1 - self.chance) * self.asked)
        return self.seen < self.chance * self.asked + _SURE * max(spread, 0.5)

    @property
    def is_doubtful(self) -> bool:
        """Whether fewer changes are seen than a film's own list usually has."""
        return self.asked > 0 and self.seen < _USUAL * self.asked


def look(media: Media, rate: Rate, cuts: Sequence[int]) -> SpotCheck:
    """Look at some of the frames that begin a shot, counted from the film's first.

    Raises StorageError if the picture cannot be decoded.
    """
    frames = rate.nearest(media.duration)
    inside = [cut for cut in cuts if _OFF < cut < frames - _OFF]
    if len(inside) < _FEWEST:
        return SpotCheck(0, 0, 0.0)
    count = min(_LOOKS, len(inside))
    chosen = [inside[(2 * at + 1) * len(inside) // (2 * count)] for at in range(count)]
    spans = [range(cut - _OFF - 1, cut + _OFF + 1) for cut in chosen]
    seen = sum(_changes(looks) for looks in looks_around(media, rate, spans))
    return SpotCheck(count, seen, min(1.0, (2 * _OFF + 1) * len(inside) / frames))


def _changes(looks: Sequence[Look]) -> bool:
    return any(difference(one, other, THRESHOLD) >= THRESHOLD for one, other in pairwise(looks))
