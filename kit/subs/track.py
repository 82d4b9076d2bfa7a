"""A track: the cues of one file, what could not be read as a cue, and what is known of its film."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kit.subs.cue import Cue
    from kit.subs.parts import Part
    from kit.subs.source import Source
    from kit.time.rate import Rate


class Kind(StrEnum):
    """What a track is for."""

    FULL = "full"
    SDH = "sdh"
    FORCED = "forced"


@dataclass(frozen=True, slots=True)
class Fault:
    """Rows of a file that are neither a cue nor known structure.

    ``kind`` is a stable word that one rule of ``rules/file`` answers to; ``row`` counts from 1; ``values`` fill the
    rule's message.
    """

    kind: str
    row: int
    last_row: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProtectedWord:
    """A word that must appear in no result: its ``id`` in kit.toml, its spellings, the code word to say instead."""

    id: str
    spellings: tuple[str, ...]
    say: str


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A name as the film spells it: one spelling a locale (``fr-CA``) or language (``fr``), and known wrong ones."""

    id: str
    spellings: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def spelling(self, locale: str) -> str:
        """The right spelling in a locale; empty if the glossary does not tell."""
        known = dict(self.spellings)
        return known.get(locale) or known.get(locale.partition("-")[0], "")

    def wrong_forms(self, locale: str) -> tuple[str, ...]:
        """Spellings that must not stand in a track of a locale."""
        tags = dict.fromkeys((locale, locale.partition("-")[0]))
        return tuple(form for tag, forms in self.wrong if tag in tags for form in forms)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the film tells the checks; each may be unknown.

    ``start`` and ``end`` are the reel's in ticks, on the tracks' own clock; ``cuts`` the frames, counted from its
    first, on which a new shot begins. ``glyphs`` are the code points that the burn font ``font`` draws, ``advances``
    the share of the widest allowed line that each takes when it is burned. ``sound`` gives the
    level of each half second of the film in dBFS, from its first frame; asked for only by a rule that must know, since
    it may have to listen to all of it.
    """

    rate: Rate | None = None
    end: int | None = None
    glyphs: frozenset[int] | None = None
    font: str = ""
    protected: tuple[ProtectedWord, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    start: int | None = None
    cuts: tuple[int, ...] | None = None
    advances: Mapping[int, float] | None = field(default=None, hash=False, repr=False)
    sound: Callable[[], tuple[int, ...]] | None = field(default=None, hash=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Track:
    """One subtitle file, read; of a file with several languages (SAMI) one of them.

    ``format`` is the format's short name (``srt``, ``vtt``, ``ass``); ``locale`` a BCP 47 tag or empty if unknown.
    ``part`` names the language of the file that this track is, ``parts`` are all of them; empty where a file has one.
    """

    path: Path
    format: str
    source: Source
    cues: tuple[Cue, ...]
    faults: tuple[Fault, ...]
    locale: str = ""
    kind: Kind = Kind.FULL
    facts: Facts = field(default_factory=Facts)
    part: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the other tracks of a run: its path, and its part of the file."""
        return str(self.path), self.part
