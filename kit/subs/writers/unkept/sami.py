"""SAMI: fonts, comments, ruby, and the look that the style sheet gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs.formats import sami_scan

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.loss import Losses

_FONT = re.compile(r"<(?:font|span)[^<>]*\b(?:face|size|font-family|font-size)\s*[=:]", re.IGNORECASE)
_RUBY = re.compile(r"<rt[\s>]", re.IGNORECASE)


def look(track: Track, losses: Losses) -> None:
    """Note what the cues do not keep."""
    for cue in track.cues:
        text = sami_scan.text_of(track.source.rows, cue)
        if "<" not in text:
            continue
        if _FONT.search(text):
            losses.add("fonts and sizes are left out", cue.number)
        if _RUBY.search(text):
            losses.add("ruby stands in brackets behind its word", cue.number)
        if "<!--" in text:
            losses.add("comments are left out", cue.number)
