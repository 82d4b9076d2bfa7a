"""Tracks of cues that no file was read for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.subs.cue import Cue
from kit.subs.source import Encoding, Source
from kit.subs.track import Facts, Track
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def cue() -> Callable[..., Cue]:
    """``cue(1000, 2000, "Text", align=8)``: times in milliseconds; a line break parts lines."""

    def make(start: int, end: int, text: str, number: int = 1, **about: object) -> Cue:
        lines = tuple(text.split("\n"))
        return Cue(number, from_ms(start), from_ms(end), lines, 1, 1, 1, 1, **about)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def track() -> Callable[..., Track]:
    """``track(cue, cue)``: numbered from 1."""

    def make(*cues: Cue, locale: str = "") -> Track:
        numbered = tuple(
            Cue(number, one.start, one.end, one.lines, 1, 1, 1, 1, one.spans, one.align, one.layer, speaker=one.speaker)
            for number, one in enumerate(cues, 1)
        )
        source = Source(Path("none"), Encoding("utf-8", b"", "utf-8"), ())
        return Track(Path("none"), "none", source, numbered, (), locale=locale, facts=Facts())

    return make
