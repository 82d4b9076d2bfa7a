"""Frame rates as exact fractions, read from what people write."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kit.errors import UsageError
from kit.time.ticks import PER_SECOND, round_half_up

#: What people write for the rates of film and television (SMPTE ST 12-1 for the 1000/1001 family).
NAMED = {
    "23.976": Fraction(24000, 1001),
    "23.98": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "47.952": Fraction(48000, 1001),
    "48": Fraction(48),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames per second, exact."""

    fps: Fraction

    @property
    def frame(self) -> int:
        """Length of one frame in ticks (exact for every rate in NAMED)."""
        return round_half_up(PER_SECOND / self.fps)

    @property
    def nominal(self) -> int:
        """Frames that a time code counts in a second: 24 at 23.976, 30 at 29.97."""
        return -(-self.fps.numerator // self.fps.denominator)

    def frames(self, ticks: int) -> Fraction:
        """How many frames a length lasts (not rounded)."""
        return Fraction(ticks, PER_SECOND) * self.fps

    def nearest(self, ticks: int) -> int:
        """The number of the frame whose start is nearest to a time."""
        return round_half_up(self.frames(ticks))

    def start_of(self, frame: int) -> int:
        """The time at which a frame starts, in ticks."""
        return round_half_up(Fraction(frame * PER_SECOND) / self.fps)

    def label(self) -> str:
        """As people write it: ``23.976``, ``25``; a rate without a name as its fraction."""
        for name, value in NAMED.items():
            if value == self.fps:
                return name
        return str(self.fps)


def parse_rate(text: str) -> Rate:
    """Read ``23.976``, ``24000/1001`` or ``25``.

    Raises UsageError for anything else: 23.9 or 0 would move every cue of the film.
    """
    cleaned = text.strip().lower().removesuffix("fps").strip()
    if cleaned in NAMED:
        return Rate(NAMED[cleaned])
    numerator, _, denominator = cleaned.partition("/")
    digits = numerator.isascii() and numerator.isdigit()
    if digits and denominator.isascii() and denominator.isdigit() and int(denominator) and int(numerator):
        value = Fraction(int(numerator), int(denominator))
        if 1 <= value <= 240:  # noqa: PLR2004 - the range of cameras; beyond it a typing error
            return Rate(value)
    raise UsageError(
        f"“{text}” is not a frame rate.",
        hint=f"Write one of {', '.join(NAMED)}, or an exact fraction such as 24000/1001.",
        slug="bad-rate",
    )
