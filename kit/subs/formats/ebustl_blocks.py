"""The two kinds of block of EBU-STL (EBU Tech 3264): the header (GSI, 1024 bytes) and text blocks (TTI, 128 bytes).

A file is held as Latin-1, one character a byte. Its rows are its text blocks, the header before the first of them, so
that a row's number is the number of its text block.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kit.time.rate import Rate

TEXT = 112
LAST_BLOCK, USER_DATA, LAST_EXTENSION = 0xFF, 0xFE, 0xEF
#: Frames a second of each disk format code; 30 is that of 525-line television.
RATES = {
    "STL23.01": Rate(Fraction(24000, 1001)), "STL24.01": Rate(Fraction(24)), "STL25.01": Rate(Fraction(25)),
    "STL30.01": Rate(Fraction(30000, 1001)), "STL50.01": Rate(Fraction(50)),
}  # fmt: skip
#: Where the header's fields stand.
FIELDS = {
    "CPN": (0, 3), "DFC": (3, 11), "DSC": (11, 12), "CCT": (12, 14), "LC": (14, 16), "OPT": (16, 48), "OET": (48, 80),
    "TPT": (80, 112), "TET": (112, 144), "TN": (144, 176), "TCD": (176, 208), "SLR": (208, 224), "CD": (224, 230),
    "RD": (230, 236), "RN": (236, 238), "TNB": (238, 243), "TNS": (243, 248), "TNG": (248, 251), "MNC": (251, 253),
    "MNR": (253, 255), "TCS": (255, 256), "TCP": (256, 264), "TCF": (264, 272), "TND": (272, 273), "DSN": (273, 274),
    "CO": (274, 277), "PUB": (277, 309), "EN": (309, 341), "ECD": (341, 373), "UDA": (448, 1024),
}  # fmt: skip
_DAY = 24


@dataclass(frozen=True, slots=True)
class Header:
    """The general subtitle information; ``field`` gives each by its short name."""

    data: bytes

    def field(self, name: str) -> str:
        """A field's text without the spaces around it."""
        start, stop = FIELDS[name]
        return self.data[start:stop].decode("latin-1").strip(" \0")

    def number(self, name: str) -> int | None:
        """A field that counts something; None if it is no number."""
        text = self.field(name)
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def is_teletext(self) -> bool:
        """Whether lines are rows of teletext (level 1 or 2) and not open subtitles."""
        return self.field("DSC") in {"1", "2"}


@dataclass(frozen=True, slots=True)
class Block:
    """One text block; ``index`` counts from 0."""

    index: int
    data: bytes

    @property
    def number(self) -> int:
        """The subtitle's number."""
        return int.from_bytes(self.data[1:3], "little")

    @property
    def extension(self) -> int:
        """Which block of its subtitle this is; FFh is the last."""
        return self.data[3]

    @property
    def is_comment(self) -> bool:
        """Whether the text is meant for editors and not shown."""
        return self.data[15] == 1

    @property
    def text(self) -> bytes:
        """The text field up to its filler."""
        return self.data[16:].partition(b"\x8f")[0]

    @property
    def behind(self) -> bytes:
        """What stands after the filler has begun, which nobody would see."""
        return self.data[16:].partition(b"\x8f")[2].replace(b"\x8f", b"").strip(b" \0\x8a")

    def frame(self, at: int, rate: Rate) -> int | None:
        """The frame of the time code at byte ``at`` (5 in, 9 out); None if there is no such time."""
        hours, minutes, seconds, frames = self.data[at : at + 4]
        if hours >= _DAY or minutes > 59 or seconds > 59 or frames >= rate.nominal:  # noqa: PLR2004 - a clock
            return None
        return ((hours * 60 + minutes) * 60 + seconds) * rate.nominal + frames

    def label(self, at: int) -> str:
        """A time code as people write it."""
        return ":".join(f"{part:02}" for part in self.data[at : at + 4])


def time_code(frame: int, rate: Rate) -> bytes:
    """The four bytes of a frame's time code."""
    seconds, frames = divmod(frame, rate.nominal)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return bytes((hours, minutes, seconds, frames))
