"""RDG001."""

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

_ENGLISH = "We walked all night, and nobody spoke."
_KOREAN = "우리는 밤새 걸었고\n아무도 말이 없었다"


@rule(
    "RDG001",
    "reading-speed",
    source=NETFLIX_READING,
    limits=("max_chars_per_second", "count"),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", _ENGLISH))),
        Bad(srt(("00:00:01,000 --> 00:00:02,500", _ENGLISH))),
        Good(srt(("00:00:01,000 --> 00:00:02,600", _KOREAN)), locale="ko"),
        Bad(srt(("00:00:01,000 --> 00:00:02,000", _KOREAN)), locale="ko"),
    ),
)
def reading_speed(track: Track, limits: Limits) -> Iterator[Finding]:
    """Leave time to read.

    Whoever cannot finish a cue loses the picture and the sense. Spaces and punctuation count; in Korean a syllable
    counts 1 and everything else one half.
    """
    limit = limits.max_chars_per_second
    if limit is None:
        return
    seen = view(track)
    weights, at = seen.weights(limits.count), 0
    for cue in track.cues:
        upto = at + len(cue.lines)
        chars = sum(weights[at:upto])
        at = upto
        if cue.end > cue.start and chars * PER_SECOND > limit * (cue.duration + seen.step):
            yield Finding(
                "{chars} characters in {seconds} s are {speed} a second; the limit is {limit}. Shorten the text, or "
                "show it for {needed} s.",
                row=cue.text_row,
                cue=cue.number,
                values={
                    "chars": f"{chars:g}",
                    "seconds": f"{cue.duration / PER_SECOND:.2f}",
                    "speed": f"{chars * PER_SECOND / cue.duration:.1f}",
                    "limit": f"{limit:g}",
                    "needed": f"{chars / limit:.2f}",
                },
            )
