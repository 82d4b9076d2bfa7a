"""What a writer is, and how to add one.

A writer is one module with one subclass of ``Writer`` and an instance of it in ``registry.WRITERS``:

1. ``name`` is the format's short name, ``reader`` that of its reader if it has another; ``title`` what people call it;
   ``extensions`` the endings that ask for it.
2. ``holds`` declares what the format can hold. ``kit.subs.writers.fit`` takes away what it cannot, and says so, before
   ``write`` is called: a writer need not look for what it does not know.
3. ``write`` gives the bytes of the whole file. What it writes must read back, in the reader of the same name, as the
   same cues without a fault: ``convert`` tries it each time before a file gets its name.
4. Where characters do not exist in the format, override ``lacking``; where some are written as others, ``replaced``.
   Where several languages may stand in one file, let it be a ``Multilingual``, whose ``write_all`` is all it needs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kit.subs.track import Track
    from kit.time.rate import Rate

#: The numpad positions of a format that can place text anywhere on the numpad, and of one that cannot place it.
ANYWHERE = frozenset(range(1, 10))
BOTTOM = frozenset({2})


class Grain(StrEnum):
    """How much text must look the same."""

    NO = "no"
    LINE = "whole lines"
    SPAN = "yes"


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format can hold of a cue.

    ``colours`` are those it has, None for any; ``positions`` are numpad positions. ``step`` is the step of its times in
    ticks, None if it counts frames; ``latest`` the last time that it can say. ``encodings`` are Python's names of those
    that it may be written in, the usual one first, empty for a file that is no text; ``repertoire`` says which
    characters it has, if not all of Unicode. ``overlaps`` says whether two cues may show at once, ``backwards`` whether
    a cue may end at its begin or before it, ``blank_lines`` whether a line may be empty.
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
    overlaps: bool = True
    backwards: bool = False
    blank_lines: bool = False
    step: int | None = PER_MS
    latest: int | None = None
    max_lines: int | None = None
    max_chars: int | None = None
    encodings: tuple[str, ...] = ("utf-8",)
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


class Writer(ABC):
    """Writes one format."""

    name: ClassVar[str]
    reader: ClassVar[str] = ""
    title: ClassVar[str]
    #: With their dot; the first is the usual one.
    extensions: ClassVar[tuple[str, ...]]
    holds: ClassVar[Holds]

    @abstractmethod
    def write(self, track: Track, options: Options) -> bytes:
        """The bytes of a file with the track's cues. Raises UsageError for what the format cannot say at all."""

    def lacking(self, track: Track, options: Options) -> Mapping[str, tuple[int, ...]]:
        """The characters that a file with these options cannot hold, each with the numbers of its cues."""
        name = encoding(self, options)
        found: dict[str, list[int]] = {}
        if not name.startswith("utf"):
            for cue in track.cues:
                for letter in dict.fromkeys(cue.text):
                    if letter != "\n" and not _has(name, letter):
                        found.setdefault(letter, []).append(cue.number)
        return {letter: tuple(cues) for letter, cues in found.items()}

    def replaced(self, track: Track) -> Mapping[str, str]:
        """The characters of a track that are written as others, and as which."""
        del track
        return {}

    def remark(self, data: bytes) -> str:
        """What people should know of a finished file, such as that it is larger than some can load; mostly nothing."""
        del data
        return ""

    @property
    def format(self) -> str:
        """The short name of the format that reads what is written."""
        return self.reader or self.name


class Multilingual(Writer):
    """Writes a format whose files may hold several languages."""

    @abstractmethod
    def write_all(self, tracks: Sequence[Track], options: Options) -> bytes:
        """One file with the cues of all tracks, one of each language."""

    def write(self, track: Track, options: Options) -> bytes:
        """A file of one language."""
        return self.write_all((track,), options)


def encoding(writer: Writer, options: Options) -> str:
    """Python's name of the encoding that a file is written in."""
    return options.encoding or next(iter(writer.holds.encodings), "utf-8")


def _has(name: str, letter: str) -> bool:
    try:
        letter.encode(name)
    except UnicodeEncodeError:
        return False
    return True
