"""KOR013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.breaking.speakers import passages
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_KOREAN
from kit.check.view import view

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_END = r"(?=[.?!…]*(?:\n|$| (?=[가-힣])))"
#: Endings that are nothing else: polite ones, and familiar ones in the past tense or after a copula.
_POLITE = lazy.pattern(
    rf"[가-힣](?:니다|니까|어요|아요|여요|해요|예요|에요|죠|지요|네요|군요|거든요|세요|십시오){_END}"
)
_FAMILIAR = lazy.pattern(rf"(?:[았었였했갔왔됐봤]어|잖아|거야|이야|[았었였했갔왔]거든|더라|[았었였했갔왔]냐){_END}")
_QUOTED = lazy.pattern("[“‘\"'「『][^“‘「『”’\"'」』]*[”’\"'」』]")


@rule(
    "KOR013",
    "mixed-register",
    source=NETFLIX_KOREAN,
    examples=(
        Good(says("저는 갔습니다\n정말 추웠어요"), locale="ko"),
        Good(says("- 어디 갔었어?\n- 집에 있었어요"), locale="ko"),
        Good(says("“어디 갔었어?”\n그분이 물었어요"), locale="ko"),
        Good(says("정말 추웠다고 했어요"), locale="ko"),
        Bad(says("어제 집에 갔어\n정말 추웠습니다"), locale="ko"),
    ),
)
def mixed_register(track: Track, limits: Limits) -> Iterator[Finding]:
    """Let a speaker keep to one level of politeness within a cue.

    해요 and 합니다 go together; 반말 beside them in one breath is mostly a slip of translation, or a second speaker
    without a hyphen. Quotations and lines of two speakers are left alone.
    """
    if language(track, limits) != "ko":
        return
    seen = view(track)
    familiar_cues = {seen.place(hit.start())[0].number for hit in _FAMILIAR.finditer(seen.text)}
    for number in sorted(familiar_cues):
        cue = track.cues[number - 1]
        for lines in passages(cue.lines):
            text = _QUOTED.sub("", " ".join(line.strip() for line in cue.lines[lines.start : lines.stop]))
            polite, familiar = _POLITE.search(text), _FAMILIAR.search(text)
            if polite and familiar:
                yield Finding(
                    "This cue speaks politely (“{polite}”) and familiarly (“{familiar}”). Keep to one, or mark two "
                    "speakers.",
                    row=cue.text_row,
                    cue=cue.number,
                    values={"polite": _word(text, polite), "familiar": _word(text, familiar)},
                )
                break


def _word(text: str, hit: re.Match[str]) -> str:
    """The whole eojeol that ends so."""
    return text[text.rfind(" ", 0, hit.start()) + 1 : hit.end()]
