"""The rows of a CMX3600 list, as programs really write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

#: An event has some hundred letters; what follows this many has no bearing on it.
_LONGEST = 1000
_LABEL = r"\d{1,2}[:;.,]\d{2}[:;.,]\d{2}[:;.,]\d{2,3}"
_TIMES = re.compile(rf"(?:^|\s)({_LABEL})\s+({_LABEL})\s+({_LABEL})\s+({_LABEL})(?:\s|$)")
_HEAD = re.compile(
    r"\s*(?P<number>\d{1,6}[A-Za-z]?)\s+(?P<reel>\S.{0,120}?)\s+(?P<channel>(?:[ABV][ABV\d]*(?:/[ABV][ABV\d]*)*|NONE))"
    r"\s+(?P<how>C|D|W\d{1,3}|K(?:\s*[BO])?)(?:\s+(?P<length>\d{1,4}))?(?:\s+\(?F\)?)?\s*",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(_LABEL)
_BEGINS_AS_EVENT = re.compile(r"\s*\d{1,6}[A-Za-z]?\s+\S")
_MOTION = re.compile(r"\s*M2\s+(?P<reel>\S.{0,120}?)\s+(?P<fps>[+-]?\s?\d{1,4}(?:\.\d{1,6})?)(?:\s+(?P<at>\S+))?\s*$")
_MODE = re.compile(r"\s*FCM\s*:\s*(?P<mode>.*)", re.IGNORECASE)
_REMARK = re.compile(
    r"\s*(?:\*\s*)?(?P<key>FROM CLIP NAME|TO CLIP NAME|KEY CLIP NAME|SOURCE FILE|FROM FILE|FROM CLIP|FROM CLIP FILE)"
    r"(?: IS)?\s*:\s*(?P<value>\S(?:.*\S)?)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"V1?(?!\d)", re.IGNORECASE)
_OVERLAY = re.compile(r"V(?:[2-9]|1\d)", re.IGNORECASE)


@dataclass(slots=True)
class Event:
    """One row with four time codes, in the list's own words; ``drop`` is the frame mode that was in force."""

    row: int
    number: str
    reel: str
    channel: str
    how: str
    length: int
    labels: tuple[str, str, str, str]
    drop: bool
    remarks: dict[str, str] = field(default_factory=dict)
    speed: Fraction | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it cuts the picture; ``B`` is picture and sound."""
        first = self.channel.upper()
        return bool(_PICTURE.search(first)) or (first == "B" or first.startswith("B/"))

    @property
    def is_mixed(self) -> bool:
        """Whether it comes on by a dissolve or a wipe."""
        return self.how[:1] in {"D", "W"}

    @property
    def is_overlay(self) -> bool:
        """Whether it lies on a track above the picture: titles, graphics, keys."""
        return (bool(_OVERLAY.search(self.channel)) and not self.is_picture) or self.how in {"K", "KO"}


@dataclass(frozen=True, slots=True)
class Motion:
    """A row ``M2``: the frames of its source that a second shows; below zero in reverse."""

    reel: str
    fps: Fraction


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that names a source."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A row ``FCM``: whether the events that follow count drop-frame."""

    drop: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that begins or ends as an event does and is none."""

    why: str


Row = Event | Motion | Remark | Mode | Unread | None


def read(text: str, row: int, *, drop: bool) -> Row:
    """What one row says; None for a title, a comment and what has no bearing on frames."""
    line = text[:_LONGEST].strip().lstrip("\ufeff")
    if not line or line.startswith(("TITLE", ">>>", "[")):
        return None
    if line.startswith("*") or line.upper().startswith(
        ("FROM CLIP", "TO CLIP", "KEY CLIP", "SOURCE FILE", "FROM FILE")
    ):
        return _remark(line)
    if found := _MODE.match(line):
        return Mode("NON" not in found["mode"].upper() and "DROP" in found["mode"].upper())
    if found := _MOTION.match(line):
        return Motion(found["reel"].strip(), Fraction(found["fps"].replace(" ", "")))
    times = _TIMES.search(line)
    return _event(line, times, row, drop=drop) if times else _unread(line)


def _event(line: str, times: re.Match[str], row: int, *, drop: bool) -> Event | Unread:
    head = _HEAD.fullmatch(line[: times.start()] + " ")
    if head is None:
        return Unread("its number, reel, channel or transition cannot be made out")
    return Event(
        row,
        head["number"],
        head["reel"].strip(),
        head["channel"],
        re.sub(r"\s", "", head["how"].upper()),
        int(head["length"] or 0),
        (times[1], times[2], times[3], times[4]),
        drop,
    )


def _remark(line: str) -> Remark | None:
    found = _REMARK.match(line)
    return Remark(re.sub(r"\s+", " ", found["key"].upper()), found["value"]) if found else None


def _unread(line: str) -> Unread | None:
    """A row with time codes that are not four, or an event that lost them; None for what is a remark to a person."""
    labels = len(_ANY_LABEL.findall(line))
    if _BEGINS_AS_EVENT.match(line) and labels:
        return Unread(f"it has {labels} time {'code' if labels == 1 else 'codes'} where four are due")
    if _BEGINS_AS_EVENT.match(line) and re.search(r"\s[ABV]\S{0,3}\s+(?:C|D|W\d+|K)\b", line):
        return Unread("its time codes cannot be read")
    return Unread("it has four time codes and no event before them") if labels > 3 else None  # noqa: PLR2004 - four
