"""Which of the hard cuts that were found are changes of shot, once it is known how the film goes on."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.shots.cuts import window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.retime.shots.look import Look
    from kit.retime.shots.past import Past
    from kit.time.rate import Rate

#: Seconds that a shot lasts at least if what was before is there again after it; less is a burst of light.
_INSERT = Fraction(1, 3)
#: How many times as long as a flash a burst of light may grow before the picture is another one.
_BURST = 3
#: Share of a picture that stays as it is where letters come on, by how many levels of luma or colour it may differ.
_SAME_SHARE, _SAME_LEVELS = 0.6, 3
#: Luma above which two shots have no large part in common by chance, as they may in the dark; and by how many levels
#: letters change what they cover.
_LIT, _LETTERS = 60, 24
#: Frames before black or white over which a picture may have faded, and the share of the way in its last step.
_RAMP, _LAST_STEP = 8, 0.6


class Settling:
    """Takes cuts in order and gives those that stay; a picture that is soon there again was never left."""

    def __init__(self, past: Past, rate: Rate) -> None:
        self._past = past
        self._near = window(rate)
        self._wait = past.within + 2 * self._near
        self._insert = round(rate.fps * _INSERT)
        self._waiting: list[int] = []
        self._kept: list[int] = []

    def add(self, cuts: Iterator[int], frame: int) -> Iterator[int]:
        """Take cuts that were found by ``frame``; gives those that are settled by now."""
        self._waiting += cuts
        while self._waiting and self._waiting[0] + self._wait <= frame:
            yield from self._settle()

    def end(self, cuts: Iterator[int]) -> Iterator[int]:
        """Give what is left when the film has ended."""
        self._waiting += cuts
        while self._waiting:
            yield from self._settle()

    def _settle(self) -> Iterator[int]:
        cut = self._waiting[0]
        back = self._past.back(cut - 1, cut) or self._after_a_burst(cut)
        inside = [one for one in self._waiting if back is not None and one <= back]
        if len(inside) > 1 and inside[-1] + self._near >= (back or 0) and self._are_shots(inside):
            inside = []
        self._waiting = self._waiting[max(1, len(inside)) :]
        if inside or self._is_return(cut) or self._is_fading(cut) or self._is_overlay(cut):
            return
        self._kept = [*self._kept[-self._near :], cut]
        yield cut

    def _after_a_burst(self, cut: int) -> int | None:
        """The frame from which on a picture is seen again that was burnt out before the cut; None if it is not."""
        last = max((one for one in self._kept if one < cut), default=0)
        befores = (cut - 1 - times * self._near for times in range(1, _BURST + 1))
        return next((back for one in befores if one >= last and (back := self._past.back(one, cut))), None)

    def _is_return(self, cut: int) -> bool:
        """Whether a picture comes on that was left without a cut."""
        earlier = self._past.earlier(cut)
        return earlier is not None and not any(earlier < one <= cut for one in self._kept)

    def _are_shots(self, cuts: list[int]) -> bool:
        return all(other - one >= self._insert and self._past.is_steady(one, other) for one, other in pairwise(cuts))

    def _is_overlay(self, cut: int) -> bool:
        """Whether most of the picture is what it was, to the level: letters came on or went."""
        before, after = self._past.look(cut - 1), self._past.look(cut)
        if before is None or after is None:
            return False
        change = np.abs(before.grey - after.grey)
        same = change <= _SAME_LEVELS
        for one, other in ((before.blue, after.blue), (before.red, after.red)):
            colours = np.abs(one.astype(np.int16) - other) <= _SAME_LEVELS
            same &= colours.repeat(2, 0).repeat(2, 1)
        if float(same.mean()) < _SAME_SHARE or same.all():
            return False
        return float(after.grey[same].mean()) > _LIT and float(change[~same].mean()) >= _LETTERS

    def _is_fading(self, cut: int) -> bool:
        """Whether it is only the last step of a fade to black or white."""
        blank = self._past.look(cut)
        before = self._past.between(cut - _RAMP, cut)
        if blank is None or not blank.is_blank or not before:
            return False
        steps = [_light(look) - _light(blank) for look in before]
        return abs(steps[-1]) < _LAST_STEP * max(abs(step) for step in steps)


def _light(look: Look) -> float:
    return float(look.grey.mean())
