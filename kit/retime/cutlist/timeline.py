"""Shots put in the order of the cut, each frame in one shot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.cutlist.shot import Shot

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Laid:
    """Shots without overlaps; ``under`` are the frames that another shot covers; ``notes`` name odd events."""

    shots: tuple[Shot, ...]
    under: tuple[Shot, ...]
    notes: tuple[str, ...]


def lay(shots: Sequence[Shot]) -> Laid:
    """Put shots in order; where two overlap, as in a dissolve that is written with both, the later one counts."""
    ordered = sorted(shots, key=lambda shot: shot.begin)
    found: list[Shot] = []
    under: list[Shot] = []
    overlaps: list[str] = []
    gaps: list[str] = []
    for shot in ordered:
        while found and found[-1].end > shot.begin:
            last = found.pop()
            overlaps.append(f"{last.number} and {shot.number}")
            under.append(tail(last, shot.begin))
            if last.begin < shot.begin:
                found.append(replace(last, end=shot.begin))
        if found and found[-1].end < shot.begin:
            gaps.append(f"{found[-1].number} and {shot.number}")
        found.append(shot)
    notes = [f"record times overlap, events {some(overlaps)}"] if overlaps else []
    notes += [f"nothing is recorded between events {some(gaps)}"] if gaps else []
    return Laid(tuple(found), tuple(under), tuple(notes))


def past_midnight(shots: Sequence[Shot], day: int) -> list[Shot]:
    """Shots of a programme that runs over midnight, where labels begin at zero again: those after it a day later.

    ``day`` is how many frames the labels of a day count. A programme is shorter than half a day, so that a longer gap
    can be nothing else.
    """
    ordered = sorted(shots, key=lambda shot: shot.begin)
    gaps = [(after.begin - before.end, before.begin) for before, after in pairwise(ordered)]
    widest, last = max(gaps, default=(0, 0))
    if 2 * widest <= day:
        return ordered
    return [
        replace(shot, begin=shot.begin + day, end=shot.end + day) if shot.begin <= last else shot for shot in ordered
    ]


def tail(shot: Shot, begin: int) -> Shot:
    """What a shot shows from a record frame on."""
    return (
        shot
        if begin <= shot.begin
        else replace(shot, begin=begin, source=shot.source + (begin - shot.begin) * shot.speed)
    )


def some(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
