"""SMPTE time code (ST 12-1), exact: labels to frames and back, drop-frame included, and lengths as people write them.

Drop-frame leaves out labels, not frames: at 29.97 the labels ``;00`` and ``;01`` (at 59.94 ``;00`` to ``;03``) do not
exist at the start of a minute, but for every tenth. A label that does not exist is an error here and never the next.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.time.ticks import PER_SECOND, round_half_up

if TYPE_CHECKING:
    from kit.time.rate import Rate

_LABEL = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)([:;])(\d{2,3})", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):([0-5]\d)(?:[.,](\d{1,9}))?", re.ASCII)
_LENGTH = re.compile(r"(\d{1,9})(?:[.,](\d{1,9}))?(ms|s)", re.ASCII)
_FRAMES = re.compile(r"(\d{1,9})f", re.ASCII)
_DROPPING = (30, 60)
_FULL = 59


def frame(label: str, rate: Rate) -> int:
    """The frame that a label names, counted from 00:00:00:00.

    A semicolon before the frames means drop-frame. Raises UsageError for what is no label or does not exist.
    """
    found = _LABEL.fullmatch(label.strip())
    if found is None:
        raise _bad(label, "is not a time code", "Write it as HH:MM:SS:FF, with ; before the frames for drop-frame.")
    hours, minutes, seconds, frames = int(found[1]), int(found[2]), int(found[3]), int(found[5])
    if frames >= rate.nominal:
        last = rate.nominal - 1
        raise _bad(label, "does not exist", f"At {rate.label()} frames a second the frames go from 00 to {last:02}.")
    total_minutes = 60 * hours + minutes
    counted = (60 * total_minutes + seconds) * rate.nominal + frames
    if found[4] == ":":
        return counted
    dropped = _dropped(rate, label)
    if minutes % 10 and not seconds and frames < dropped:
        hint = f"In drop-frame this minute begins with the label {label.strip()[:-2]}{dropped:02}."
        raise _bad(label, "does not exist", hint)
    return counted - dropped * (total_minutes - total_minutes // 10)


def label(number: int, rate: Rate, *, drop: bool = False) -> str:
    """The label of a frame; ``drop`` for drop-frame. Raises UsageError for a negative frame or a rate without it."""
    if number < 0:
        raise _bad(str(number), "is before the first frame", "Time code begins at 00:00:00:00.")
    mark = ":"
    if drop:
        dropped = _dropped(rate, str(number))
        ten_minutes = rate.nominal * 600 - 9 * dropped
        tens, rest = divmod(number, ten_minutes)
        first = rate.nominal * 60
        # The first minute of ten is whole; each of the other nine lacks its first labels.
        minutes = 0 if rest < first else 1 + (rest - first) // (first - dropped)
        number += dropped * (9 * tens + minutes)
        mark = ";"
    seconds, frames = divmod(number, rate.nominal)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{frames:02}"


def parse(text: str, rate: Rate) -> int:
    """The ticks at which the frame of a label starts. Raises UsageError as ``frame`` does."""
    return rate.start_of(frame(text, rate))


def programme_start(text: str, rate: Rate) -> int:
    """The clock time, in ticks, that subtitles give to a programme's first frame, whose label is ``text``.

    Subtitles count in clock time from what that label reads: a programme from 10:00:00:00 has its first second at
    10:00:01,000 at every rate, also at 23.976 and 29.97, where labels run slower than the clock and ``parse`` would
    answer 36 seconds more. Raises UsageError as ``frame`` does.
    """
    frame(text, rate)
    hours, minutes, seconds, frames = (int(number) for number in re.split("[:;]", text.strip()))
    return _ticks(Fraction((60 * hours + minutes) * 60 + seconds)) + rate.start_of(frames)


def parse_offset(text: str, rate: Rate | None = None) -> int:
    """Ticks of a length with or without a sign: ``+2.5s``, ``250ms``, ``-00:00:01.200``, ``1:02:03,500``, ``+48f``.

    Frames and ``HH:MM:SS:FF`` need ``rate``. Raises UsageError for anything else; a bare number has no unit.
    """
    cleaned = text.strip().replace("\u2212", "-")
    sign = -1 if cleaned.startswith("-") else 1
    body = cleaned[1:].strip() if cleaned[:1] in {"+", "-"} else cleaned
    return sign * _length(body, text, rate)


def _length(body: str, text: str, rate: Rate | None) -> int:
    if found := _LENGTH.fullmatch(body):
        return _ticks(_decimal(found[1], found[2]) / (1000 if found[3] == "ms" else 1))
    if found := _CLOCK.fullmatch(body):
        hours, minutes = int(found[1] or 0), int(found[2])
        if not (found[1] and minutes > _FULL):
            return _ticks(3600 * hours + 60 * minutes + _decimal(found[3], found[4]))
    if _FRAMES.fullmatch(body) or _LABEL.fullmatch(body):
        if rate is None:
            raise _bad(text, "counts frames, and no frame rate is known", "Say the rate with --fps, or give seconds.")
        return rate.start_of(int(body[:-1])) if body.endswith("f") else parse(body, rate)
    raise _bad(text, "is not a length of time", "Write +2.5s, -250ms, +48f (frames) or -00:00:01.200.")


def _decimal(whole: str, part: str | None) -> Fraction:
    return Fraction(f"{whole}.{part or 0}")


def _ticks(seconds: Fraction) -> int:
    return round_half_up(seconds * PER_SECOND)


def _dropped(rate: Rate, text: str) -> int:
    """Labels that a minute lacks in drop-frame: 2 at 29.97, 4 at 59.94."""
    if rate.nominal not in _DROPPING or rate.fps.denominator != 1001:  # noqa: PLR2004 - the NTSC family
        raise _bad(text, f"is drop-frame, which {rate.label()} does not have", "Write : before the frames.")
    return rate.nominal // 15


def _bad(text: str, why: str, hint: str) -> UsageError:
    return UsageError(f"“{text}” {why}.", hint=hint, slug="bad-time")
