"""Figures as three languages write them: 10,000, 10 000, 1만, 2 millions; small ones and measures are left out."""

from __future__ import annotations

from kit import lazy
from kit.check import spelled

#: Up to here a figure may be an hour, a day or a count that another language puts in words.
SMALL = 24
_NUMBER = lazy.pattern(r"\d+(?:[,.\u00a0\u202f ]\d{3}(?!\d)){0,6}(?:[.,]\d+)?(?: ?[억만천백]+(?: ?\d+ ?[만천백]+)*)?")
_GROUPING = lazy.pattern(r"[,.\u00a0\u202f ](?=\d{3}(?!\d))")
_KOREAN = lazy.pattern("[0-9]+|[억만천백]")
_TENS = {"억": 10**8, "만": 10**4, "천": 10**3, "백": 100}
_SCALES = lazy.pattern(r"[ \u00a0](thousand|mille|million|billion|milliard)")
_SCALE = {"thousand": 10**3, "mille": 10**3, "million": 10**6, "billion": 10**9, "milliard": 10**9}
#: What other countries measure otherwise: their figures differ rightly. Ages, too: Korea counts from one.
_MEASURES = lazy.pattern(
    r"[ \u00a0]?(?:%|°|\$|€|£|₩|km|kg|cm|mm|mi\b|ft|lb|mph|kilo|miles?|m[eè]t|feet|foot|pied|pouce|inch|pound|livre|"
    r"dollar|euro|won|yuan|degr|gallon|acre|hectare|lit|ton|마일|킬로|미터|피트|파운드|달러|유로|원|위안|도\b|리\b|살|세|"
    r"ans\b|years? old|h\b|시|s\b|년대|th\b|e\b|st\b|nd\b|rd\b|er\b)"
)
_BEFORE = lazy.pattern(r"(?:[$€£₩°.,:/-]|années |\d[ \u00a0])$")


def figures(text: str) -> frozenset[int]:
    """The years and larger figures of a text that every language should give alike."""
    found: set[int] = set()
    for hit in _NUMBER.finditer(text):
        if _MEASURES.match(text, hit.end()) or _BEFORE.search(text, max(0, hit.start() - 8), hit.start()):
            continue
        value = _value(hit[0])
        scale = _SCALES.match(text, hit.end())
        if value is not None:
            value *= _SCALE[scale[1]] if scale else 1
            if value > SMALL:
                found.add(value)
    if spelled.NEAR.search(text):
        found.update(value for value, end in spelled.spelled(text) if value > SMALL and not _MEASURES.match(text, end))
    return frozenset(found)


def _value(text: str) -> int | None:
    """The whole number that a figure stands for; None for one with decimals."""
    if any(letter in text for letter in _TENS):
        return _korean(text.replace(",", ""))
    plain = _GROUPING.sub("", text)
    return int(plain) if plain.isdigit() else None


def _korean(text: str) -> int:
    """A figure with Korean units: 1만 5천, 3억 2천만."""
    total = section = digits = 0
    for part in _KOREAN.findall(text):
        if part.isdigit():
            digits = int(part)
        elif part in "천백":
            section, digits = section + (digits or 1) * _TENS[part], 0
        else:
            total, section, digits = total + (section + digits or 1) * _TENS[part], 0, 0
    return total + section + digits
