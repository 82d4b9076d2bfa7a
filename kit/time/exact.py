"""A time as text that is exact and can be read: ``00:10:00.250``, and with a fraction of a second ``00:10:00+1/24``."""

from __future__ import annotations

import re
from fractions import Fraction

from kit.time.ticks import PER_MS, PER_SECOND

_TIME = re.compile(r"([+\-\u2212]?)(\d{1,6}):([0-5]\d):([0-5]\d)(?:\.(\d{1,9})|\+(\d{1,60})/(\d{1,60}))?", re.ASCII)


def write(ticks: int | Fraction) -> str:
    """The time, with milliseconds where they say it exactly, else with the fraction of its last second."""
    sign = "-" if ticks < 0 else ""
    seconds, rest = divmod(abs(Fraction(ticks)), PER_SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    if rest % PER_MS:
        return f"{sign}{hours:02}:{minute:02}:{second:02}+{rest / PER_SECOND}"
    return f"{sign}{hours:02}:{minute:02}:{second:02}.{int(rest / PER_MS):03}"


def read(text: str) -> int | Fraction:
    """The ticks of a time that ``write`` wrote or a person typed: an int where they are whole.

    Raises ValueError for anything else.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    sign, hours, minutes, seconds, decimals, over, under = found.groups()
    part = Fraction(0)
    if decimals:
        part = Fraction(f"0.{decimals}")
    elif over:
        if not int(under) or int(over) >= int(under):
            raise ValueError(text)
        part = Fraction(int(over), int(under))
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    ticks = (whole + part) * PER_SECOND * (-1 if sign in {"-", "\u2212"} else 1)
    return int(ticks) if ticks.denominator == 1 else ticks
