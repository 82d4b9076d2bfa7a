"""TIM012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.track import Facts
from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: A track whose first cue comes this late counts from a programme's start, unless the film is known to be as long.
HOUR = 3600 * PER_SECOND
_FILM = Facts(start=0, end=600 * PER_SECOND)
_MASTER = Facts(start=10 * HOUR, end=10 * HOUR + 600 * PER_SECOND)


@rule(
    "TIM012",
    "other-start",
    source=HOUSE,
    examples=(
        Good(srt(("00:00:08,000 --> 00:00:10,000", "Good night.")), facts=_FILM),
        Bad(srt(("01:00:08,000 --> 01:00:10,000", "Good night.")), facts=_FILM),
        Bad(srt(("10:00:08,000 --> 10:00:10,000", "Good night."))),
        Good(srt(("10:00:08,000 --> 10:00:10,000", "Good night.")), facts=_MASTER),
        Bad(srt(("00:00:08,000 --> 00:00:10,000", "Good night.")), facts=_MASTER),
    ),
)
def other_start(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - the start is the film's
    """Count times from the film's own first frame.

    Tapes and broadcast masters often begin at 01:00:00:00 or 10:00:00:00. A track that counts from there shows
    nothing over a file that begins at zero, and the other way round.
    """
    if not track.cues:
        return
    first, last = min(cue.start for cue in track.cues), max(cue.end for cue in track.cues)
    start, end = track.facts.start or 0, track.facts.end
    if first >= (end if end is not None else start + HOUR):
        yield Finding(
            "The first cue shows at {first}, but the film begins at {start}. The track counts from another start: "
            "shift all of it with `kit subs retime`, or set programme_start in kit.toml.",
            values={"first": clock(first), "start": clock(start)},
        )
    elif last <= start and start:
        yield Finding(
            "The last cue ends at {last}, before the film begins at {start}. The track counts from another start: "
            "shift all of it with `kit subs retime`, or correct programme_start in kit.toml.",
            values={"last": clock(last), "start": clock(start)},
        )
