"""What ``kit subs compare --format json`` prints; docs/schema/compare.json is made from these shapes.

Times are text as in a map's file (``00:10:00.250``), differences are seconds. A field never changes its meaning while
``schema`` stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kit import __version__
from kit.retime.compare.meaning import Pattern
from kit.retime.records import Ratio, Share, Time
from kit.retime.timemap import Verdict
from kit.time import exact
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from pathlib import Path

    from kit.retime.compare.meaning import Meaning
    from kit.retime.compare.measuring import Comparison, Window
    from kit.retime.reference.times import Floats


class WindowRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the first track: its in-times, and how many of them have no counterpart (``alone``).

    ``difference`` is the median of how many seconds later the other has them, ``slope_ppm`` how much that grows, in
    parts per million; null where too few are paired.
    """

    begin: Time
    end: Time
    cues: int
    alone: int
    difference: float | None
    slope_ppm: float | None


class AloneRecord(msgspec.Struct, frozen=True):
    """The in-times without counterpart, of the first track and of the other one."""

    track: tuple[Time, ...]
    other: tuple[Time, ...]


class CompareRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One comparison. ``says`` puts ``pattern`` into words, ``command`` brings the first track to the other.

    ``verdict``, ``confidence`` and ``reasons`` say how sure that is. ``ratio`` is how much longer times are in the
    other, null if it is another film's; ``slope_ppm`` a drift that no frame rates explain, in parts per million.
    """

    schema: Literal[1]
    kit: str
    track: str
    other: str
    pattern: Pattern
    says: str
    command: str | None
    verdict: Verdict
    confidence: Share
    reasons: tuple[str, ...]
    ratio: Ratio | None
    slope_ppm: float | None
    pairs: int
    alone: AloneRecord
    windows: tuple[WindowRecord, ...]


def record(found: Comparison, told: Meaning, command: str | None, track: Path, other: Path) -> CompareRecord:
    """A comparison in the shape that programs read."""
    timemap = found.timemap
    is_known = timemap.segments and told.pattern is not Pattern.STRANGERS
    return CompareRecord(
        schema=1,
        kit=__version__,
        track=track.as_posix(),
        other=other.as_posix(),
        pattern=told.pattern,
        says=told.says,
        command=command,
        verdict=timemap.verdict,
        confidence=timemap.confidence,
        reasons=timemap.reasons,
        ratio=str(timemap.segments[0].ratio) if is_known else None,
        slope_ppm=_rounded(found.slope, 1),
        pairs=len(found.pairs),
        alone=AloneRecord(*(_times(times) for times in found.alone)),
        windows=tuple(_window(window) for window in found.windows),
    )


def _window(window: Window) -> WindowRecord:
    return WindowRecord(
        begin=_time(window.begin),
        end=_time(window.end),
        cues=window.cues,
        alone=window.alone,
        difference=_rounded(window.apart, 4),
        slope_ppm=_rounded(window.slope, 1),
    )


def _times(seconds: Floats) -> tuple[str, ...]:
    return tuple(_time(float(one)) for one in seconds)


def _time(seconds: float) -> str:
    return exact.write(from_ms(round(seconds * 1000)))


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
