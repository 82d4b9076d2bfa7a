"""Korean particles after filled-in values: ``“{found}”을(를)`` takes 을 or 를 by the sound that the value ends with."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

#: As written in a catalogue: the particle after a consonant, after a vowel. 로 also follows ㄹ.
_PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)나": ("이나", "나"),
}
_PARTICLE = re.compile(r"([”’』」)\]]*)(" + "|".join(map(re.escape, _PAIRS)) + ")")
_CLOSING = "”’』」)]\"' "
_RIEUL = 8
_FINALS = 28
#: Marks whose Korean names are known: 마침표, 쉼표, 느낌표, 물음표, 줄임표, 물결표 end with a vowel, 하이픈 does not.
_MARKS = frozenset(".,!?…~-–—")
#: Digits, letters and marks whose Korean names end with a consonant, and those with ㄹ (일, 칠, 팔, 엘, 아르 as 알).
_CONSONANT = frozenset("013678lmnrLMNR-–—")
_WITH_RIEUL = frozenset("178lrLR")
#: A word that ends so is said with 어 or 아 at its end: master is 마스터, OTHER 아더. The letter R alone is 알.
_ER = lazy.pattern("(?i)[a-z][aeiou]r$")


def fill(template: str, values: Mapping[str, object]) -> str:
    """Fill ``{named}`` places and choose each particle that follows one; where the sound is not known both stay."""
    pieces: list[str] = []
    last = ""
    for text, name, spec, _ in string.Formatter().parse(template):
        found = _PARTICLE.match(text) if last else None
        if found:
            pieces.append(found[1] + _particle(found[2], last) + text[found.end() :])
        else:
            pieces.append(text)
        last = ""
        if name is not None:
            last = format(values[name], spec or "")
            pieces.append(last)
    return "".join(pieces)


def _particle(pair: str, word: str) -> str:
    after_consonant, after_vowel = _PAIRS[pair]
    letter = word.rstrip(_CLOSING)[-1:]
    if "가" <= letter <= "힣":
        final = (ord(letter) - ord("가")) % _FINALS
        consonant, rieul = final > 0, final == _RIEUL
    elif (letter.isascii() and letter.isalnum()) or letter in _MARKS:
        is_vowel = _ER.search(word.rstrip(_CLOSING)) is not None
        consonant, rieul = letter in _CONSONANT and not is_vowel, letter in _WITH_RIEUL
    else:
        return pair
    return after_consonant if consonant and not (rieul and pair == "(으)로") else after_vowel
