"""KOR011."""

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

_CLOSES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_SIGNS = "“”‘’「」『』《》〈〉"
_WRONG = lazy.pattern(
    "|".join(f"{begin}([^{_SIGNS}\n]{{1,80}})[{_SIGNS[1::2].replace(end, '')}]" for begin, end in _CLOSES.items())
)


@rule(
    "KOR011",
    "mismatched-quote",
    fix=Fix.UNSAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("“안녕”, ‘아리랑’, 「광장」"), locale="ko"),
        Good(says("“그가 ‘가자’고 했어”"), locale="ko"),
        Good(says("‘90년대’의 서울"), locale="ko"),
        Bad(says("그는 “가자’고 했다"), locale="ko", fixed=says("그는 “가자”고 했다")),
        Bad(says("「광장’을 읽었다"), locale="ko", fixed=says("「광장」을 읽었다")),
        Bad(says("『광장」을 읽었다"), locale="ko", fixed=says("『광장』을 읽었다")),
    ),
)
def mismatched_quote(track: Track, limits: Limits) -> Iterator[Finding]:
    """Close a quotation with the mark that belongs to its opening one.

    “ with ”, ‘ with ’, 「 with 」, 『 with 』. Which of the two was meant only the translator knows: the fix keeps the
    opening one, so look first.
    """
    if language(track, limits) == "ko":
        yield from misprints(
            track,
            _WRONG,
            "Line {line} opens and closes a quotation with marks that do not belong together, “{found}”.",
            prefer=lambda hit: hit[0][:-1] + _CLOSES[hit[0][0]],
            letters="“‘「『《〈",
        )
