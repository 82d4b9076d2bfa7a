"""XML: comments, metadata, several fonts, places that become one, fading.

One font for the whole file is no loss: every player has its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.subs.track import Track
    from kit.subs.writers.loss import Losses

_FOUND = (
    (re.compile(r"<!--"), "comments are left out"),
    (re.compile(r"<(?:ttm:|\w+:)?(?:desc|copyright)\b"), "the document's metadata are left out"),
    (re.compile(r"\bFade(?:Up|Down)Time=[\"'](?=[^\"']*[1-9])"), "fading is left out"),
)
_FONT = re.compile(r"\b(?:fontFamily|fontSize|textOutline)=(\"[^\"<]*\"|'[^'<]*')")
_USED = re.compile(r"<(?:\w+:)?(?:p|div)\b[^<>]*\sregion=(\"[^\"<]*\"|'[^'<]*')")


def look(track: Track, losses: Losses) -> None:
    """Note what the cues do not keep."""
    text = "".join(track.source.rows)
    for pattern, what in _FOUND:
        if pattern.search(text):
            losses.add(what)
    fonts: dict[str, set[str]] = {}
    for found in _FONT.finditer(text):
        fonts.setdefault(found[0].partition("=")[0], set()).add(found[1])
    if any(len(values) > 1 for values in fonts.values()):
        losses.add("fonts, sizes and outlines that differ within the file are left out")
    if len(set(_USED.findall(text))) > len({cue.align for cue in track.cues}):
        losses.add("exact places are left out: kit keeps top, middle and bottom, left, centre and right")
