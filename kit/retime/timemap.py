"""Where each time of the old film is in the new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kit.time.ticks import round_half_up

#: A time or a length in ticks. Maps stay exact where two are composed or one is inverted, between whole ticks too.
Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the old film and how it moved: ``new = old × ratio + offset``, exact until it is rounded to a tick.

    It reaches from ``begin`` up to but not including ``end``, in ticks; None is open.
    """

    ratio: Fraction = Fraction(1)
    offset: Exact = 0
    begin: Exact | None = None
    end: Exact | None = None

    def holds(self, ticks: Exact) -> bool:
        """Whether a time lies in this stretch."""
        return (self.begin is None or self.begin <= ticks) and (self.end is None or ticks < self.end)

    def exactly(self, ticks: Exact) -> Exact:
        """The new time of an old one, not rounded."""
        return ticks + self.offset if self.ratio == 1 else ticks * self.ratio + self.offset

    def at(self, ticks: int) -> int:
        """The new time of an old one, to the nearest tick."""
        new = self.exactly(ticks)
        return new if isinstance(new, int) else round_half_up(new)

    @property
    def moves(self) -> bool:
        """Whether any time changes."""
        return self.ratio != 1 or self.offset != 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the old film, in ticks, from ``begin`` up to but not including ``end``; None is open."""

    begin: Exact | None = None
    end: Exact | None = None

    def holds(self, ticks: Exact) -> bool:
        """Whether a time lies in this stretch."""
        return (self.begin is None or self.begin <= ticks) and (self.end is None or ticks < self.end)


class Verdict(StrEnum):
    """How far a map may be trusted: only a solid one is applied unless a person insists."""

    SOLID = "solid"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something measured that speaks for a map or against it, in words and figures that a person can weigh.

    ``what`` is a stable key (``events``, ``matched``, ``chance``), ``value`` what was found, ``needed`` what it is
    held against, empty if it only informs.
    """

    what: str
    value: str
    needed: str = ""


_STILL = Segment()


@dataclass(frozen=True, slots=True)
class TimeMap:
    """Segments of the old film, in its order; what lies in none of them and is not removed stays where it is.

    The first segment that holds a time counts. ``removed`` are the stretches of the old film that the new one does
    not have; they count before any segment. ``method`` names what found the map, ``confidence`` is from 0 to 1, and
    ``reasons`` say why a verdict is not solid. With ``whole_cues`` a cue moves as a whole with the segment of its
    in-time, as in a shift of a range of cues; else it keeps what the joins leave of it (docs/retiming.md).
    """

    segments: tuple[Segment, ...]
    removed: tuple[Span, ...] = ()
    method: str = ""
    verdict: Verdict = Verdict.SOLID
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    whole_cues: bool = False

    def of(self, start: Exact) -> Segment:
        """The segment that moves a time; whether it is removed is for ``is_removed`` to say."""
        return next((segment for segment in self.segments if segment.holds(start)), _STILL)

    def is_removed(self, ticks: Exact) -> bool:
        """Whether the new film does not have this time of the old one."""
        return any(span.holds(ticks) for span in self.removed)

    @property
    def moves(self) -> bool:
        """Whether any time changes."""
        return any(segment.moves for segment in self.segments)

    @property
    def changes(self) -> bool:
        """Whether any time changes or goes."""
        return self.moves or bool(self.removed)

    @property
    def stretches(self) -> bool:
        """Whether lengths change, and not only places."""
        return any(segment.ratio != 1 for segment in self.segments)
