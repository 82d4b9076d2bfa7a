"""ACC012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Kind
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "ACC012",
    "long-silence",
    limits=("max_silence_seconds",),
    source=HOUSE,
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:03,000", "[wind]"), ("00:00:32,000 --> 00:00:34,000", "Go.")), kind="sdh"),
        Good(srt(("00:00:01,000 --> 00:01:03,000", "[wind]"), ("00:01:06,000 --> 00:01:08,000", "Go.")), kind="sdh"),
        Good(srt(("00:00:01,000 --> 00:00:03,000", "So."), ("00:01:32,000 --> 00:01:34,000", "Go."))),
        Bad(srt(("00:00:01,000 --> 00:00:03,000", "[wind]"), ("00:00:34,000 --> 00:00:36,000", "Go.")), kind="sdh"),
    ),
)
def long_silence(track: Track, limits: Limits) -> Iterator[Finding]:
    """Say what is heard when nobody speaks.

    Only the times between cues are known here, not the sound: for half a minute this track says nothing. If music or
    sounds are heard, describe them; if it is silent, say so once. Where the film's sound can be measured, what is
    heard counts instead (ACC019).
    """
    if track.kind is not Kind.SDH or limits.max_silence_seconds is None or track.facts.sound is not None:
        return
    most = round(limits.max_silence_seconds * PER_SECOND)
    end = None
    for cue in view(track).in_order:
        if end is not None and cue.start - end > most:
            yield Finding(
                "No cue shows for {seconds} seconds before this one. Describe what is heard, or say that it is silent.",
                row=cue.time_row,
                cue=cue.number,
                values={"seconds": round((cue.start - end) / PER_SECOND)},
            )
        end = cue.end if end is None else max(end, cue.end)
