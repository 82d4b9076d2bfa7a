"""The running time code: each column of it stands still, and a sign lasts for as long as it does not change.

So a film of 90 minutes has a few hundred thousand short rows and not one too wide or too narrow, and only as many
different pictures as there are signs in each column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import text
from kit.screener.script import Event
from kit.time import timecode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.time.rate import Rate
    from kit.tools.fonts import Metrics

_DIGITS = "0123456789"


def labels(start: str, frames: int, rate: Rate) -> list[str]:
    """The time code of every frame, the first being ``start``; drop-frame where that has a semicolon.

    Raises UsageError for a label that does not exist.
    """
    first, drop = timecode.frame(start, rate), ";" in start
    return [timecode.label(first + frame, rate, drop=drop) for frame in range(frames)]


def width(metrics: Metrics, sample: str) -> float:
    """How wide a time code is, in ems: all digits as wide as the widest."""
    return sum(_column(metrics, sign) for sign in sample)


def events(told: list[str], metrics: Metrics, em: float, left: float, top: float, tags: str) -> Iterator[Event]:
    """The rows, the first column beginning at ``left``, ``top``; ``em`` in pixels, ``tags`` is ASS of our own."""
    x = left
    for column in range(max(map(len, told))):
        signs = [label[column] if column < len(label) else "" for label in told]
        wide = max(_column(metrics, sign) for sign in set(signs)) * em
        place = f"{{\\an8\\pos({x + wide / 2:.1f},{top:.1f}){tags}}}"
        yield from (Event(0, first, last, "Mark", place + text.escape(sign)) for first, last, sign in _runs(signs))
        x += wide


def _column(metrics: Metrics, sign: str) -> float:
    return max(map(metrics.width, _DIGITS)) if sign in _DIGITS else metrics.width(sign)


def _runs(signs: list[str]) -> Iterator[tuple[int, int, str]]:
    """Stretches of frames with one sign."""
    first = 0
    for frame in range(1, len(signs) + 1):
        if frame == len(signs) or signs[frame] != signs[first]:
            if signs[first]:
                yield first, frame, signs[first]
            first = frame
