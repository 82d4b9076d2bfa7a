"""A track: the cues of one file, what could not be read as a cue, and what is known of its film."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
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
class Facts:
    """What the film tells the checks; each may be unknown.

    ``end`` is the end of the reel in ticks; ``glyphs`` the code points that the burn font ``font`` draws.
    """

    rate: Rate | None = None
    end: int | None = None
    glyphs: frozenset[int] | None = None
    font: str = ""
    protected: tuple[ProtectedWord, ...] = ()


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
