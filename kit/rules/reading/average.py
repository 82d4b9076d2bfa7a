"""RDG002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_READING
from kit.check.view import view
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_LINE = "We walked all night, and nobody spoke."


@rule(
    "RDG002",
    "average-reading-speed",
    source=NETFLIX_READING,
    limits=("max_chars_per_second", "count"),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:02,500", _LINE), ("00:00:03,000 --> 00:00:06,000", _LINE))),
        Bad(srt(("00:00:01,000 --> 00:00:02,500", _LINE), ("00:00:03,000 --> 00:00:04,500", _LINE))),
    ),
)
def average_reading_speed(track: Track, limits: Limits) -> Iterator[Finding]:
    """Leave time to read over the whole track, too.

    Single fast cues can be borne; a track that is fast throughout tires everybody. The average is all characters over
    all the time in which text shows.
    """
    limit = limits.max_chars_per_second
    seen = view(track)
    shown = sum(cue.duration for cue in track.cues if cue.end > cue.start)
    if limit is None or not shown:
        return
    average = sum(seen.weights(limits.count)) * PER_SECOND / shown
    if average > limit:
        yield Finding(
            "The track's average is {speed} characters a second; the limit is {limit}. Shorten texts throughout.",
            values={"speed": f"{average:.1f}", "limit": f"{limit:g}"},
        )
