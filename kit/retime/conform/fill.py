"""What the chain leaves: scenes that changed their place, black, and shots replaced at the same length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.retime.conform.cover import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.conform.matches import Match
    from kit.retime.cutlist.shot import CutList, Shot


@dataclass(frozen=True, slots=True)
class Stretch:
    """Old frames that the new cut has ``offset`` frames later; ``why`` is ``same``, ``moved``, ``black``, ``replaced``.

    ``old`` and ``new`` are the numbers of the events that it begins in.
    """

    begin: int
    end: int
    offset: int
    why: str
    old: str
    new: str


def stretches(old: CutList, new: CutList, chain: Sequence[Match], matches: Sequence[Match]) -> list[Stretch]:
    """All that the new cut keeps, in the order of the old one."""
    found = [_stretch(match, "same") for match in chain]
    order = ([match.begin for match in chain], [match.new for match in chain])
    cover = (Cover(), Cover())
    for match in chain:
        _take(match, cover)
    for match in sorted(matches, key=lambda one: (-one.length, one.begin, one.new)):
        for part in list(_free(match, cover)):
            _take(part, cover)
            # In order is what lies between the same stretches in both cuts.
            fits = bisect_left(order[0], part.begin) == bisect_left(order[1], part.new)
            found.append(_stretch(part, "same" if fits else "moved"))
            if fits:
                insort(order[0], part.begin)
                insort(order[1], part.new)
    found.sort(key=lambda one: one.begin)
    found += _between(old, new, found)
    return sorted(found, key=lambda one: one.begin)


def _stretch(match: Match, why: str) -> Stretch:
    return Stretch(match.begin, match.end, match.offset, why, match.old_shot.number, match.new_shot.number)


def _take(match: Match, cover: tuple[Cover, Cover]) -> None:
    cover[0].take(match.begin, match.end)
    cover[1].take(match.new, match.new_end)


def _free(match: Match, cover: tuple[Cover, Cover]) -> Iterator[Match]:
    """The parts of a match that neither cut has used yet."""
    for begin, end in cover[0].free(match.begin, match.end):
        for new, new_end in cover[1].free(begin + match.offset, end + match.offset):
            yield match.part(new - match.offset, new_end - match.offset)


def _between(old: CutList, new: CutList, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """What lies between two neighbours of both cuts and is as long in both, and black of any length."""
    moved = [one for one in found if one.why == "moved"]
    edges = [
        Stretch(old.begin, old.begin, new.begin - old.begin, "same", "", ""),
        *(one for one in found if one.why == "same"),
        Stretch(old.end, old.end, new.end - old.end, "same", "", ""),
    ]
    for before, after in pairwise(edges):
        begin, end = before.end, after.begin
        new_begin, new_end = before.end + before.offset, after.begin + after.offset
        length = min(end - begin, new_end - new_begin)
        if length <= 0 or any(one.begin < end and begin < one.end for one in moved):
            continue
        shots = (_over(old.shots, begin, end), _over(new.shots, new_begin, new_end))
        offset = new_begin - begin
        if not any(shot for both in shots for shot in both if not shot.origin.is_black):
            yield Stretch(begin, begin + length, offset, "black", before.old, before.new)
        elif end - begin == new_end - new_begin and all(shots):
            yield Stretch(begin, end, offset, "replaced", shots[0][0].number, shots[1][0].number)


def _over(shots: Sequence[Shot], begin: int, end: int) -> Sequence[Shot]:
    first = max(0, bisect_right(shots, begin, key=lambda shot: shot.begin) - 1)
    last = bisect_left(shots, end, key=lambda shot: shot.begin)
    return [shot for shot in shots[first:last] if begin < shot.end]
