"""ASS time stamps: ``H:MM:SS.cc``."""

from __future__ import annotations

import re

from kit.time.ticks import PER_CS, to_cs

_STAMP = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d)\.(\d\d)", re.ASCII)
#: What the one digit of hours that the format has can say.
LATEST = (10 * 3600 * 100 - 1) * PER_CS


def parse(text: str) -> int | None:
    """Ticks of a time field; None for anything else, three decimals too: players read .500 as five seconds."""
    found = _STAMP.fullmatch(text.strip(" \t"))
    if found is None:
        return None
    hours, minutes, seconds, hundredths = map(int, found.groups())
    return (((hours * 60 + minutes) * 60 + seconds) * 100 + hundredths) * PER_CS


def rewrite(field: str, ticks: int) -> str:
    """A time field with another time, its spaces and its width of hours kept."""
    old = field.strip(" \t")
    lead = field[: len(field) - len(field.lstrip(" \t"))]
    seconds, hundredths = divmod(to_cs(ticks), 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    new = f"{hours:0{old.index(':')}}:{minutes:02}:{seconds:02}.{hundredths:02}"
    return lead + new + field[len(lead) + len(old) :]
