"""Spaces and apostrophes that printing needs and writing leaves out, for each language.

French: U+202F (narrow, never broken) before ``; ! ?`` in France and none in Canada, U+00A0 before ``:`` and inside
« », as the Lexique des règles typographiques en usage à l'Imprimerie nationale and the Office québécois de la langue
française have it. Korean: U+2060 (word joiner) between the syllables of a word, since the print engine knows no
``word-break: keep-all``; it draws nothing and is not extracted. In every language one after the slash of a name.
Each function may be applied twice without harm.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NARROW = "\u202f"
_FIXED = "\u00a0"
_JOIN = "\u2060"
_BLANK = f"[ {_FIXED}{_NARROW}]"

#: What is copied as it stands: addresses, file names, times with a colon.
_VERBATIM = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,253}\.\S+|\b\d{1,2}:\d{2}(?::\d{2})?\b")
#: A slash within a name (PDF/UA, Doc/Fest) is no place to end a line.
_SLASH = re.compile(r"(?<=\w)/(?=\w)")
#: 12 345, but not the year and the number in “en 2013 100 films”.
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_BLANK}\d{{3}}){{1,6}}(?!\d)")
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_KOREAN_WORD = re.compile(rf"(?<=[{_HANGUL}])(?=[{_HANGUL}0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{_HANGUL}])")


def typeset(text: str, locale: str) -> str:
    """The text of one text node as it is printed in a language."""
    language = locale.partition("-")[0]
    text = _outside(text, lambda words: _SLASH.sub(f"/{_JOIN}", words))
    if language == "ko":
        return korean(text)
    if language == "fr":
        return french(text, canada=locale == "fr-CA")
    return text


def joint(sign: str, locale: str) -> str:
    """A sign between what it parts, with the spaces of a language: in French an unbroken one before a colon."""
    return typeset(f"x{sign} ", locale).removeprefix("x")


def korean(text: str) -> str:
    """Keep the syllables of a word together: lines end at blanks."""
    return _KOREAN_WORD.sub(_JOIN, text)


def french(text: str, *, canada: bool) -> str:
    """Set the spaces and apostrophes of French, outside addresses and times."""
    return _outside(text, lambda words: _french(words, canada=canada))


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change a text, but neither addresses nor times in it."""
    out, position = [], 0
    for kept in _VERBATIM.finditer(text):
        out += [change(text[position : kept.start()]), kept.group()]
        position = kept.end()
    out.append(change(text[position:]))
    return "".join(out)


def _french(text: str, *, canada: bool) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(rf"{_BLANK}*([;!?]+)(?=\s|$|[»)\]”])", rf"{'' if canada else _NARROW}\1", text)
    text = re.sub(rf"(?<=[\w»)\]”%]){_BLANK}*:(?=\s|$)", f"{_FIXED}:", text)
    text = re.sub(rf"«{_BLANK}*", f"«{_FIXED}", text)
    text = re.sub(rf"{_BLANK}*»", f"{_FIXED}»", text)
    text = _THOUSANDS.sub(lambda found: re.sub(_BLANK, _FIXED if canada else _NARROW, found.group()), text)
    return re.sub(rf"(?<=\d){_BLANK}+(?=(?:%|h|min|s|mm|kHz|Mo|Go|images?/s)(?!\w))|(?<=\d h) (?=\d\d\b)", _FIXED, text)


def without_joiners(text: str) -> str:
    """The text as a person would type it: for bookmarks and comparisons."""
    return text.replace(_JOIN, "")
