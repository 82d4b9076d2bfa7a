"""Hard cuts: frames from which on the picture is another one, and stays so."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from kit.retime.shots.look import difference, structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.shots.look import Look
    from kit.time.rate import Rate

#: Least difference of two neighbouring frames that is a cut: between what cuts and what all else had in measured films.
THRESHOLD = 0.85
#: What is shorter than a second divided by this is a flash and no shot: up to four frames at 24.
_FLASH = 5
#: Frames of one shot differ by less than this share of what they differ from the next shot.
_ALIKE = 0.75


def window(rate: Rate) -> int:
    """How many frames on both sides of a cut are looked at: what is shorter is a flash and no shot."""
    return max(2, round(rate.fps / _FLASH))


class Cuts:
    """Finds hard cuts in frames that are given one by one, and holds only as many as it compares."""

    def __init__(self, rate: Rate, threshold: float = THRESHOLD) -> None:
        self._reach = window(rate)
        self._threshold = threshold
        self._seen: deque[Look] = deque(maxlen=2 * self._reach)
        self._changes: set[int] = set()
        self._group: list[tuple[Look, Look]] = []

    def add(self, look: Look) -> Iterator[int]:
        """Take the next frame; gives the cuts that are certain by now."""
        if self._seen and difference(self._seen[-1], look, self._threshold) >= self._threshold:
            self._changes.add(look.frame)
        if len(self._seen) == 2 * self._reach:
            self._changes.discard(self._seen[0].frame)
        self._seen.append(look)
        if len(self._seen) > self._reach:
            yield from self._decide(len(self._seen) - self._reach)

    def end(self) -> Iterator[int]:
        """Give what is left when the film has ended."""
        for at in range(max(1, len(self._seen) - self._reach + 1), len(self._seen)):
            yield from self._decide(at)
        yield from self._close()

    def _decide(self, at: int) -> Iterator[int]:
        seen = list(self._seen)
        look = seen[at]
        if self._group and look.frame - self._group[-1][1].frame >= self._reach:
            yield from self._close()
        if look.frame in self._changes and self._stays(seen, at):
            self._group.append((seen[at - 1], look))

    def _stays(self, seen: Sequence[Look], at: int) -> bool:
        """Whether no frame soon after is as before, and none soon before as after: else it is a flash.

        Where frames of the same side are as different from each other, it is noise in the dark and no picture.
        """
        before, after = seen[at - 1], seen[at]
        later = seen[at + 1 : at + self._reach]
        earlier = seen[max(0, at - self._reach) : at - 1]
        if not all(difference(before, one, self._threshold) >= self._threshold for one in later):
            return False
        if not all(difference(one, after, self._threshold) >= self._threshold for one in earlier):
            return False
        alike = _ALIKE * difference(before, after)
        return _any_like(before, earlier[::-1], alike) and _any_like(after, later, alike)

    def _close(self) -> Iterator[int]:
        """One cut of several that are nearer together than a shot is long: a flash, or a few black frames, at a cut."""
        if not self._group:
            return
        (before, first), (last, after) = self._group[0], self._group[-1]
        self._group = []
        between = first if first is not after else after
        of_the_old = first is not after and (last.is_blank or structure(before, between) < structure(between, after))
        yield after.frame if of_the_old else first.frame


def _any_like(look: Look, others: Sequence[Look], alike: float) -> bool:
    """Whether one of the frames beside it shows the same; so it is if there are none."""
    return not others or any(difference(look, other, alike) < alike for other in others)
