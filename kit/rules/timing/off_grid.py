"""TIM008."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_TIMING
from kit.check.view import view
from kit.subs.track import Facts
from kit.time.rate import Rate
from kit.time.ticks import PER_SECOND, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: With more such cues than this, and more than a tenth of all, the whole track is on another grid.
MANY = 20
_FILM = Facts(rate=Rate(Fraction(24)))


@rule(
    "TIM008",
    "off-frame-grid",
    source=NETFLIX_TIMING,
    needs=("rate",),
    examples=(
        Good(srt(("00:00:01,042 --> 00:00:03,083", "One.")), facts=_FILM),
        Bad(srt(("00:00:01,020 --> 00:00:03,083", "One.")), facts=_FILM),
    ),
)
def off_grid(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - the grid is the film's
    """Put times on the frames of the film.

    A time between two frames shows up to one frame later than written. Many such times mean that the track was made
    for another frame rate: compare its last cues with the sound.
    """
    rate = track.facts.rate
    if rate is None:
        return
    found = list(_off(track, rate))
    if len(found) > MANY and len(found) > len(track.cues) // 10:
        yield Finding(
            "{count} of {cues} cues have times between two frames of {rate} frames a second. Was the track made for "
            "another frame rate? Compare its last cues with the sound.",
            values={"count": len(found), "cues": len(track.cues), "rate": rate.label()},
        )
        return
    for cue, off, frame in found:
        yield Finding(
            "A time of this cue lies {milliseconds} ms beside the nearest frame ({frame}).",
            row=cue.time_row,
            cue=cue.number,
            values={"milliseconds": to_ms(off), "frame": frame},
        )


def _off(track: Track, rate: Rate) -> Iterator[tuple[Cue, int, int]]:
    """Cues with a time between frames, how far off it is in ticks, and the nearest frame."""
    seen = view(track)
    two, per_frame = 2 * rate.fps.numerator, PER_SECOND * rate.fps.denominator
    for cue, (start, end) in zip(seen.in_order, seen.frames, strict=True):
        for time, frame in ((cue.start, start), (cue.end, end)):
            off = 2 * frame * per_frame - two * time
            if abs(off) > two * seen.step:
                yield cue, abs(off) // two, frame
                break
