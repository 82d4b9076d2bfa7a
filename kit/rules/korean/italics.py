"""KOR001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_KOREAN
from kit.subs.edit import SetLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_TAG = lazy.pattern(r"</?i\b[^<>]*>", re.IGNORECASE)


@rule(
    "KOR001",
    "italics",
    fix=Fix.UNSAFE,
    source=NETFLIX_KOREAN,
    limits=("italics",),
    examples=(
        Good(says("길은 멀었다"), locale="ko"),
        Bad(says("<i>길은 멀었다</i>"), locale="ko", fixed=says("길은 멀었다")),
        Good(says("<i>The road was long.</i>")),
    ),
)
def italics(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set no italics in Korean.

    Hangul has no italic letters: the player slants the upright ones, which blurs them. Use quotation marks instead if
    the italics meant something.
    """
    if limits.italics or language(track, limits) != "ko":
        return
    for cue in track.cues:
        if not cue.has_italics:
            continue
        was = RawText(track, cue).lines
        lines = tuple(_TAG.sub("", line) for line in was or ())
        edits = (SetLines(cue.number, was, lines),) if was is not None and lines != was else ()
        yield Finding(
            "This cue is set in italics, which Hangul does not have. Take them away, or use quotation marks.",
            row=cue.text_row,
            cue=cue.number,
            edits=edits,
        )
