"""What a comparison means in plain words, and the command that acts on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kit.retime.timemap import Verdict
from kit.time.rate import NAMED
from kit.time.ticks import PER_SECOND, clock, to_ms

if TYPE_CHECKING:
    from fractions import Fraction

    from kit.retime.timemap import Segment, TimeMap

#: Ticks that no offset is: a hundredth of a second.
_NOTHING = PER_SECOND // 100
#: The rates of film and television, for which a change of rate is told: the commonest pair first.
_RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")


class Pattern(StrEnum):
    """The ways in which two tracks differ; the words are stable."""

    SAME = "same"
    SHIFT = "shift"
    RATE = "rate"
    CUT = "cut"
    DRIFT = "drift"
    STRANGERS = "strangers"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A pattern, a sentence about it, and the words after ``kit subs retime`` that bring the first to the second."""

    pattern: Pattern
    says: str
    command: tuple[str, ...] = ()


def of(timemap: TimeMap, slope: float | None, follow: tuple[str, ...]) -> Meaning:
    """What a map of one track onto another, or onto a sound, tells; ``follow`` is the method that finds it again."""
    if timemap.verdict is Verdict.REFUSED:
        return Meaning(Pattern.STRANGERS, " ".join(timemap.reasons))
    if slope is not None:
        says = f"The difference grows by {slope:+.0f} parts per million, which is no change between known frame rates."
        return Meaning(Pattern.DRIFT, says)
    if timemap.removed or len(timemap.segments) > 1:
        return Meaning(Pattern.CUT, _cut(timemap), follow)
    segment = timemap.segments[0]
    if segment.ratio != 1:
        return _rate(segment, follow)
    if not segment.moves:
        return Meaning(Pattern.SAME, "Both have the same times.")
    later = to_ms(int(segment.offset))
    says = f"The first has to go {abs(later) / 1000:.3f} s {'later' if later > 0 else 'earlier'} throughout."
    return Meaning(Pattern.SHIFT, says, ("shift", f"{'+' if later > 0 else '-'}{clock(abs(int(segment.offset)))}"))


def _rate(segment: Segment, follow: tuple[str, ...]) -> Meaning:
    slope = float(segment.ratio - 1) * 1e6
    rates = rates_of(segment.ratio)
    grows = f"The difference grows by {slope:+.0f} parts per million"
    says = f"{grows}: that is {rates[0]} frames a second shown at {rates[1]}." if rates else f"{grows}."
    only = rates and abs(float(segment.offset)) <= _NOTHING
    if not only:
        says += f" It begins {float(segment.offset / PER_SECOND):+.3f} s apart."
    return Meaning(Pattern.RATE, says, ("rate", *rates) if only else follow)


def rates_of(ratio: Fraction) -> tuple[str, ...]:
    """The names of an old and a new rate whose change is this ratio; empty if there are none."""
    return next(((old, new) for old in _RATES for new in _RATES if NAMED[old] / NAMED[new] == ratio), ())


def _cut(timemap: TimeMap) -> str:
    steps = ", ".join(
        f"{float(segment.offset / PER_SECOND):+.3f} s from {clock(int(segment.begin or 0))}"
        for segment in timemap.segments
    )
    return f"The film was recut between them: the first has to move by {steps}."
