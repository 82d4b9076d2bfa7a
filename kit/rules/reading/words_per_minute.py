"""RDG003."""

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

_MINUTE = 60 * PER_SECOND
_LINE = "We walked all night,\nand nobody spoke."


@rule(
    "RDG003",
    "words-per-minute",
    source=SOURCES["DCMP"],
    limits=("max_words_per_minute",),
    examples=(
        Good(srt(("00:00:01,000 --> 00:00:04,000", _LINE)), profile="dcmp"),
        Bad(srt(("00:00:01,000 --> 00:00:03,000", _LINE)), profile="dcmp"),
        Bad(srt(("00:00:01,000 --> 00:00:03,200", _LINE)), profile="bbc"),
    ),
)
def words_per_minute(track: Track, limits: Limits) -> Iterator[Finding]:
    """Show no more words a minute than people can read.

    Broadcasters and captioners count words, not characters; labels and sounds count, too, since they are read.
    """
    limit, least = limits.max_words_per_minute, limits.min_seconds_per_word
    if limit is None:
        return
    step = view(track).step
    for cue in track.cues:
        words = wording.count(cue.lines)
        if cue.end <= cue.start or words * _MINUTE <= limit * (cue.duration + step):
            continue
        if least is not None and cue.duration + step < least * words * PER_SECOND:
            continue  # RDG004 tells the same more strongly
        yield Finding(
            "{words} words in {seconds} s are {speed} a minute; the limit is {limit}. Shorten the text, or show it for "
            "{needed} s.",
            row=cue.text_row,
            cue=cue.number,
            values={
                "words": words,
                "seconds": f"{cue.duration / PER_SECOND:.2f}",
                "speed": words * _MINUTE // cue.duration,
                "limit": f"{limit:g}",
                "needed": f"{words * 60 / limit:.2f}",
            },
        )
