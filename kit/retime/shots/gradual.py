"""Changes of shot that take a while: dissolves, wipes, and fades through black and white.

A dissolve or wipe counts from the frame in which the new shot outweighs the old one; a fade from the first frame that
is no longer black or white. The timing guides speak of cuts only: this is where the new picture begins to be seen.
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
    from kit.retime.shots.past import Past
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
#: Levels of luma by which the pictures of a wipe differ where it can be followed, and how much of the picture that is.
_TOLD, _TOLD_SHARE = 24, 0.3
#: Most of the difference that a place of a wipe may have to both pictures, and places that may change to and fro.
_UNWIPED, _TWICE = 0.08, 0.25


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
    """Finds them in frames that are given one by one; ``past`` holds these, and tells what was only disturbed."""

    def __init__(self, rate: Rate, past: Past) -> None:
        self._spans = [max(4, round(rate.fps * seconds)) for seconds in _SPANS]
        self._near = window(rate) * 2
        self._past = past
        self._seen: deque[Look] = deque(maxlen=self._spans[-1] + 1)
        self._found: list[Transition] = []
        self._waiting: list[Transition] = []
        self._blank: tuple[int, list[Look]] | None = None
        self._fades: list[tuple[Transition, list[Look]]] = []

    def add(self, look: Look) -> None:
        """Take the next frame, which ``past`` holds already."""
        self._seen.append(look)
        self._watch_blank(look)
        for span in self._spans:
            if len(self._seen) > span and not look.frame % max(1, span // 4):
                self._try(list(self._seen)[-span - 1 :])
        self._settle(look.frame - self._past.within)

    def end(self, cuts: Sequence[int]) -> list[Transition]:
        """All transitions, in order; where a hard cut was found there is none."""
        self._settle(None)
        fades = [one for one in self._found if one.kind is Kind.FADE and not self._is_flash(one, cuts)]
        others = [one for one in self._found if one.kind is not Kind.FADE]
        free = [
            one
            for one in others
            if not any(one.first - self._near < cut <= one.last + self._near for cut in cuts)
            and not any(
                one.first <= fade.last + self._spans[1] and fade.first - self._spans[1] <= one.last for fade in fades
            )
        ]
        return sorted([*fades, *_best(free, self._spans[0])], key=lambda one: one.frame)

    def _try(self, looks: Sequence[Look]) -> None:
        first, last = looks[0], looks[-1]
        if first.is_blank or last.is_blank or structure(first, last) < _OTHER_PICTURE:
            return
        found = _mixture(looks) or (_wipe(looks) if len(looks) <= self._spans[1] + 1 else None)
        if found and difference(first, last, THRESHOLD) >= THRESHOLD:
            self._offer(found)

    def _offer(self, found: Transition) -> None:
        """Keep of the spans that show the same change the one that saw most of it."""
        near = [one for one in self._waiting if self._is_near(one, found)]
        if all(one.change < found.change for one in near):
            self._waiting = [*(one for one in self._waiting if one not in near), found]

    def _is_flash(self, fade: Transition, cuts: Sequence[int]) -> bool:
        """Whether it is a cut with a few frames of white or black in it, and no fade."""
        return fade.last - fade.first < self._near // 2 and any(fade.first <= cut <= fade.last for cut in cuts)

    def _is_near(self, one: Transition, other: Transition) -> bool:
        return abs(one.frame - other.frame) <= self._spans[0]

    def _watch_blank(self, look: Look) -> None:
        if look.is_blank:
            self._blank = self._blank or (look.frame, self._past.before(look.frame))
        elif self._blank is not None:
            first, before = self._blank
            self._fades.append((Transition(Kind.FADE, first, look.frame, look.frame), before))
            self._blank = None

    def _settle(self, until: int | None) -> None:
        """Keep what is a change of shot: what was seen before is not seen again soon after."""
        for one in [one for one in self._waiting if until is None or one.last <= until]:
            self._waiting.remove(one)
            if self._past.leaves(one.first, one.last):
                self._found.append(one)
        for fade in [fade for fade in self._fades if until is None or fade[0].last <= until]:
            self._fades.remove(fade)
            if self._past.leaves_for(fade[1], fade[0].last):
                self._found.append(fade[0])


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


def _wipe(looks: Sequence[Look]) -> Transition | None:
    """The wipe from the first of some frames to the last, if each place changes once from one picture to the other."""
    grey = np.stack([look.grey.ravel() for look in looks])
    change = np.abs(grey[-1] - grey[0])
    told = change > _TOLD
    if float(told.mean()) < _TOLD_SHARE:
        return None
    to_old, to_new = (np.abs(grey[:, told] - end) for end in (grey[0, told], grey[-1, told]))
    is_new = to_new < to_old
    share = is_new.mean(axis=1)
    within = (share > _SEEN) & (share < 1 - _SEEN)
    steps = np.diff(share)
    if np.count_nonzero(within) < _BETWEEN or float(steps.max()) > _LEAP or float(steps.min()) < _BACK / 3:
        return None
    rest = np.minimum(to_old, to_new)[within].mean() / change[told].mean()
    switches = np.abs(np.diff(is_new.astype(np.int8), axis=0)).sum(axis=0)
    if float(rest) > _UNWIPED or float((switches > 1).mean()) > _TWICE:
        return None
    middle = int(np.argmax(share >= 1 / 2))
    begins = int(np.flatnonzero(share[:middle] <= _SEEN).max(initial=0))
    ends = middle + int(np.argmax(share[middle:] >= 1 - _SEEN))
    return Transition(Kind.WIPE, looks[begins].frame, looks[ends].frame, looks[middle].frame, float(change @ change))


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
