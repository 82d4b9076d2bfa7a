"""FILE061."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_HANGUL = lazy.pattern("[ᄀ-ᇿㄱ-ㅎㅏ-ㅣ가-힣]")
#: What part of a track's letters may be Hangul; the rest is names and quotations.
_SHARES = {"ko": (0.25, 1.0), "en": (0.0, 0.5), "fr": (0.0, 0.5)}
#: Fewer letters prove nothing; more than the sample prove no more.
_ENOUGH = 60
_SAMPLE = 10_000


@rule(
    "FILE061",
    "wrong-script",
    source=HOUSE,
    examples=(
        Good(says("강을 건너던 밤 우리는 아무 말도 하지 않았다 " * 3), locale="ko"),
        Good(says("BBC NHK CNN"), locale="ko"),
        Good(says("She said 안녕 and left, as all of us do when the night comes over the river and the road.")),
        Bad(says("The night we crossed the river nobody said a word. Far away a dog barked again."), locale="ko"),
        Bad(says("강을 건너던 밤 우리는 아무 말도 하지 않았다 " * 4), locale="fr-CA"),
    ),
)
def wrong_script(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep each file in the script of the language that its name tells.

    A Korean track without Hangul, or an English one full of it, was saved under another track's name.
    """
    shares = _SHARES.get(language(track, limits))
    if shares is None:
        return
    low, high = shares
    sample = view(track).text[:_SAMPLE]
    hangul = len(_HANGUL.findall(sample))
    if hangul == low:  # none where none is needed, as in nearly every track
        return
    letters = sum(map(str.isalpha, sample))
    if letters < _ENOUGH:
        return
    if not low <= hangul / letters <= high:
        yield Finding(
            "{share} % of this track's letters are Hangul, but its name says “{locale}”. Check which track this is.",
            values={"share": round(100 * hangul / letters), "locale": track.locale or limits.language},
        )
