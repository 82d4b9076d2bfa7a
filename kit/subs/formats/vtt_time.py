"""WebVTT's time stamps (w3.org/TR/webvtt1, section 6.3)."""

from __future__ import annotations

import re
from collections.abc import Callable

from kit.time.ticks import PER_MS, to_ms

#: Reads a time stamp as ticks, or None.
Stamp = Callable[[str], int | None]

_STAMP = re.compile(r"(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)([.,])(\d{3})", re.ASCII)


def parse(text: str) -> int | None:
    """Ticks of a whole time stamp with a full stop, hours or none; None for anything else."""
    found = _STAMP.fullmatch(text)
    return ticks(found) if found and found[4] == "." else None


def match(row: str, at: int) -> re.Match[str] | None:
    """The time stamp at a place of a row, with a comma too."""
    found = _STAMP.match(row, at)
    return None if found and row[found.end() : found.end() + 1].isdigit() else found


def ticks(found: re.Match[str]) -> int:
    """Ticks of a matched time stamp."""
    hours, minutes, seconds, _, milliseconds = found.groups(default="0")
    return (((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(milliseconds)) * PER_MS


def rewrite(found: re.Match[str], new: int) -> str:
    """A time written as the matched one was: with hours if it had some (or needs them), with its decimal mark."""
    seconds, milliseconds = divmod(to_ms(new), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    width = len(found[1]) if found[1] else 2
    lead = f"{hours:0{width}}:" if found[1] or hours else ""
    return f"{lead}{minutes:02}:{seconds:02}{found[4]}{milliseconds:03}"


def moved(text: str, clock: Callable[[int], int]) -> str | None:
    """A whole time stamp moved by a clock, or None if it is none."""
    found = _STAMP.fullmatch(text)
    return rewrite(found, clock(ticks(found))) if found else None
