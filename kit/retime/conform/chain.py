"""The matches that keep the order of both cuts and together cover most of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.conform.matches import Match


def longest(matches: Sequence[Match]) -> list[Match]:
    """Of all sets in which each match lies after the one before it in both cuts, the one with the most frames.

    Of several with as many, one whose stretches run on (the same offset as the one before) is taken first.
    """
    ends = sorted({match.end for match in matches})
    best = _Best(len(ends))
    by_new = sorted(range(len(matches)), key=lambda i: (matches[i].new, matches[i].begin))
    done = iter(sorted(range(len(matches)), key=lambda i: (matches[i].new_end, matches[i].end)))
    waiting = next(done, None)
    score: dict[int, tuple[int, int]] = {}
    before: dict[int, int | None] = {}
    for index in by_new:
        match = matches[index]
        # Everything that ends in the new cut before this match begins may come before it.
        while waiting is not None and matches[waiting].new_end <= match.new:
            best.offer(bisect_right(ends, matches[waiting].end) - 1, (*score[waiting], waiting))
            waiting = next(done, None)
        weight, joins, last = best.up_to(bisect_right(ends, match.begin))
        runs_on = last >= 0 and matches[last].end == match.begin and matches[last].new_end == match.new
        score[index] = (weight + match.length, joins + runs_on)
        before[index] = last if last >= 0 else None
    return [matches[index] for index in _walk(score, before)]


def _walk(score: dict[int, tuple[int, int]], before: dict[int, int | None]) -> list[int]:
    index = max(score, key=lambda one: score[one], default=None)
    chain: list[int] = []
    while index is not None:
        chain.append(index)
        index = before[index]
    return chain[::-1]


class _Best:
    """The best of a growing beginning: a Fenwick tree of (frames, joins, match)."""

    def __init__(self, size: int) -> None:
        self._tree = [(0, 0, -1)] * (size + 1)

    def offer(self, place: int, value: tuple[int, int, int]) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], value)
            place += place & -place

    def up_to(self, count: int) -> tuple[int, int, int]:
        found = (0, 0, -1)
        while count:
            found = max(found, self._tree[count])
            count -= count & -count
        return found
