"""The unit of every time in kit: an integer tick of 1/705,600,000 second.

The tick is Meta's "flick" (github.com/facebookarchive/Flicks): one millisecond, one centisecond and one frame
at 23.976, 24, 25, 29.97, 30, 48, 50, 59.94 and 60 are each a whole number of ticks, so adding and
comparing is integer arithmetic and never off by a rounding.
"""

from __future__ import annotations

from fractions import Fraction

PER_SECOND = 705_600_000
PER_MS = PER_SECOND // 1000
PER_CS = PER_SECOND // 100


def from_seconds(seconds: Fraction | int) -> int:
    """Ticks of an exact number of seconds, rounded half up where a tick cannot hold it."""
    return round_half_up(Fraction(seconds) * PER_SECOND)


def to_seconds(ticks: int | Fraction) -> Fraction:
    """Exact seconds of a number of ticks."""
    return Fraction(ticks) / PER_SECOND


def from_ms(milliseconds: int) -> int:
    """Ticks of whole milliseconds (exact)."""
    return milliseconds * PER_MS


def to_ms(ticks: int | Fraction) -> int:
    """Milliseconds, rounded half up."""
    return (2 * ticks + PER_MS) // (2 * PER_MS)


def to_cs(ticks: int) -> int:
    """Centiseconds, rounded half up."""
    return (2 * ticks + PER_CS) // (2 * PER_CS)


def round_half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up, on both sides of zero (Python's round goes to even)."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def clock(ticks: int | Fraction) -> str:
    """``HH:MM:SS.mmm`` for people; negative times carry a minus sign."""
    milliseconds = to_ms(-ticks if ticks < 0 else ticks)
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if ticks < 0 else ''}{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
