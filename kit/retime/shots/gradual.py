"""Changes of shot that take a while: dissolves, and fades through black.

A dissolve counts from the frame in which the new shot outweighs the old one; a fade from the first frame that is no
longer black. The timing guides speak of cuts only: this is where the new picture begins to be seen.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.shots.cuts import THRESHOLD, window
from kit.retime.shots.kind import Kind
from kit.retime.shots.look import difference, structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.shots.look import Look
    from kit.time.rate import Rate

#: Lengths, in seconds, over which two pictures are compared: dissolves are from a third of a second to two long.
_SPANS = (Fraction(1, 2), Fraction(1), Fraction(2))
#: Least lack of common structure: a lamp that is turned up changes colours and not what is seen.
_OTHER_PICTURE = 0.35
#: Most of the change that may be no mixture of the two pictures: movement in them, but no pan from one to the other.
_UNMIXED = 0.15
#: Largest part of a change in one frame, and largest step back; more is a cut, or no dissolve at all.
_LEAP, _BACK = 0.4, -0.15
#: Where a mixture begins and ends to be seen, and how many frames must lie between.
_SEEN, _BETWEEN = 0.15, 3


@dataclass(frozen=True, slots=True)
class Transition:
    """``first`` and ``last`` are the frames between which it happens, ``frame`` the one from which on it counts.

    ``change`` is how much of the picture changed, to compare findings of the same dissolve.
    """

    kind: Kind
    first: int
    last: int
    frame: int
    change: float = 0.0


class Gradual:
    """Finds dissolves and fades in frames that are given one by one, and holds two seconds of them."""

    def __init__(self, rate: Rate) -> None:
        self._spans = [max(4, round(rate.fps * seconds)) for seconds in _SPANS]
        self._near = window(rate) * 2
        self._seen: deque[Look] = deque(maxlen=self._spans[-1] + 1)
        self._found: list[Transition] = []
        self._black: int | None = None
        self._before: Look | None = None
        self._fades: list[tuple[int, int, Look]] = []

    def add(self, look: Look) -> None:
        """Take the next frame."""
        self._seen.append(look)
        self._watch_black(look)
        for span in self._spans:
            if len(self._seen) > span and not look.frame % max(1, span // 4):
                self._try(list(self._seen)[-span - 1 :])

    def end(self, cuts: Sequence[int]) -> list[Transition]:
        """All transitions, in order; where a hard cut was found there is none."""
        self._settle_fades(None)
        fades = [one for one in self._found if one.kind is Kind.FADE]
        dissolves = [one for one in self._found if one.kind is Kind.DISSOLVE]
        free = [
            one
            for one in dissolves
            if not any(one.first - self._near < cut <= one.last + self._near for cut in cuts)
            and not any(
                one.first <= fade.last + self._spans[1] and fade.first - self._spans[1] <= one.last for fade in fades
            )
        ]
        return sorted([*fades, *_best(free, self._spans[0])], key=lambda one: one.frame)

    def _try(self, looks: Sequence[Look]) -> None:
        first, last = looks[0], looks[-1]
        if first.is_black or last.is_black or structure(first, last) < _OTHER_PICTURE:
            return
        found = _mixture(looks)
        if found and difference(first, last, THRESHOLD) >= THRESHOLD:
            self._found.append(found)

    def _watch_black(self, look: Look) -> None:
        if look.is_black:
            if self._black is None:
                self._black = look.frame
                self._before = _brightest(list(self._seen)[:-1])
        elif self._black is not None:
            if self._before is not None:
                self._fades.append((self._black, look.frame, self._before))
            self._black = None
        self._settle_fades(look)

    def _settle_fades(self, look: Look | None) -> None:
        """Compare what was seen before black with what is seen a while after it; None when the film has ended."""
        wait = self._spans[1]
        for fade in list(self._fades):
            black, clear, before = fade
            if look is not None and look.frame < clear + wait:
                continue
            self._fades.remove(fade)
            after = _brightest([one for one in self._seen if one.frame >= clear])
            if after is not None and difference(before, after, THRESHOLD) >= THRESHOLD:
                self._found.append(Transition(Kind.FADE, black, clear, clear))


def _mixture(looks: Sequence[Look]) -> Transition | None:
    """The dissolve from the first of some frames to the last, if the others are mixtures of these two."""
    grey = np.stack([look.grey.ravel() for look in looks])
    change = grey[-1] - grey[0]
    size = float(change @ change)
    if not size:
        return None
    since = grey - grey[0]
    share = (since @ change) / size
    within = (share > _SEEN) & (share < 1 - _SEEN)
    steps = np.diff(share)
    if np.count_nonzero(within) < _BETWEEN or float(steps.max()) > _LEAP or float(steps.min()) < _BACK:
        return None
    rest = since[within] - share[within, None] * change
    if float((rest * rest).sum(axis=1).mean()) > _UNMIXED * size:
        return None
    middle = int(np.argmax(share >= 1 / 2))
    begins = int(np.flatnonzero(share[:middle] <= _SEEN).max(initial=0))
    ends = middle + int(np.argmax(share[middle:] >= 1 - _SEEN))
    return Transition(Kind.DISSOLVE, looks[begins].frame, looks[ends].frame, looks[middle].frame, size)


def _best(found: Sequence[Transition], near: int) -> Iterator[Transition]:
    """Of the spans that show the same dissolve, the one that saw most of it."""
    group: list[Transition] = []
    ordered = sorted(found, key=lambda one: one.frame)
    for one, following in pairwise([*ordered, None]):
        if one is None:
            continue
        group.append(one)
        if following is None or following.frame - one.frame > near:
            yield max(group, key=lambda each: each.change)
            group = []


def _brightest(looks: Sequence[Look]) -> Look | None:
    return max(looks, key=lambda look: float(look.grey.mean()), default=None)
