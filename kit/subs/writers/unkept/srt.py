"""SubRip: coordinates, fonts, override tags of ASS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs.writers.unkept import tags

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.loss import Losses

_COORDINATES = re.compile(r"\b[XY][12]:", re.IGNORECASE)
_FONT = re.compile(r"<font[^<>]*\b(?:face|size)\s*=", re.IGNORECASE)


def look(track: Track, losses: Losses) -> None:
    """Note what the cues do not keep."""
    rows = track.source.rows
    for cue in track.cues:
        if _COORDINATES.search(rows[cue.time_row - 1]):
            losses.add("exact places are left out", cue.number)
        text = "".join(rows[cue.text_row - 1 : cue.last_row])
        if _FONT.search(text):
            losses.add("fonts and sizes are left out", cue.number)
        for what in sorted(tags.unkept(text)):
            losses.add(f"{what} are left out", cue.number)
