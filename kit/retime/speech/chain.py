"""The chain: which cues have which offset, where the film was recut.

Each cue says at every offset how well the soundtrack fits it. The chain is the way from cue to cue, forward in the
new film, that fits best when every change of offset has its price; a cue that fits nowhere is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.activity import STEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kit.retime.speech.activity import Activity
    from kit.retime.speech.template import Times

#: Looks that are taken together here, and their seconds: 48 ms.
_COARSE = 3
_STEP = STEP * _COARSE
#: How many standard deviations above other places a cue fits where it belongs, on average.
_MEAN = 1.3
_MOST = 3.0
#: What a change of offset must gain, as a logarithm: one place among the ten thousand of a film.
_CHANGE = 10.0
#: Cues that are looked up together to find offsets, and how many places of each group are kept.
_GROUP, _PLACES = 14, 5
#: Cues before one that it may follow on after a change: further back no film goes on.
_BACK = 150
#: Offsets as near as this are one; new times may overlap by this much, in seconds.
_SAME, _OVERLAP = 0.15, 0.3
_EDGE = 0.3


class Run(NamedTuple):
    """Cues from ``first`` to ``last`` (included, counted among the spoken ones) at one offset, in seconds.

    ``gain`` is the logarithm of how much likelier the soundtrack is with them there than by chance.
    """

    first: int
    last: int
    offset: float
    gain: float


class Chain(NamedTuple):
    """All runs of a track, and what they gain together, changes paid."""

    runs: tuple[Run, ...]
    gain: float


class _Node(NamedTuple):
    cue: int
    offset: int  # in steps of 48 ms
    gain: float


def chain(sound: Activity, cues: Times, ratio: float) -> Chain:
    """The best chain of a track at one speed."""
    tries = _Tries(sound, cues, ratio)
    nodes: list[_Node] = []
    firsts = [0]
    for number in range(len(cues)):
        gains = tries.gains(number)
        nodes += [_Node(number, offset, gain) for offset, gain in gains.items()]
        firsts.append(len(nodes))
    return _best(nodes, firsts, cues, ratio)


class _Tries:
    """How well single cues fit at the offsets that their neighbourhood suggests."""

    def __init__(self, sound: Activity, cues: Times, ratio: float) -> None:
        self._ratio, self._cues = ratio, cues
        whole = len(sound.speech) // _COARSE * _COARSE
        speech = sound.speech[:whole].reshape(-1, _COARSE).mean(axis=1, dtype=np.float64)
        self._sums = np.concatenate(([0.0], np.cumsum(speech)))
        self._size = len(speech)
        self._begins = cues.begins * ratio
        self._ends = np.maximum(cues.ends * ratio - 0.35, self._begins + 0.25)
        # The pause before a cue: from the out-time before it, but no longer than a second and no shorter than an edge.
        before = np.concatenate(([-9.0], np.maximum.accumulate(cues.ends[:-1] * ratio)))
        self._pauses = np.minimum(self._begins - _EDGE, np.maximum(before, self._begins - 1.0))
        self._fits = [self._fit(number) for number in range(len(cues))]
        self._offsets = self._suggested()

    def gains(self, number: int) -> dict[int, float]:
        """The logarithm of how much likelier the cue is at each suggested offset than anywhere."""
        shift, fits = self._fits[number]
        group = number // (_GROUP // 2)
        suggested = {one for near in range(group - 3, group + 4) for one in self._offsets.get(near, ())}
        suggested |= self._offsets.get(-1, set())
        gains = {}
        for offset in suggested:
            place = offset - shift
            if 0 <= place < len(fits):
                gains[offset] = _MEAN * float(fits[place]) - _MEAN**2 / 2
        return gains

    def _fit(self, number: int) -> tuple[int, NDArray[np.float16]]:
        """Standard scores of a cue at every offset from ``shift`` steps on."""
        begin, end, pause = (int(row[number] / _STEP) for row in (self._begins, self._ends, self._pauses))
        edge = int(_EDGE / _STEP)
        at = np.arange(0, self._size)

        def mean(first: int, last: int) -> NDArray[np.float64]:
            low = np.clip(at + first - begin, 0, self._size)
            high = np.clip(at + last - begin, 0, self._size)
            return np.asarray((self._sums[high] - self._sums[low]) / max(1, last - first))

        fits = mean(begin, end) + mean(begin, begin + edge) - mean(pause, begin) - mean(begin - edge, begin)
        spread = float(fits.std()) or 1.0
        return -begin, np.minimum((fits - fits.mean()) / spread, _MOST).astype(np.float16)

    def _suggested(self) -> dict[int, set[int]]:
        """Offsets at which a group of neighbours fits best, by group; under −1 those of the whole track."""
        found: dict[int, set[int]] = {}
        apart = int(1 / _STEP)
        for group, first in enumerate(range(0, len(self._cues), _GROUP // 2)):
            found[group] = set(_peaks(*self._sum(range(first, min(len(self._cues), first + _GROUP))), _PLACES, apart))
        step = max(1, len(self._cues) // 200)
        found[-1] = set(_peaks(*self._sum(range(0, len(self._cues), step)), _PLACES, apart))
        return found

    def _sum(self, numbers: range) -> tuple[int, NDArray[np.float64]]:
        shifts = [self._fits[number][0] for number in numbers]
        lowest, highest = min(shifts), max(shifts)
        total = np.zeros(self._size + highest - lowest)
        for number, shift in zip(numbers, shifts, strict=True):
            total[shift - lowest : shift - lowest + self._size] += self._fits[number][1]
        return lowest, total


def _peaks(lowest: int, total: NDArray[np.float64], count: int, apart: int) -> Iterator[int]:
    smooth = np.convolve(total, np.ones(3) / 3, "same")
    for _ in range(count):
        best = int(np.argmax(smooth))
        yield best + lowest
        smooth[max(0, best - apart) : best + apart + 1] = -np.inf


def _best(nodes: Sequence[_Node], firsts: Sequence[int], cues: Times, ratio: float) -> Chain:
    if not nodes:
        return Chain((), 0.0)
    offsets = np.array([node.offset for node in nodes]) * _STEP
    begins = cues.begins[[node.cue for node in nodes]] * ratio
    ends = cues.ends[[node.cue for node in nodes]] * ratio - 0.35
    gains = np.array([node.gain for node in nodes])
    scores, parents = gains.copy(), np.full(len(nodes), -1)
    for number, node in enumerate(nodes):
        low, high = firsts[max(0, node.cue - _BACK)], firsts[node.cue]
        if low == high:
            continue
        earlier = slice(low, high)
        change = np.abs(offsets[earlier] - offsets[number]) > _SAME
        forward = begins[number] + offsets[number] + _OVERLAP >= ends[earlier] + offsets[earlier]
        through = np.where(forward, scores[earlier] - _CHANGE * change, -np.inf)
        parent = int(np.argmax(through))
        if through[parent] > 0:
            scores[number] += through[parent]
            parents[number] = low + parent
    number = int(np.argmax(scores))
    total = float(scores[number])
    way = []
    while number >= 0:
        way.append(number)
        number = int(parents[number])
    return Chain(tuple(_runs([nodes[one] for one in reversed(way)])), total)


def _runs(way: Sequence[_Node]) -> Iterator[Run]:
    first = 0
    for number in range(1, len(way) + 1):
        if number == len(way) or abs(way[number].offset - way[number - 1].offset) * _STEP > _SAME:
            part = way[first:number]
            offset = float(np.median([node.offset for node in part])) * _STEP
            yield Run(part[0].cue, part[-1].cue, offset, sum(node.gain for node in part))
            first = number
