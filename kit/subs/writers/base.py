"""What a writer is, and how to add one.

A writer is one module with one object that has what ``Writer`` asks for, named in ``registry.WRITERS``:

1. ``name`` is the format's short name, the same as its reader's; ``title`` what people call it; ``extensions`` the
   endings that ask for it.
2. ``holds`` declares what the format can hold. ``kit.subs.writers.fit`` takes away what it cannot, and says so, before
   ``write`` is called: a writer need not look for what it does not know.
3. ``write`` gives the bytes of the whole file. What it writes must read back, in the reader of the same name, as the
   same cues without a fault: ``convert`` tries it each time before a file gets its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: The numpad positions of a format that can place text anywhere on the numpad, and of one that cannot place it.
ANYWHERE = frozenset(range(1, 10))
BOTTOM = frozenset({2})


class Grain(StrEnum):
    """How much text must look the same."""

    NO = "no"
    LINE = "line"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format can hold of a cue.

    ``colours`` are those it has, None for any; ``positions`` are numpad positions. ``step`` is the step of its times in
    ticks, None if it counts frames; ``latest`` the last time that it can say. ``encodings`` are Python's names of those
    that it may be written in, the usual one first; ``any_encoding`` if it can be written in any. ``repertoire`` names
    the characters that it has, if they are not all of Unicode. ``overlaps`` says whether two cues may show at once,
    ``backwards`` whether a cue may end at its begin or before it, ``blank_lines`` whether a line may be empty.
    """

    italics: Grain = Grain.NO
    bold: Grain = Grain.NO
    underline: Grain = Grain.NO
    colour: Grain = Grain.NO
    colours: frozenset[str] | None = None
    positions: frozenset[int] = BOTTOM
    layers: bool = False
    speakers: bool = False
    identifiers: bool = False
    languages: bool = False
    overlaps: bool = True
    backwards: bool = False
    blank_lines: bool = False
    step: int | None = PER_MS
    latest: int | None = None
    max_lines: int | None = None
    max_chars: int | None = None
    encodings: tuple[str, ...] = ("utf-8",)
    any_encoding: bool = False
    repertoire: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What a file says besides its cues.

    ``rate`` is needed by formats that count frames; an empty ``encoding`` is the format's usual one; ``start`` is the
    time code of the programme's first frame in ticks, for headers that name it.
    """

    rate: Rate | None = None
    encoding: str = ""
    title: str = ""
    start: int = 0


class Writer(Protocol):
    """Writes one format."""

    @property
    def name(self) -> str:
        """The format's short name."""

    @property
    def title(self) -> str:
        """What people call the format."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The endings of its files, with their dot; the first is the usual one."""

    @property
    def holds(self) -> Holds:
        """What the format can hold."""

    def write(self, track: Track, options: Options) -> bytes:
        """The bytes of a file with the track's cues. Raises UsageError for what the format cannot say at all."""
