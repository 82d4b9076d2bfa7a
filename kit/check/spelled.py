"""Figures that are written in words: forty-five, quatre-vingt-dix-sept, 서른다섯, 백오십 명."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_FRENCH = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90,
}  # fmt: skip
#: The first half of a year that is spoken in two: nineteen eighty-seven, twenty thirteen.
_CENTURIES = (15, 20)
_SCALES = {
    "hundred": 100, "cent": 100, "cents": 100, "thousand": 1000, "mille": 1000, "million": 10**6, "millions": 10**6,
}  # fmt: skip
_WORDS = _ENGLISH | _FRENCH | _SCALES
_WORD = "|".join(sorted((*_WORDS, "and", "et", "a"), key=len, reverse=True))
#: A run of number words; the first one is no "and".
_RUN = lazy.pattern(
    rf"(?<![\w’'-])(?<!\d[ \u00a0])(?!and |et |millions|a (?!hundred|thousand|million))"
    rf"(?:{_WORD})(?:[ -](?:{_WORD})){{0,20}}(?![\w’'-])",
    re.IGNORECASE,
)
_NATIVE = {"스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_UNITS = {
    "하나": 1,
    "한": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "넷": 4,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_DIGITS = {letter: value for value, letter in enumerate("일이삼사오육칠팔구", 1)}
_PLACES = {"십": 10, "백": 100, "천": 1000}
_COUNTERS = "명|개|번|가구|마리|대|권|사람|년|일|차례|통|장|병|그루"
_KOREAN = lazy.pattern(
    rf"(?<![가-힣0-9])(?:({'|'.join(_NATIVE)})({'|'.join(_UNITS)})?|([일이삼사오육칠팔구]?[십백천만][일이삼사오육칠팔구십백천만]*))"
    rf"(?= ?(?:{_COUNTERS}))"
)
#: What every run of words has a part of; few cues do.
NEAR = lazy.pattern(
    "ty|hundred|thousand|million|vingt|ante|cent|mille|스물|서른|마흔|쉰|예순|일흔|여든|아흔|"
    f"[일이삼사오육칠팔구십백천만] ?(?:{_COUNTERS})",
    re.IGNORECASE,
)


def spelled(text: str) -> Iterator[tuple[int, int]]:
    """Each figure in words and the place at which it ends."""
    for hit in _RUN.finditer(text):
        value = _latin(hit[0].lower().replace("-", " ").split())
        if value is not None:
            yield value, hit.end()
    for hit in _KOREAN.finditer(text):
        yield _NATIVE[hit[1]] + _UNITS.get(hit[2] or "", 0) if hit[1] else _sino(hit[3]), hit.end()


def _latin(words: list[str]) -> int | None:
    """The value of a run; None for what is a list of numbers ("two or three, four") or only a joining word."""
    if "cents" in words and not (_FRENCH.keys() - _ENGLISH.keys()) & set(words):
        return None  # money
    total = section = last = 0
    before = ""
    for word in words:
        if word in {"and", "et", "a"}:
            last = 0
            continue
        value = _WORDS[word]
        if word in _SCALES:
            if value == 100:  # noqa: PLR2004 - stays within its thousand
                section = max(section, 1) * value
            else:
                total, section = total + max(section, 1) * value, 0
        elif value == 20 and section % 100 == 4:  # noqa: PLR2004 - quatre-vingts
            section += 76
        elif last and (value >= last or (before == "twenty" and value >= 10)):  # noqa: PLR2004 - twenty thirteen
            if total or not _CENTURIES[0] <= section <= _CENTURIES[1] or value < 10:  # noqa: PLR2004 - a year has tens
                return None
            total, section = section * 100, value
        else:
            section += value
        last, before = value, word
    return total + section or None


def _sino(text: str) -> int:
    total = section = digit = 0
    for letter in text:
        if letter == "만":
            total, section, digit = total + (section + digit or 1) * 10_000, 0, 0
        elif letter in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[letter], 0
        else:
            digit = _DIGITS[letter]
    return total + section + digit
