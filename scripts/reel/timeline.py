"""Lay the script out on whole frames of 24000/1001."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Generic, TypeVar

from reel.beats import Lettering, Shot, Speech

RATE = Fraction(24000, 1001)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Placed(Generic[Item]):
    """An item from frame ``start`` up to frame ``end``, the first one without it."""

    start: int
    end: int
    item: Item


@dataclass
class Timeline:
    """The whole reel on frames."""

    shots: list[Placed[Shot]] = field(default_factory=list)
    speech: list[Placed[Speech]] = field(default_factory=list)
    lettering: list[Placed[Lettering]] = field(default_factory=list)
    frames: int = 0

    def seconds(self) -> Fraction:
        """The running time, exactly."""
        return self.frames / RATE


def lay_out(shots: Iterable[Shot], seconds: Mapping[str, float]) -> Timeline:
    """Place every shot and beat, given how long each phrase takes to say."""
    line = Timeline()
    now = 0
    for shot in shots:
        cut = now
        for beat in shot.beats:
            if isinstance(beat, Speech):
                end = now + ceil(seconds[beat.text] * RATE)
                line.speech.append(Placed(now, end, beat))
                now = end + beat.after
            elif isinstance(beat, Lettering):
                end = now + beat.frames
                line.lettering.append(Placed(now, end, beat))
                now = end + beat.after
            else:
                now += beat.frames
        line.shots.append(Placed(cut, now, shot))
    line.frames = now
    return line
