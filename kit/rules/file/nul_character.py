"""FILE015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import WEBVTT
from kit.subs.faults import NUL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_CUE = "WEBVTT\n\n00:01.000 --> 00:03.000\nWe left{} at night.\n"


@rule(
    "FILE015",
    "nul-character",
    source=WEBVTT,
    examples=(
        Good(_CUE.format(""), format="vtt"),
        Bad(_CUE.format("\0"), format="vtt"),
    ),
)
def nul_character(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Leave no NUL characters in a track.

    A browser shows a mark for a lost letter in the place of each; other programs stop reading there, and all that
    follows is missing. A disk or a transfer that failed leaves them.
    """
    message = "NUL characters in this row, read as U+FFFD: {count}. Look at what stood there, or take an earlier copy."
    return reported(track, message, NUL)
