"""Shots put in the order of the cut, each frame in one shot."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
