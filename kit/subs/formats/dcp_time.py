"""The times of DCP subtitles: frames in SMPTE ST 428-7; 250ths of a second or decimals in Interop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from kit.time.rate import Rate
from kit.time.ticks import PER_MS, PER_SECOND, round_half_up

_TIME = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)(?:([:.,])(\d{1,3}))?", re.ASCII)
#: Parts of a second in Interop's ``HH:MM:SS:TTT`` (CineCanvas, section 2.2.1).
PER_INTEROP_SECOND = 250
_STEP = PER_SECOND // PER_INTEROP_SECOND
_LAST_HOUR = 23


class Stamp(NamedTuple):
    """A time in ticks, the mark before its last part, and whether it should be written in another way."""

    ticks: int
    mark: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """How a document counts: ``rate`` None for Interop."""

    rate: Rate | None = None

    def parse(self, text: str) -> Stamp | None:
        """A time; None for what is none."""
        found = _TIME.fullmatch(text.strip(" \t\r\n"))
        if found is None or int(found[1]) > _LAST_HOUR:
            return None
        whole = (int(found[1]) * 60 + int(found[2])) * 60 + int(found[3])
        mark, part = found[4] or "", found[5] or "0"
        loose = len(found[1]) == 1 or mark in {"", ","}
        ticks = self._part(whole, mark, part)
        return None if ticks is None else Stamp(ticks, mark if mark in {".", ","} else ":", loose)

    def _part(self, whole: int, mark: str, part: str) -> int | None:
        """The ticks of seconds and what follows them; None if this dialect has no such time."""
        if mark in {".", ","}:
            return None if self.rate is not None else round_half_up(Fraction(f"{whole}.{part}") * PER_SECOND)
        if self.rate is not None:
            frames = int(part)
            return self.rate.start_of(whole * self.rate.nominal + frames) if frames < self.rate.nominal else None
        return whole * PER_SECOND + int(part) * _STEP if int(part) < PER_INTEROP_SECOND else None

    def step(self, mark: str) -> int:
        """The ticks between two times that can be written with this mark."""
        if self.rate is not None:
            return self.rate.frame
        return PER_MS if mark in {".", ","} else _STEP

    def write(self, ticks: int, mark: str = ":") -> str:
        """A time as the format writes it, rounded to the nearest that it can say."""
        if self.rate is not None:
            seconds, part = divmod(self.rate.nearest(ticks), self.rate.nominal)
            return f"{_clock(seconds)}:{part:02}"
        if mark in {".", ","}:
            seconds, part = divmod(round_half_up(Fraction(ticks, PER_MS)), 1000)
            return f"{_clock(seconds)}.{part:03}"
        seconds, part = divmod(round_half_up(Fraction(ticks, _STEP)), PER_INTEROP_SECOND)
        return f"{_clock(seconds)}:{part:03}"


def clock_of(edit_rate: str, time_code_rate: str) -> Clock | None:
    """How a SMPTE document counts, by its EditRate (``24 1``) and TimeCodeRate (``24``); None if it does not say."""
    if not (time_code_rate.isascii() and time_code_rate.isdigit() and 0 < int(time_code_rate) <= 240):  # noqa: PLR2004
        return None
    nominal = int(time_code_rate)
    parts = edit_rate.split()
    if len(parts) == 2 and all(part.isascii() and part.isdigit() and int(part) for part in parts):  # noqa: PLR2004
        exact = Fraction(int(parts[0]), int(parts[1]))
        if Rate(exact).nominal == nominal:
            return Clock(Rate(exact))
    return Clock(Rate(Fraction(nominal)))


def _clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
