"""KOR012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import KOREAN_NORM
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_CORNERS = lazy.pattern("[「『]([^「」『』\n]{1,40})[」』]")
_CURLY = lazy.pattern("[‘“]([^‘’“”\n]{1,40})[’”]")
_ONE, _TWO = "00:00:01,000 --> 00:00:03,000", "00:00:04,000 --> 00:00:06,000"


@rule(
    "KOR012",
    "mixed-brackets",
    source=KOREAN_NORM,
    examples=(
        Good(srt((_ONE, "「아리랑」을 불렀다"), (_TWO, "그는 ‘가자’고 했다")), locale="ko"),
        Good(srt((_ONE, "「아리랑」을 불렀다"), (_TWO, "「아리랑」은 슬펐다")), locale="ko"),
        Bad(srt((_ONE, "「아리랑」을 불렀다"), (_TWO, "‘아리랑’은 슬펐다")), locale="ko"),
        Bad(srt((_ONE, "『광장』을 읽었다"), (_TWO, "“광장”은 슬펐다")), locale="ko"),
    ),
)
def mixed_brackets(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set a title in the same marks throughout.

    Korean orthography allows 「 」 and ‘ ’ for a song or a film, 『 』 and “ ” for a book or a newspaper. A title that
    has one form here and another there looks like two titles. Only words that stand in both are told.
    """
    if language(track, limits) != "ko" or view(track).letters.isdisjoint("「『"):
        return
    seen = view(track)
    corners = {hit[1]: hit[0] for hit in _CORNERS.finditer(seen.text)}
    for hit in _CURLY.finditer(seen.text):
        if hit[1] in corners:
            cue, line, _ = seen.place(hit.start())
            yield Finding(
                "Line {line} has {found}, which is {other} elsewhere in this track. Keep to one form.",
                row=cue.text_row,
                cue=cue.number,
                values={"line": line + 1, "found": hit[0], "other": corners[hit[1]]},
            )
