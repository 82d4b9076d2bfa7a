"""KOR009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import KOREAN_NORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_PARTED = lazy.pattern("(?<=[”’\"']) +(?=이?라(?:고|는|며|면서)(?![가-힣])|이?라고)")


@rule(
    "KOR009",
    "quote-particle",
    fix=Fix.SAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("“가자”라고 말했다"), locale="ko"),
        Good(says("“가자” 하고 말했다"), locale="ko"),
        Good(says("‘바다’ 라디오"), locale="ko"),
        Bad(says("“가자” 라고 말했다"), locale="ko", fixed=says("“가자”라고 말했다")),
        Bad(says("‘바다’ 이라고 부른다"), locale="ko", fixed=says("‘바다’이라고 부른다")),
    ),
)
def quote_particle(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set 라고 close to the quotation it follows.

    라고 and 이라고 are particles and take no space before them; 하고 and 하며 are verbs and do.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has a space between a quotation and its particle 라고; take it away."
        yield from misprints(track, _PARTED, message, prefer="", letters="”’\"'")
