"""Watch a screener go by beside its master, frame by frame, and keep what is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.screener.proof import contrast, difference, presence, thumbnail
from kit.screener.proof.lettering import LOOKS_A_SECOND, Lettering
from kit.tools.flashes import Detector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.screener.proof.contrast import Contrast
    from kit.screener.proof.frames import Pair, Plane
    from kit.screener.proof.ink import Ink
    from kit.screener.proof.units import Unit

#: What shows outside its time within so many seconds of a cue, in that cue's place, is that cue.
_NEAR_SECONDS = 3


@dataclass(eq=False)
class Seen:
    """What was seen of one piece of text: numbers of frames, its lowest contrast, what lies under it, a picture."""

    unit: Unit
    ink: Ink
    missing: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    contrast: Contrast | None = None
    under: Lettering | None = None
    picture: bytes = b""


@dataclass
class Watch:
    """Takes each pair of frames in turn.

    ``every`` is how many frames lie between two measures of contrast, ``least`` the difference from which a block
    counts, ``nominal`` frames a second.
    """

    pieces: Sequence[Seen]
    every: int
    nominal: int
    least: float
    progress: Callable[[int], None]
    other: list[int] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    stray_picture: bytes = b""
    count: int = 0
    _next: int = 0
    _now: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort the pieces by their beginning, keeping the order in which they are drawn."""
        self.flashing = Detector(self.nominal)
        self._order = sorted(range(len(self.pieces)), key=lambda index: self.pieces[index].unit.spans[0][0])

    def see(self, frame: int, pair: Pair) -> None:
        """Judge one frame: the master above, the screener below."""
        self.count = frame + 1
        self.progress(frame)
        shown = self._shown(frame)
        clean, made = pair.upper, pair.lower
        self.flashing.see(frame, made, *pair.lower_chroma)
        wanted = clean.copy() if shown else clean
        for seen in shown:
            seen.ink.over(wanted)
        self._judge(frame, pair, shown, wanted)
        for seen in shown:
            self._look(frame, pair, seen, clean, made)

    def _shown(self, frame: int) -> list[Seen]:
        while self._next < len(self._order) and self.pieces[self._order[self._next]].unit.spans[0][0] <= frame:
            self._now.append(self._order[self._next])
            self._next += 1
        self._now = [index for index in self._now if self.pieces[index].unit.spans[-1][1] > frame]
        return [self.pieces[index] for index in sorted(self._now) if self.pieces[index].unit.shows(frame)]

    def finish(self) -> None:
        """Judge what could not be judged before the last frame."""

    def _judge(self, frame: int, pair: Pair, shown: list[Seen], wanted: Plane) -> None:
        """Say whose fault each difference is: a piece's that should show, one's that should not, or nobody's."""
        left = difference.find(pair.lower, wanted, self.least)
        if left.blind and difference.is_another(pair.lower, wanted):
            self.other.append(frame)
            return
        for seen in shown:
            if seen.ink.height and (left.blind or len(left.rows)):
                inside = left.inside(seen.ink.box)
                differs = left.where(inside).telling
                if differs or (left.blind and not presence.is_there(seen.ink, pair.upper, pair.lower)):
                    drawn = difference.find(pair.lower, pair.upper, self.least)
                    something = drawn.where(drawn.inside(seen.ink.box)).telling
                    self._fault(seen, seen.wrong if something else seen.missing, frame, pair)
                left = left.where(~inside)
        for seen in self._near(frame) if len(left.rows) else ():
            inside = left.inside(seen.ink.box)
            if left.where(inside).telling and presence.is_alike(seen.ink, pair.upper, pair.lower):
                seen.outside.append(frame)
                left = left.where(~inside)
        if left.many:
            self.stray.append(frame)
            self.stray_picture = self.stray_picture or thumbnail.jpeg(pair)

    @staticmethod
    def _fault(seen: Seen, faults: list[int], frame: int, pair: Pair) -> None:
        """Note a frame on which a piece is not as it should be, with a picture of the first."""
        faults.append(frame)
        if len(seen.wrong) + len(seen.missing) == 1:
            seen.picture = thumbnail.jpeg(pair)

    def _near(self, frame: int) -> list[Seen]:
        """Pieces that end shortly before this frame or begin shortly after it."""
        reach = _NEAR_SECONDS * self.nominal
        near = range(max(0, self._next - 8), min(len(self._order), self._next + 8))
        found = [self.pieces[self._order[index]] for index in near]
        return [
            seen for seen in found if seen.ink.height and not seen.unit.shows(frame) and seen.unit.near(frame, reach)
        ]

    def _look(self, frame: int, pair: Pair, seen: Seen, clean: Plane, made: Plane) -> None:
        """Measure contrast now and then, and keep a picture from the middle."""
        span = seen.unit.span(frame)
        if span is None or not seen.unit.cue or not seen.ink.height:
            return
        first, last = span
        if frame in {first, last - 1} or (frame - first) % self.every == 0:
            found = contrast.measure(seen.ink, clean, made)
            if seen.contrast is None or found.outlined < seen.contrast.outlined:
                seen.contrast = found
        if (frame - first) % max(1, self.nominal // LOOKS_A_SECOND) == 0:
            height, width = clean.shape
            seen.under = seen.under or Lettering(seen.ink.box, min(height, width * 2 / 3))
            seen.under.see(clean)
        if frame == (first + last) // 2 and not seen.picture:
            seen.picture = thumbnail.jpeg(pair)
