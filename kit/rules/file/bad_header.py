"""FILE004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import WEBVTT
from kit.subs.faults import BAD_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE004",
    "bad-header",
    source=WEBVTT,
    examples=(
        Good("WEBVTT\n\n00:01.000 --> 00:03.000\nWe left at night.\n", format="vtt"),
        Bad("WEBVT\n\n00:01.000 --> 00:03.000\nWe left at night.\n", format="vtt"),
    ),
)
def bad_header(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Begin the file as its format demands.

    A browser shows no cue at all of a WebVTT file whose first row is not WEBVTT.
    """
    message = "The file begins with “{found}”; its format wants “{expected}”. Correct the first rows."
    return reported(track, message, BAD_HEADER)
