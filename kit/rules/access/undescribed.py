"""ACC019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import DCMP_KEY
from kit.check.view import view
from kit.subs.track import Facts, Kind
from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: From here on people hear something in a cinema: the hum of a quiet room is fainter.
HEARD = -45
#: Seconds of a stretch that must be heard before it wants a word.
ENOUGH = 5
_STEP = PER_SECOND // 2
_PAUSE = srt(("00:00:01,000 --> 00:00:03,000", "[wind]"), ("00:00:41,000 --> 00:00:43,000", "Go."))


def _film(*parts: tuple[int, int]) -> Facts:
    """A film of parts, each so many seconds at a level."""
    levels = tuple(level for seconds, level in parts for _ in range(2 * seconds))
    return Facts(start=0, end=len(levels) * _STEP, sound=lambda: levels)


@rule(
    "ACC019",
    "sound-without-description",
    source=DCMP_KEY,
    limits=("max_silence_seconds",),
    needs=("sound", "end"),
    examples=(
        Good(_PAUSE, kind="sdh", facts=_film((60, -70))),
        Good(_PAUSE, kind="sdh", facts=_film((10, -70), (3, -20), (47, -70))),
        Good(_PAUSE, facts=_film((60, -20))),
        Good(srt(("00:00:01,000 --> 00:00:35,000", "[wind]")), kind="sdh", facts=_film((36, -20))),
        Bad(_PAUSE, kind="sdh", facts=_film((60, -20))),
        Bad(_PAUSE, kind="sdh", facts=_film((10, -70), (8, -20), (42, -70))),
        Bad(srt(("00:00:01,000 --> 00:00:03,000", "[wind]")), kind="sdh", facts=_film((40, -30))),
    ),
)
def undescribed(track: Track, limits: Limits) -> Iterator[Finding]:
    """Describe sound that is heard for long while no cue shows.

    The film's own sound is measured: where it is heard for more than a few seconds within a long stretch without any
    cue, deaf viewers do not know whether the film has stopped speaking or they are left out. A stretch in which the
    film is silent is another thing (ACC012).
    """
    if track.kind is not Kind.SDH or limits.max_silence_seconds is None or track.facts.sound is None:
        return
    most = round(limits.max_silence_seconds * PER_SECOND)
    start = track.facts.start or 0
    for begin, end in [stretch for stretch in _unsaid(track) if stretch[1] - stretch[0] > most]:
        levels = track.facts.sound()[-(-begin // _STEP) : end // _STEP]
        heard = sum(level > HEARD for level in levels) * _STEP
        if heard < ENOUGH * PER_SECOND:
            continue
        beside = next((cue for cue in view(track).in_order if cue.start - start >= end), None)
        yield Finding(
            "From {start} on no cue shows for {seconds} seconds, while the film is heard for {heard} of them. Describe "
            "what is heard.",
            row=beside.time_row if beside else track.cues[-1].time_row,
            cue=beside.number if beside else track.cues[-1].number,
            values={
                "start": clock(begin + start),
                "seconds": round((end - begin) / PER_SECOND),
                "heard": round(heard / PER_SECOND),
            },
        )


def _unsaid(track: Track) -> Iterator[tuple[int, int]]:
    """Stretches without a cue, in ticks from the film's first frame; the last one goes on to its end."""
    start, done = track.facts.start or 0, 0
    for cue in view(track).in_order:
        if cue.start - start > done:
            yield done, cue.start - start
        done = max(done, cue.end - start)
    if track.cues and track.facts.end is not None:
        yield done, track.facts.end - start
