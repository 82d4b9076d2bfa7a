"""What many rules ask of the same track, worked out once: its whole text in one string, and its lines' widths."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kit.subs.formats import of
from kit.subs.measure import weigh
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: Tracks whose view is kept; a film has fewer.
_KEPT = 64
_views: dict[int, tuple[Track, View]] = {}


class View:
    """A track's text as one string, so that a pattern is searched once a track and not once a line.

    ``text`` is every line of every cue, each followed by a line feed; ``place`` says whose an offset is.
    """

    def __init__(self, track: Track) -> None:
        self.track = track
        self.owners = [(index, line) for index, cue in enumerate(track.cues) for line in range(len(cue.lines))]
        self.lines = [line for cue in track.cues for line in cue.lines]
        self.text = "".join(f"{line}\n" for line in self.lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self._weights: dict[str, list[float]] = {}

    def place(self, offset: int) -> tuple[Cue, int, int]:
        """The cue, the line within it (from 0) and the place within that line (from 0) of an offset in ``text``."""
        at = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        index, line = self.owners[at]
        return self.track.cues[index], line, offset - self._starts[at]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character that occurs in ``text``: most rules ask for some that most tracks do not have."""
        return frozenset(self.text)

    def weights(self, count: str) -> list[float]:
        """The width of each of ``lines``, counted ``plain`` or ``korean``."""
        if count not in self._weights:
            self._weights[count] = [weigh(line, count) for line in self.lines]
        return self._weights[count]

    @property
    def step(self) -> int:
        """The smallest difference of times that the track's format can write, in ticks."""
        return of(self.track.format).precision

    @cached_property
    def frames(self) -> list[tuple[int, int]]:
        """For each cue of ``in_order`` the frames nearest to its in-time and out-time; empty without a rate.

        The same as ``Rate.nearest``, in whole numbers since it is asked for every cue.
        """
        rate = self.track.facts.rate
        if rate is None:
            return []
        two, whole = 2 * rate.fps.numerator, PER_SECOND * rate.fps.denominator
        return [
            ((two * cue.start + whole) // (2 * whole), (two * cue.end + whole) // (2 * whole)) for cue in self.in_order
        ]

    @cached_property
    def in_order(self) -> tuple[Cue, ...]:
        """The cues by in-time; cues that start together keep the order of the file."""
        cues = self.track.cues
        if all(one.start <= two.start for one, two in pairwise(cues)):
            return cues
        return tuple(sorted(cues, key=lambda cue: cue.start))


def view(track: Track) -> View:
    """The view of a track, made on first use and kept while its track is among the last ones asked for."""
    known = _views.get(id(track))
    if known is not None and known[0] is track:
        return known[1]
    if len(_views) >= _KEPT:
        del _views[next(iter(_views))]
    made = View(track)
    _views[id(track)] = (track, made)
    return made
