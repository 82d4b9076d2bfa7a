"""RDG004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check import wording
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SOURCES
from kit.check.view import view
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_LINE = "We walked all night,\nand nobody spoke."


@rule(
    "RDG004",
    "seconds-per-word",
    source=SOURCES["BBC"],
    limits=("min_seconds_per_word",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:04,000", _LINE)), profile="bbc"),
        Bad(srt(("00:00:01,000 --> 00:00:02,500", _LINE)), profile="bbc"),
    ),
)
def seconds_per_word(track: Track, limits: Limits) -> Iterator[Finding]:
    """Show a cue for a third of a second a word, about.

    Below that even a practised reader loses words. The limit is the least that a broadcaster accepts.
    """
    least = limits.min_seconds_per_word
    if least is None:
        return
    step = view(track).step
    for cue in track.cues:
        words = wording.count(cue.lines)
        if 0 < cue.duration + step < least * words * PER_SECOND:
            yield Finding(
                "{words} words show for {seconds} s; each needs {limit} s. Shorten the text, or show it {needed} s.",
                row=cue.text_row,
                cue=cue.number,
                values={
                    "words": words,
                    "seconds": f"{cue.duration / PER_SECOND:.2f}",
                    "limit": f"{least:g}",
                    "needed": f"{words * least:.2f}",
                },
            )
