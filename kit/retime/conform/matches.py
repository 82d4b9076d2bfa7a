"""Stretches of the old cut that show the same frames of the same source as stretches of the new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from kit.retime.conform import origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.cutlist.shot import Shot

#: Candidates beyond which the lists say the same source over and over, and nothing could be told apart.
MOST = 400_000


@dataclass(frozen=True, slots=True)
class Match:
    """Old frames ``begin`` up to ``end`` that the new cut has from ``new`` on, one for one, and their shots."""

    begin: int
    end: int
    new: int
    old_shot: Shot
    new_shot: Shot

    @property
    def length(self) -> int:
        """Frames."""
        return self.end - self.begin

    @property
    def new_end(self) -> int:
        """The new frame after the last one."""
        return self.new + self.length

    @property
    def offset(self) -> int:
        """How many frames later it is in the new cut."""
        return self.new - self.begin

    def part(self, begin: int, end: int) -> Match:
        """The part of it between two old frames."""
        return Match(begin, end, begin + self.offset, self.old_shot, self.new_shot)


def find(old: Sequence[Shot], new: Sequence[Shot]) -> list[Match]:
    """Every stretch that could be the same, in the order of the new cut; a source used twice gives several."""
    index = _Index(old)
    found: list[Match] = []
    for shot in new:
        found += index.matches(shot)
        if len(found) > MOST:
            break
    return found


class _Index:
    """The old shots by the names of their sources and where in them they begin."""

    def __init__(self, shots: Sequence[Shot]) -> None:
        self._by_key: dict[str, list[Shot]] = defaultdict(list)
        for shot in shots:
            for key in origins.keys(shot.origin):
                self._by_key[key].append(shot)
        for same in self._by_key.values():
            same.sort(key=_first)
        self._starts = {key: [_first(shot) for shot in same] for key, same in self._by_key.items()}
        self._reach = {key: max(_last(shot) - _first(shot) for shot in same) for key, same in self._by_key.items()}

    def matches(self, shot: Shot) -> Iterator[Match]:
        seen: set[int] = set()
        for key in origins.keys(shot.origin):
            for old in self._near(key, shot):
                if id(old) not in seen and origins.alike(old.origin, shot.origin):
                    seen.add(id(old))
                    match = _match(old, shot)
                    if match is not None:
                        yield match

    def _near(self, key: str, shot: Shot) -> Sequence[Shot]:
        starts = self._starts.get(key)
        if not starts:
            return ()
        first = bisect_left(starts, _first(shot) - self._reach[key])
        return self._by_key[key][first : bisect_left(starts, _last(shot) + 1)]


def _first(shot: Shot) -> int:
    return floor(min(shot.source, shot.source + shot.length * shot.speed))


def _last(shot: Shot) -> int:
    return ceil(max(shot.source, shot.source + shot.length * shot.speed))


def _match(old: Shot, new: Shot) -> Match | None:
    """Where the two shots show the same source frames at the same speed; None for nowhere."""
    if old.speed != new.speed:
        return None
    if old.speed == 0:
        return Match(old.begin, old.begin + min(old.length, new.length), new.begin, old, new)
    # Both are lines, source = a + speed × record: they coincide where the record differs by this many frames.
    offset = round((old.source - new.source) / old.speed) + new.begin - old.begin
    begin = max(old.begin, new.begin - offset)
    end = min(old.end, new.end - offset)
    return Match(begin, end, begin + offset, old, new) if begin < end else None
