"""KOR008."""

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

_RIGHT = {
    "됬": "됐",
    "몇일": "며칠",
    "되요": "돼요",
    "않되": "안 되",
    "않돼": "안 돼",
    "오랫만": "오랜만",
    "역활": "역할",
    "설겆이": "설거지",
    "희안하": "희한하",
    "희안한": "희한한",
    "어의없": "어이없",
    "왠일": "웬일",
    "왠만하": "웬만하",
    "왠만한": "웬만한",
    "깨끗히": "깨끗이",
    "일일히": "일일이",
    "곰곰히": "곰곰이",
    "더우기": "더욱이",
    "일찌기": "일찍이",
    "할려고": "하려고",
    "나갈려고": "나가려고",
    "돌아갈려고": "돌아가려고",
    "들어갈려고": "들어가려고",
}
#: 않되 is right after -지: an ending that means "although" (강요하지 않되).
_SLIPS = lazy.pattern("|".join(f"(?<!지 )(?<!지는 )(?<!지도 ){slip}" if slip == "않되" else slip for slip in _RIGHT))


@rule(
    "KOR008",
    "korean-spelling",
    fix=Fix.SAFE,
    source=KOREAN_NORM,
    examples=(
        Good(says("됐어, 며칠 안 돼요"), locale="ko"),
        Good(says("되 하나를 샀다"), locale="ko"),
        Good(says("왠지 웬만한 일은 않는다"), locale="ko"),
        Good(says("어의가 왕을 살렸다"), locale="ko"),
        Good(says("칼을 갈려고 했다, 강요하지는 않되"), locale="ko"),
        Bad(says("몇일이나 됬어?"), locale="ko", fixed=says("며칠이나 됐어?")),
        Bad(says("오랫만이네, 왠일이야"), locale="ko", fixed=says("오랜만이네, 웬일이야")),
    ),
)
def spelling(track: Track, limits: Limits) -> Iterator[Finding]:
    """Mend the slips of Korean spelling that are never right.

    A short list of forms that exist in no word of Korean (됬, 몇일, 되요 …); everything that depends on the sense is
    left to a reader.
    """
    if language(track, limits) == "ko":
        message = "Line {line} has “{found}”, which no Korean word is spelled with."
        yield from misprints(track, _SLIPS, message, prefer=lambda hit: _RIGHT[hit[0]])
