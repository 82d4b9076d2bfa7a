"""ENG004."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_ENGLISH
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_OPENS = lazy.pattern(
    r"(?:(?<=^)|(?<=^-)|(?<=[a-z][.!?] ))\d{1,3}(?:,\d{3})*(?= [a-z]{3,} [a-z])"
    r"(?! (?:km|kg|cm|mm|miles?|metres?|meters?|kilomet|feet|inches|degrees|percent|dollars|pounds|euros|won|litres?|"
    r"tons?|grams?|watts?|volts?|hertz|hours later|days later|weeks later|months later|years later|minutes later))",
    re.MULTILINE,
)
#: Characters before a figure that hold the end of the words before it.
_FEW = 8


@rule(
    "ENG004",
    "number-opens-sentence",
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("Twelve people stayed behind.")),
        Good(says("12 years later, in Toronto")),
        Good(says("We counted\n12 people at the door.")),
        Good(says("1987 was a cold year. 5 km to go.")),
        Good(says("6:30 in the morning. 38th parallel it is.")),
        Bad(says("1,200 people lived there.")),
        Bad(says("12 people stayed behind.")),
        Bad(says("We left. 40 guards stood there.")),
    ),
)
def opening_number(track: Track, limits: Limits) -> Iterator[Finding]:
    """Spell out a number that opens a sentence.

    A sentence begins with a letter. Times, dates, measures and years are left alone; turn the sentence round if the
    words would be long.
    """
    if language(track, limits) == "en" and track.kind is not Kind.FORCED:
        message = "Line {line} opens a sentence with “{found}”. Spell it out, or turn the sentence round."
        yield from misprints(track, _OPENS, message, unless=lambda hit: not _begins(hit))


def _begins(hit: re.Match[str]) -> bool:
    """Whether a sentence begins here: not in the midst of one that the row or cue before began."""
    before = hit.string[max(0, hit.start() - _FEW) : hit.start()].rstrip(" -\n")[-1:]
    return not before or before in '.!?…]♪”"'
