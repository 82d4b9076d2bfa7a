"""KOR010."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_HALF = lazy.pattern("[\uffa1-\uffdc]+")


@rule(
    "KOR010",
    "half-width-hangul",
    fix=Fix.SAFE,
    source=UNICODE,
    examples=(
        Good(says("가나다"), locale="ko"),
        Good(says("ㄱ자 모양"), locale="ko"),
        Good(says("한글"), locale="ko"),
        Bad(says("\uffa1\uffc2"), locale="ko", fixed=says("가")),
    ),
)
def half_width(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write whole syllables, not half-width letters.

    Half-width Hangul is left over from old programs: each letter stands alone, no font joins them, no search finds
    them.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has half-width Hangul, “{found}”; write whole syllables."
        yield from misprints(track, _HALF, message, prefer=lambda hit: unicodedata.normalize("NFKC", hit[0]))
