"""TTML time expressions (w3.org/TR/ttml2, section 12.3.1), read and written in the way of each.

``00:00:01.500``, ``00:00:01:12`` (frames), ``1.5s``, ``1500ms``, ``36f``, ``15000000t``. What a frame and a tick are,
the document's parameters say (section 6.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from kit.errors import UsageError
from kit.time import timecode
from kit.time.rate import Rate
from kit.time.ticks import PER_MS, PER_SECOND, round_half_up

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d):([0-5]\d|60)(?:([.,])(\d{1,12})|[:;](\d{2,4})(?:\.(\d{1,4}))?)?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,15})(?:\.(\d{1,12}))?(h|ms|m|s|f|t)", re.ASCII)
_WHOLE = re.compile(r"[1-9]\d{0,9}", re.ASCII)
_PAIR = re.compile(r"([1-9]\d{0,9})[\s:]+([1-9]\d{0,9})", re.ASCII)
#: Seconds of each unit, and the decimals with which it says at least a millisecond.
_UNITS = {"h": (Fraction(3600), 7), "m": (Fraction(60), 5), "s": (Fraction(1), 3), "ms": (Fraction(1, 1000), 0)}
_NTSC = Fraction(1000, 1001)


class Form(NamedTuple):
    """How a time is written: ``clock``, ``frames`` or a unit, with so many digits of hours and of decimals."""

    kind: str
    decimals: int = 0
    hours: int = 2
    mark: str = "."


#: How a time is written where the file has none that could be a model.
DEFAULT = Form("clock", 3)


class Stamp(NamedTuple):
    """A time in ticks and how it is written; ``loose`` if the specification would have it in another way."""

    ticks: int
    form: Form
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What the document's parameters say of frames and ticks."""

    nominal: int = 30
    rate: Fraction = Fraction(30)
    sub_frames: int = 1
    tick_rate: int = 1
    smpte: bool = False
    drop: bool = False

    def parse(self, text: str) -> Stamp | None:
        """A time expression; None for what is none."""
        text = text.strip(" \t\r\n")
        found = _CLOCK.fullmatch(text)
        if found:
            return self._frames(found) if found[6] else self._seconds(found)
        found = _OFFSET.fullmatch(text)
        if found is None:
            return None
        decimals = len(found[2] or "")
        unit = self._unit(found[3])
        ticks = _nearest(
            int(found[1] + (found[2] or "")) * unit.numerator * PER_SECOND, 10**decimals * unit.denominator
        )
        return Stamp(ticks, Form(found[3], decimals))

    def step(self, form: Form) -> int:
        """The ticks between two times that can be written in this way."""
        if form.kind == "frames":
            return round_half_up(PER_SECOND / self.rate)
        if form.kind in {"f", "t"}:
            return max(1, round_half_up(self._unit(form.kind) * PER_SECOND / 10**form.decimals))
        return PER_MS

    def write(self, ticks: int, form: Form) -> str:
        """A time in the way of another; decimals are added where they are needed to say milliseconds."""
        if form.kind == "frames":
            return self._as_frames(ticks, form)
        if form.kind == "clock":
            return _as_clock(ticks, form)
        scale = self._unit(form.kind) * PER_SECOND
        decimals = form.decimals
        if form.kind in _UNITS and (Fraction(ticks) / scale * 10**decimals).denominator != 1:
            decimals = max(decimals, _UNITS[form.kind][1])
        return _decimal(round_half_up(Fraction(ticks) / scale * 10**decimals), decimals) + form.kind

    def _unit(self, unit: str) -> Fraction:
        if unit == "f":
            return 1 / self.rate
        return Fraction(1, self.tick_rate) if unit == "t" else _UNITS[unit][0]

    def _seconds(self, found: re.Match[str]) -> Stamp | None:
        whole = (int(found[1]) * 60 + int(found[2])) * 60 + int(found[3])
        decimals = 10 ** len(found[5] or "")
        ticks = _nearest((whole * decimals + int(found[5] or 0)) * PER_SECOND, decimals)
        if self.smpte:
            # Labels are counted, so that a second of them lasts 1.001 s at 29.97.
            ticks += round_half_up(whole * PER_SECOND * (self.nominal / self.rate - 1))
        form = Form("clock", len(found[5] or ""), len(found[1]), found[4] or ".")
        loose = len(found[1]) == 1 or found[4] == ","
        return Stamp(ticks, form, loose)

    def _frames(self, found: re.Match[str]) -> Stamp | None:
        frames = int(found[6]) + Fraction(int(found[7] or 0), self.sub_frames)
        if frames >= self.nominal:
            return None
        form = Form("frames", len(found[7] or ""), len(found[1]))
        whole = (int(found[1]) * 60 + int(found[2])) * 60 + int(found[3])
        loose = len(found[1]) == 1
        if not self.smpte:
            return Stamp(round_half_up((whole + frames / self.rate) * PER_SECOND), form, loose)
        counted = whole * self.nominal + frames
        if self.drop:
            label = f"{found[1]:0>2}:{found[2]}:{found[3]};{found[6]}"
            try:
                counted = timecode.frame(label, Rate(self.rate)) + frames - int(found[6])
            except UsageError:
                return None
        return Stamp(round_half_up(counted / self.rate * PER_SECOND), form, loose)

    def _as_frames(self, ticks: int, form: Form) -> str:
        """Frames, and parts of one where the time had them."""
        parts = self.sub_frames if form.decimals else 1
        if self.smpte:
            number, part = divmod(round_half_up(Fraction(ticks) * self.rate * parts / PER_SECOND), parts)
            seconds, frames = divmod(number, self.nominal)
            if self.drop:
                return timecode.label(number, Rate(self.rate), drop=True).replace(";", ":") + _part(part, form)
        else:
            seconds, rest = divmod(ticks, PER_SECOND)
            frames, part = divmod(round_half_up(Fraction(rest) * self.rate * parts / PER_SECOND), parts)
            if frames >= self.rate:
                seconds, frames, part = seconds + 1, 0, 0
        return f"{_clock(seconds, form.hours)}:{frames:02}{_part(part, form)}"


def clock_of(parameters: Mapping[str, str]) -> tuple[Clock, tuple[str, ...]]:
    """What ``ttp:…`` attributes of the root say, and those that cannot be understood (``name=value``)."""
    bad: list[str] = []

    def whole(name: str, default: int) -> int:
        value = parameters.get(f"ttp:{name}")
        if value is None:
            return default
        if not _WHOLE.fullmatch(value.strip()):
            bad.append(f"{name}={value}")
            return default
        return int(value)

    def one_of(name: str, *values: str) -> str:
        value = parameters.get(f"ttp:{name}", values[0]).strip()
        if value not in values:
            bad.append(f"{name}={value}")
        return value

    nominal, sub = whole("frameRate", 30), whole("subFrameRate", 1)
    multiplier = _multiplier(parameters.get("ttp:frameRateMultiplier", "1 1"))
    if multiplier is None:
        bad.append(f"frameRateMultiplier={parameters['ttp:frameRateMultiplier']}")
    rate = nominal * (multiplier or 1)
    ticks = whole("tickRate", nominal * sub if "ttp:frameRate" in parameters else 1)
    smpte = one_of("timeBase", "media", "smpte") == "smpte"
    drop = smpte and one_of("dropMode", "nonDrop", "dropNTSC") == "dropNTSC"
    if drop and (nominal not in {30, 60} or rate.denominator != 1001):  # noqa: PLR2004 - the NTSC family
        bad.append("dropMode=dropNTSC")
        drop = False
    return Clock(nominal, Fraction(rate), sub, ticks, smpte, drop), tuple(bad)


def _multiplier(text: str) -> Fraction | None:
    """``1000 1001``; older files write ``1000:1001``, ``1001 1000`` or ``999 1000`` and mean the same NTSC rate."""
    found = _PAIR.fullmatch(text.strip())
    if found:
        value = Fraction(int(found[1]), int(found[2]))
        return _NTSC if value in {Fraction(999, 1000), 1 / _NTSC} else value
    return Fraction(int(text)) if _WHOLE.fullmatch(text.strip()) else None


def _nearest(numerator: int, denominator: int) -> int:
    """A fraction rounded half up, without the cost of a Fraction: it is asked for every time of a file."""
    return (2 * numerator + denominator) // (2 * denominator)


def _part(part: int, form: Form) -> str:
    """A part of a frame, if the time is written with one."""
    return f".{part:0{form.decimals}}" if form.decimals else ""


def _as_clock(ticks: int, form: Form) -> str:
    decimals = form.decimals
    if ticks * 10**decimals % PER_SECOND:
        decimals = max(decimals, 3)
    seconds, part = divmod(round_half_up(Fraction(ticks * 10**decimals, PER_SECOND)), 10**decimals)
    return _clock(seconds, form.hours) + (f"{form.mark}{part:0{decimals}}" if decimals else "")


def _clock(seconds: int, hours: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:0{hours}}:{minutes % 60:02}:{seconds:02}"


def _decimal(value: int, decimals: int) -> str:
    if not decimals:
        return str(value)
    whole, part = divmod(value, 10**decimals)
    return f"{whole}.{part:0{decimals}}"
