"""ACC017."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_STOP = lazy.pattern(r"[.,;](?:(?= ?♪$)|(?=\n[^♪\n]{1,120}♪$))(?<=[^\W\d_]{2}[.,;])", re.MULTILINE)


@rule(
    "ACC017",
    "lyric-end-mark",
    fix=Fix.SAFE,
    source=NETFLIX_ENGLISH,
    limits=("lyric_stops",),
    examples=(
        Good(says("♪ Oh, how I miss those days ♪"), profile="netflix-en"),
        Good(says("♪ Do you miss those days? ♪"), profile="netflix-en"),
        Good(says("♪ Oh, how I miss those days. ♪"), profile="dcmp"),
        Bad(
            says("♪ Oh, how I miss those days. ♪"),
            fixed=says("♪ Oh, how I miss those days ♪"),
            profile="netflix-en",
        ),
        Bad(
            says("♪ Where flowers bloomed,\nhow I miss those days ♪"),
            fixed=says("♪ Where flowers bloomed\nhow I miss those days ♪"),
            profile="netflix-en",
        ),
    ),
)
def lyric_end(track: Track, limits: Limits) -> Iterator[Finding]:
    """End lines of a song without full stop or comma.

    The line is the breath. Question and exclamation marks and the ellipsis stay, and so do commas within a line.
    """
    if limits.lyric_stops is False:
        message = "Line {line} of a song ends with “{found}”; sung lines end without it."
        yield from misprints(track, _STOP, message, prefer="", near=("♪",))
