"""Frames that are spoken for."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cover:
    """Stretches of frames, none overlapping another."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def take(self, begin: int, end: int) -> None:
        """Add a stretch that is free."""
        insort(self._taken, (begin, end))

    def free(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """What of a stretch is not taken."""
        at = max(0, bisect_left(self._taken, (begin, begin)) - 1)
        for first, last in self._taken[at:]:
            if first >= end:
                break
            if last <= begin:
                continue
            if begin < first:
                yield begin, first
            begin = max(begin, last)
        if begin < end:
            yield begin, end
