"""By what a cue is known again: its words and times as they stand in the file, and nothing around it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kit.subs.formats.patching import raw_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track

_DIGITS = 32


def of_cue(track: Track, cue: Cue) -> str:
    """The mark of a cue: 32 hex digits of the SHA-256 over its times in ticks and its rows of text, markup included."""
    return _digest(f"{cue.start} {cue.end}", *raw_lines(track, cue))


def of_track(track: Track) -> str:
    """The mark of a whole track, for what is said about no single cue."""
    return of_rows(track.source.rows)


def of_rows(rows: Sequence[str]) -> str:
    """The mark of a track's rows."""
    return _digest(*rows)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
