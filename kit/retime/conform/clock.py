"""What the tracks count from: the labels of the cut, the hour that it begins in, or its first frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.cutlist.shot import CutList

#: Leader, bars and slate before the programme's hour, in seconds: two minutes are usual, five are none too few.
_LEADER = 300
_HOUR = 3600
#: Share of the cues that a clock must have inside of the cut to be the tracks' own.
_MOST = Fraction(9, 10)


class From(StrEnum):
    """Which frame of a cut a track's zero, or its programme start, stands for."""

    HOUR = "hour"
    EVENT = "event"
    LABEL = "label"


WORDS = {
    From.HOUR: "the full hour that the lists begin in",
    From.EVENT: "the first event of the lists",
    From.LABEL: "the labels of the lists",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """``old`` and ``new`` are the ticks that tracks have at the lists' first record frames.

    ``inside`` of ``cues`` in-times lie in the old cut; ``or_else`` is a clock that fits as well and gives other times.
    """

    counts_from: From
    old: int
    new: int
    inside: int
    cues: int
    or_else: From | None = None


def choose(old: CutList, new: CutList, starts: Sequence[int], programme: int = 0, asked: From | None = None) -> Clock:
    """The clock on which the in-times (ticks) lie inside of the old cut; ``programme`` is what kit.toml says (ticks).

    Tracks of a programme with a start count labels. Others count from the full hour of the cut, else from its first
    event, else by its labels, whichever first has nearly all cues inside.
    """
    hour = Clock(From.HOUR, programme + _after_hour(old), programme + _after_hour(new), 0, len(starts))
    event = Clock(From.EVENT, programme, programme, 0, len(starts))
    label = (
        replace(hour, counts_from=From.LABEL) if programme else Clock(From.LABEL, *_labels(old, new), 0, len(starts))
    )
    order = [label, event] if programme else [hour, event, label]
    rated = [_rated(one, old, starts) for one in order if asked in {None, one.counts_from}] or [
        _rated(hour, old, starts)
    ]
    fitting = [one for one in rated if one.inside >= _MOST * one.cues]
    if not fitting:
        return max(rated, key=lambda one: one.inside)
    other = next((one for one in fitting[1:] if one.old != fitting[0].old), None)
    # What comes before the hour is leader, from which no track counts.
    unclear = other is not None and starts and not programme and hour.old > 0
    return replace(fitting[0], or_else=other.counts_from) if unclear and other else fitting[0]


def _rated(one: Clock, old: CutList, starts: Sequence[int]) -> Clock:
    return replace(one, inside=sum(one.old <= start < one.old + _length(old) for start in starts))


def _labels(old: CutList, new: CutList) -> tuple[int, int]:
    return _clock_of(old, old.begin), _clock_of(new, new.begin)


def _clock_of(cut: CutList, frame: int) -> int:
    """Subtitles count clock time from what a programme's first label reads, whatever the labels do later."""
    hours = frame // _per_hour(cut)
    return hours * _HOUR * PER_SECOND + cut.rate.start_of(frame - hours * _per_hour(cut))


def _after_hour(cut: CutList) -> int:
    """Ticks from the full hour to the first frame; before the hour, where only the leader is, it is below zero."""
    hour = (cut.begin + _LEADER * cut.rate.nominal) // _per_hour(cut)
    frames = cut.begin - hour * _per_hour(cut)
    return -cut.rate.start_of(-frames) if frames < 0 else cut.rate.start_of(frames)


def _per_hour(cut: CutList) -> int:
    """Frames between the labels of two hours."""
    hour = _HOUR * cut.rate.nominal
    return hour - 54 * cut.rate.nominal // 15 if cut.drop else hour


def _length(cut: CutList) -> int:
    return cut.rate.start_of(cut.end - cut.begin)
