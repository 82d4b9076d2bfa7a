"""Whether a map holds wherever somebody speaks: looked at once more, second by second, after it was made.

Each second of speech in the old film has to be in the new one where the map puts it, and a removed one nowhere. What
another offset explains better, what is not there, and what is still there although it was removed is a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.features import RATE
from kit.retime.sound.looks import HOP, look
from kit.retime.sound.waves import SIZE
from kit.retime.sound.weighing import APART, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.chain import Places
    from kit.retime.sound.looks import Looks
    from kit.retime.sound.pair import Pair
    from kit.retime.sound.voices import Voices

#: Looks of one cell, a second, and how many of them must be spoken for it to tell anything.
_CELL, _SPOKEN = 102, 30
#: Of the voice that is usual in a cell, what a cell must have to tell anything.
_LOUD = 0.25
#: Other offsets that are tried everywhere.
_OFTEN = 6
#: Windows that are looked at all over the film; those within so many samples of a join are looked at besides.
_WINDOWS, _BESIDE = 240, 12 * RATE
#: Windows that tell what is usual where the voices are.
_ASKED = 40
#: What chance does not reach, and what a place needs of what is usual where the voices are.
_CHANCE, _USUAL = 0.1, 0.5
#: How many times as much of the voice another place must share to be better.
_BETTER = 1.4
#: What all but so many of the seconds share: less than half of it is not there.
_LOW = 0.1
#: Seconds of speech that must be doubtful together; one, where a join is so near in samples and one tells enough.
_SECONDS, _NEAR = 2, 3 * RATE
#: Places that are looked up, and how strong one must be for its lag to be right.
_LOOKED_UP, _FAINT = 12, 6.0
#: Of the voice that is lost, what another must have of its place to be one that says the same, and beside a join.
_SAID_TWICE, _AS_WELL = 0.5, 0.9
#: Cells further apart than this are two places, in samples.
_TOGETHER = 5 * RATE
#: A second that shares this much shares all.
_ALL = 0.9
#: So many seconds tell whether a stretch has the voices, and it has them not if they share less of the usual than this.
_MANY, _LESS = 3, 0.6


class Kept(NamedTuple):
    """A stretch of the old film, ``end`` excluded, that is in the new one ``offset`` later; all in samples."""

    begin: float
    end: float
    offset: float


class Doubt(NamedTuple):
    """What is doubtful from one sample of the old film to another.

    ``kind``: "elsewhere" than the map says, "absent" from where it says, "lost" although it is in the new film,
    or "foreign" where a whole stretch shares something else than the voices.
    """

    begin: int
    end: int
    kind: str


class _Cell(NamedTuple):
    at: int  # the first sample of its window
    part: NDArray[np.bool_]  # its looks in that window
    begin: int
    end: int
    offset: float | None  # None: removed


def doubts(
    pair: Pair, voices: Voices, kept: Sequence[Kept], places: Places, cues: Sequence[tuple[float, float]] = ()
) -> list[Doubt]:
    """All that speaks against a map; only speech in ``cues`` (in samples) counts, if there are any."""
    return _Proof(pair, voices, kept, places, cues).doubts()


class _Proof:
    def __init__(
        self, pair: Pair, voices: Voices, kept: Sequence[Kept], places: Places, cues: Sequence[tuple[float, float]]
    ) -> None:
        self._pair, self._voices, self._kept = pair, voices, kept
        self._cues = np.array(cues, np.float64).reshape(-1, 2)
        self._looks: dict[tuple[int, int], Looks] = {}
        self._found: dict[int, list[float]] = {}
        often = sorted(places.at, key=lambda offset: -len(places.at[offset]))[:_OFTEN]
        self._offsets = _apart([*(stretch.offset for stretch in kept), *often])
        self._cells = list(self._spoken(self._windows()))
        some = list(self._spoken(self._some()))
        least = _LOUD * float(np.median([self._voice(cell) for cell in some])) if some else 0.0
        self._cells = [cell for cell in self._cells if self._voice(cell) >= least]
        shared = [self._shared(cell, cell.offset) for cell in some if cell.offset is not None]
        self._usual = float(np.median(shared)) if shared else 0.0
        low = float(np.quantile(shared, _LOW)) if shared else 0.0
        self._absent = max(_CHANCE / 2, min(_LESS * self._usual, low / 2))

    def doubts(self) -> list[Doubt]:
        found: dict[str, list[_Cell]] = {"elsewhere": [], "absent": [], "lost": []}
        for cell in self._cells:
            kind = self._of_removed(cell) if cell.offset is None else self._of_kept(cell, cell.offset)
            if kind:
                found[kind].append(cell)
        told = [doubt for kind, cells in found.items() for doubt in self._together(cells, kind)]
        # A stretch of which single places are named already needs no other word.
        named = [one for one in self._foreign() if not any(_overlap(one, other) for other in told)]
        return sorted([*told, *named])

    def _foreign(self) -> Iterator[Doubt]:
        """Stretches in which much less of the voices is shared than elsewhere: music or noise that comes again."""
        for stretch in self._kept:
            cells = [cell for cell in self._cells if cell.offset == stretch.offset and cell.begin >= stretch.begin]
            cells = [cell for cell in cells if cell.end <= stretch.end]
            shared = [self._shared(cell, stretch.offset) for cell in cells]
            if len(cells) >= _MANY and float(np.median(shared)) < _LESS * self._usual:
                yield Doubt(cells[0].begin, cells[-1].end, "foreign")

    def _of_kept(self, cell: _Cell, offset: float) -> str:
        mine = self._shared(cell, offset)
        if mine >= _ALL:
            return ""
        for other in self._others(cell, offset, mine):
            if self._shared(cell, other) >= max(_CHANCE, _USUAL * self._usual, _BETTER * mine):
                return "elsewhere"
        return "absent" if mine < self._absent else ""

    def _of_removed(self, cell: _Cell) -> str:
        for other in self._others(cell, None, 0.0):
            there = self._shared(cell, other)
            if there >= max(_CHANCE, _USUAL * self._usual) and not self._is_taken(cell, other):
                return "lost"
        return ""

    def _is_taken(self, cell: _Cell, offset: float) -> bool:
        """Whether another voice is in that place of the new film as well: a sentence that is said twice."""
        place = (cell.begin + cell.end) / 2 + offset
        # The same looks of a window that begins with the cell.
        part = np.roll(cell.part, -((cell.begin - cell.at) // HOP))
        # What a stretch would have if it only began earlier, or ended later, was said once.
        beside = self._is_beside_join(cell) and any(abs(one.offset - offset) <= APART for one in self._kept)
        for stretch in self._kept:
            if stretch.begin <= place - stretch.offset < stretch.end:
                at = round(cell.begin + offset - stretch.offset)
                one = self._look(at, stretch.offset).explained(part)
                two = self._look(cell.begin, offset).explained(part)
                return one >= two * (_AS_WELL if beside else _SAID_TWICE)
        return False

    def _others(self, cell: _Cell, offset: float | None, mine: float) -> Iterable[float]:
        others = self._offsets
        if mine < _USUAL * self._usual:
            others = _apart([*others, *self._looked_up(cell.at)])
        return [other for other in others if offset is None or abs(other - offset) > APART]

    def _looked_up(self, at: int) -> list[float]:
        """Offsets at which the new film may have what is said around a window."""
        if at not in self._found:
            compared = [(offset, self._pair.compare(at, offset)) for offset, _ in self._pair.places(at, _LOOKED_UP)]
            self._found[at] = [offset + like.lag for offset, like in compared if like.strength >= _FAINT]
        return self._found[at]

    def _shared(self, cell: _Cell, offset: float) -> float:
        """How much of the voice of a cell the new film has there; less, if it has as much of what lies under it."""
        looks = self._look(cell.at, offset)
        spoken = max(0.0, looks.coherence(cell.part))
        between = ~self._voices.spoken(cell.at) & looks.audible
        rest = float(looks.agreed[between].mean()) if int(between.sum()) >= _SPOKEN else 0.0
        return spoken * (1 - max(0.0, rest - spoken))

    def _voice(self, cell: _Cell) -> float:
        return float(self._look(cell.at, cell.offset or 0.0).old[cell.part].sum())

    def _look(self, at: int, offset: float) -> Looks:
        known = at, round(offset)
        if known not in self._looks:
            self._looks[known] = look(self._pair, offset, at, at + SIZE)
        return self._looks[known]

    def _every(self) -> range:
        return range(0, max(1, len(self._pair.old) - SIZE + 1), SIZE)

    def _some(self) -> list[int]:
        """Windows all over the kept film that tell what is usual."""
        kept = [at for at in self._every() if any(one.begin <= at and at + SIZE <= one.end for one in self._kept)]
        return kept[:: max(1, len(kept) // _ASKED)]

    def _windows(self) -> list[int]:
        every = self._every()
        joins = [edge for stretch in self._kept for edge in (stretch.begin, stretch.end)]
        asked = [at for at in every if not self._pair.silent(at) and not self._is_whole(at)]
        spread = set(asked[:: max(1, -(-len(asked) // _WINDOWS))])
        return [at for at in asked if at in spread or any(abs(at - join) < _BESIDE for join in joins)]

    def _is_whole(self, at: int) -> bool:
        return any(
            stretch.begin <= at
            and at + SIZE <= stretch.end
            and self._pair.compare(at, round(stretch.offset)).strength >= WHOLE
            for stretch in self._kept
        )

    def _spoken(self, windows: Iterable[int]) -> Iterator[_Cell]:
        """The seconds of windows in which somebody speaks, parted at joins."""
        for at in windows:
            places = at + np.arange(SIZE // HOP + 1) * HOP
            spoken = self._voices.spoken(at) & self._shown(places)
            regions = np.full(len(spoken), -1)
            for number, stretch in enumerate(self._kept):
                regions[(places >= stretch.begin) & (places < stretch.end)] = number
            for first in range(0, len(spoken) - _CELL + 1, _CELL):
                cell = np.zeros(len(spoken), bool)
                cell[first : first + _CELL] = True
                for region in np.unique(regions[first : first + _CELL]):
                    part = cell & (regions == region)
                    if int((part & spoken).sum()) >= _SPOKEN:
                        offset = self._kept[region].offset if region >= 0 else None
                        here = places[part]
                        yield _Cell(at, part & spoken, int(here[0]), int(here[-1]) + HOP, offset)

    def _shown(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """At which samples of the old film a cue shows."""
        if not len(self._cues):
            return np.ones(len(places), bool)
        begins, ends = self._cues.T
        return np.asarray(((places[:, None] >= begins) & (places[:, None] < ends)).any(axis=1))

    def _together(self, cells: Sequence[_Cell], kind: str) -> Iterator[Doubt]:
        """Doubtful cells near each other as one doubt, if there are enough of them."""
        groups: list[list[_Cell]] = []
        for cell in cells:
            if groups and cell.begin - groups[-1][-1].end <= _TOGETHER:
                groups[-1].append(cell)
            else:
                groups.append([cell])
        for group in groups:
            if len(group) >= _SECONDS or (self._absent >= _CHANCE and self._is_beside_join(group[0])):
                yield Doubt(group[0].begin, group[-1].end, kind)

    def _is_beside_join(self, cell: _Cell) -> bool:
        edges = [edge for stretch in self._kept for edge in (stretch.begin, stretch.end)]
        return any(cell.begin - _NEAR < edge < cell.end + _NEAR for edge in edges)


def _overlap(one: Doubt, other: Doubt) -> bool:
    return one.begin < other.end and other.begin < one.end


def _apart(offsets: Iterable[float]) -> list[float]:
    """The same without those that are near one before."""
    found: list[float] = []
    for offset in offsets:
        if all(abs(offset - other) > APART for other in found):
            found.append(offset)
    return found
