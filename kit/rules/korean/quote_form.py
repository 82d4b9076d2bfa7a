"""KOR004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.language import language
from kit.check.quotes import misquoted
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import KOREAN_NORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "KOR004",
    "korean-quote-form",
    fix=Fix.SAFE,
    limits=("quotes",),
    source=KOREAN_NORM,
    examples=(
        Good(says("“안녕”이라고 했다"), locale="ko"),
        Good(says("‘The Defector’가 아닙니다"), locale="ko"),
        Good(says("키는 5'10\" 정도"), locale="ko"),
        Good(says('"안녕"이라고 했다'), locale="ko", profile="netflix-ko"),
        Bad(says('"안녕"이라고 했다'), locale="ko", fixed=says("“안녕”이라고 했다")),
        Bad(says("그는 '가자'고 했다"), locale="ko", fixed=says("그는 ‘가자’고 했다")),
        Bad(says("값은 'xml'과 'yaml'"), locale="ko", fixed=says("값은 ‘xml’과 ‘yaml’")),
        Bad(says('"안녕” 하고'), locale="ko", profile="netflix-ko"),
    ),
)
def quote_form(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set Korean quotation marks in one form, the curly one where the profile says so.

    Korean orthography writes “ ” and ‘ ’. Straight marks come from the keyboard, do not show where a quotation opens,
    and are used beside curly ones when several people worked on a track. The fix leaves a mark alone if it cannot
    tell which way it turns.
    """
    if language(track, limits) == "ko":
        yield from misquoted(track, limits.quotes)
