"""A cut as frames: which frames of which source show when."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit.time.rate import Rate


@dataclass(frozen=True, slots=True)
class Origin:
    """What tells a source from others, as the list names it; empty where it does not say.

    ``reel`` is the tape or card (eight letters in strict lists), ``clip`` the clip's name, ``file`` the source file.
    """

    reel: str = ""
    clip: str = ""
    file: str = ""

    @property
    def is_black(self) -> bool:
        """Whether nothing is shown."""
        return self.reel.upper() in {"BL", "BLK", "BLACK"}


@dataclass(frozen=True, slots=True)
class Shot:
    """A run of record frames from one source: ``begin`` up to but not including ``end``.

    Record frame ``r`` shows source frame ``source + (r - begin) × speed``; ``speed`` is below zero in reverse and 0 in
    a freeze. ``number`` is the event as the list counts it, ``row`` where it stands (from 1), ``mixed`` how many frames
    the dissolve or wipe takes with which it begins, if the list says so.
    """

    number: str
    row: int
    origin: Origin
    begin: int
    end: int
    source: Fraction
    speed: Fraction = Fraction(1)
    mixed: int = field(default=0, compare=False)

    @property
    def length(self) -> int:
        """Frames that it shows."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class CutList:
    """A cut's picture in the order of its frames, without overlaps; gaps are black.

    ``under`` are the ends of shots that a dissolve or wipe still shows beneath the next one. ``notes`` say what a
    person should know of the list, with event numbers; ``counts`` of its
    events by kind; ``doubt`` is why its rate may be another one.
    """

    path: Path
    rate: Rate
    drop: bool
    shots: tuple[Shot, ...]
    under: tuple[Shot, ...] = ()
    notes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    doubt: str = ""

    @property
    def begin(self) -> int:
        """The first record frame."""
        return self.shots[0].begin

    @property
    def end(self) -> int:
        """The frame after the last one."""
        return self.shots[-1].end
