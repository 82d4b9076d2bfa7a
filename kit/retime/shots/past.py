"""The last seconds of a film, and whether what was seen before a change is there again after it."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.retime.shots.look import difference, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.shots.look import Look
    from kit.time.rate import Rate

#: Seconds within which a picture that was only disturbed is there again.
_WITHIN = Fraction(2)
#: Seconds between the frames that are compared; a steady picture hardly changes in so short a time.
_STEP = Fraction(1, 8)
#: Most lack of common structure in one and the same picture, however it is lit: where a hard cut is doubted, for two
#: landscapes have much in common, and where something slow is.
_SAME, _MUCH_THE_SAME = 0.2, 0.3
#: Largest difference, colours and all, of one picture in one light: two shots differ by 0.85 at least.
_SAME_LIGHT = 0.4
#: Least variance of luma with which a picture can be told from another one.
_TELLING = 40.0


class Past:
    """Frames of some seconds; a change is asked about when ``within`` more frames have come, or the film has ended."""

    def __init__(self, rate: Rate) -> None:
        self.within = round(rate.fps * _WITHIN)
        self._step = max(1, round(rate.fps * _STEP))
        self._seen: deque[Look] = deque(maxlen=4 * self.within)

    def add(self, look: Look) -> None:
        """Take the next frame."""
        self._seen.append(look)

    def look(self, frame: int) -> Look | None:
        """A frame, or the one before it where a rate that varies leaves it out."""
        return next((look for look in reversed(self._seen) if look.frame <= frame), None)

    def between(self, begin: int, end: int) -> list[Look]:
        """The frames from one up to another."""
        return [look for look in self._seen if begin <= look.frame < end]

    def back(self, first: int, last: int) -> int | None:
        """The frame after ``last`` from which on the picture of ``first`` is seen again; None if it is not."""
        before = self.look(first)
        after = self.between(last + 1, last + self.within + 1)[:: self._step]
        again = _in_its_light if self.looks_alike(first, last) else _again
        return next(again(before, after), None) if before else None

    def looks_alike(self, first: int, last: int) -> bool:
        """Whether two frames have so much structure in common that only their light tells them apart."""
        one, other = self.look(first), self.look(last)
        return one is not None and other is not None and likeness(one, other, _SAME) < _SAME

    def earlier(self, frame: int) -> int | None:
        """The last frame before this one in which its picture was seen, if another one was seen since."""
        look = self.look(frame)
        again = _in_its_light if self.looks_alike(frame - 1, frame) else _again
        return next(again(look, self.before(frame)[-2 :: -self._step]), None) if look else None

    def leaves(self, first: int, last: int) -> bool:
        """Whether nothing from before a change is seen again soon after it, and nothing from after it was before."""
        near = self.within // 4
        old, new = self.before(first + 1), self.between(last, last + self.within + 1)
        return not self._share(old[-near:], new) and not self._share(old, new[:near])

    def leaves_for(self, before: Sequence[Look], last: int) -> bool:
        """Whether there was a picture before black or white, and none like it in the second after ``last``."""
        after = self.between(last, last + self.within // 2 + 1)
        return any(map(_tells, before)) and not self._share(before[-self.within // 2 :], after)

    def before(self, frame: int) -> list[Look]:
        """The frames of the time before one in which its picture may have been seen."""
        return self.between(frame - self.within, frame)

    def _share(self, before: Sequence[Look], after: Sequence[Look]) -> bool:
        """Whether one picture is among those before a change and among those after it."""
        new = after[:: self._step]
        return any(True for look in before[:: -self._step] for _ in _again(look, new, _MUCH_THE_SAME))

    def is_steady(self, begin: int, end: int) -> bool:
        """Whether the frames from one up to another are one picture that can be told from others."""
        looks = self.between(begin, end)[:: self._step] or self.between(begin, end)
        telling = all(_tells(look) for look in looks)
        return telling and all(likeness(one, other, _SAME) < _SAME for one, other in pairwise(looks))


def _again(look: Look, others: Sequence[Look], same: float = _SAME) -> Iterator[int]:
    """The frames among others in which a picture is seen, if it can be told from others at all."""
    if _tells(look):
        yield from (other.frame for other in others if _tells(other) and likeness(look, other, same) < same)


def _in_its_light(look: Look, others: Sequence[Look]) -> Iterator[int]:
    """The frames among others in which a picture is seen in its own colours and light."""
    yield from (other.frame for other in others if difference(look, other, _SAME_LIGHT) < _SAME_LIGHT)


def _tells(look: Look) -> bool:
    return float(look.grey.var()) >= _TELLING
