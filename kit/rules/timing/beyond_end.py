"""TIM009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Facts
from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_FILM = Facts(end=10 * PER_SECOND)


@rule(
    "TIM009",
    "beyond-the-end",
    source=HOUSE,
    needs=("end",),
    examples=(
        Good(srt(("00:00:08,000 --> 00:00:10,000", "Good night.")), facts=_FILM),
        Bad(srt(("00:00:08,000 --> 00:00:11,500", "Good night.")), facts=_FILM),
        Bad(srt(("10:00:08,000 --> 10:00:09,500", "Good night.")), facts=_FILM),
    ),
)
def beyond_end(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - the end is the film's
    """Keep cues within the film.

    What comes after the last picture is never seen. If all cues do, the track counts from another start (10:00:00:00)
    or belongs to another cut; then only the first is told.
    """
    end = track.facts.end
    if end is None:
        return
    last = end + view(track).step
    none = all(cue.start >= last for cue in track.cues)
    for cue in track.cues[:1] if none else track.cues:
        if cue.end > last:
            yield Finding(
                "This cue shows until {until}, but the film ends at {end}. Retime the track, or end the cue earlier.",
                row=cue.time_row,
                cue=cue.number,
                values={"until": clock(cue.end), "end": clock(end)},
            )
