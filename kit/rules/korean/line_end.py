"""KOR002."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_KOREAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_MARK = lazy.pattern(r"(?<![.,A-Za-z])[.,](?=[”’」』\"']?[ \u00a0]*$)", re.MULTILINE)


@rule(
    "KOR002",
    "line-end-mark",
    fix=Fix.SAFE,
    source=NETFLIX_KOREAN,
    limits=("line_end_punctuation",),
    examples=(
        Good(says("우리는 밤에 떠났다"), locale="ko"),
        Bad(says("우리는 밤에 떠났다."), locale="ko", fixed=says("우리는 밤에 떠났다")),
        Bad(says("비가 왔고,\n길은 없었다."), locale="ko", fixed=says("비가 왔고\n길은 없었다")),
        Good(says("잠깐, 저기 봐"), locale="ko"),
        Good(says("We left at night.")),
    ),
)
def line_end(track: Track, limits: Limits) -> Iterator[Finding]:
    """End Korean lines without full stop or comma.

    The end of the line says it already. Question and exclamation marks and the ellipsis stay.
    """
    if not limits.line_end_punctuation:
        yield from misprints(track, _MARK, "Line {line} ends with “{found}”; a Korean line ends without it.", prefer="")
