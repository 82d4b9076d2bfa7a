"""FILE028."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SUBRIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE028",
    "no-cues",
    source=SUBRIP,
    examples=(Good(says("One.")), Bad("\n")),
)
def no_cues(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Put at least one cue in a track.

    A screener burned from an empty track is a film without subtitles, and nothing on the way says so.
    """
    if not track.cues:
        yield Finding(
            "No cue could be read from this file. Check that it is the right file, saved as subtitles.", row=1
        )
