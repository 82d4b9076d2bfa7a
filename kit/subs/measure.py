"""How much a reader has to read: characters as people count them, and Korean weights.

``plain`` counts grapheme clusters after NFC: 한 is one whether macOS wrote it as one code point or as three.
``korean`` weighs them as Netflix does (Korean Timed Text Style Guide I.2; "How is reading speed measured"): Hangul,
Hanja and full-width forms 1, Latin letters, digits, spaces and punctuation 0.5. Spaces and punctuation always count;
the break between two lines does not. Characters without a shape of their own (marks of direction, soft hyphens,
zero-width spaces) count nothing.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterable

# One code point, one character: Latin, general punctuation, symbols, CJK punctuation, kana, jamo, Hanja, syllables,
# full-width forms. Everything else (combining marks, emoji, joiners) goes the long way.
_SIMPLE = lazy.pattern(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2002-\u200a\u2010-\u2027\u202f-\u205f\u2190-\u21ff\u2460-\u24ff\u2500-\u25a9"
    "\u266a-\u266f\u3000-\u3029\u3030\u303f\u3041-\u3096\u309b-\u30ff\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uff01-\uff9d\uffa1-\uffbe\uffe0-\uffe6]*"
)
_WIDE = lazy.pattern(
    "[\u3000-\u3029\u3030\u3041-\u3096\u309b-\u30ff\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\uffa1-\uffbe\uffe0-\uffe6]"
)
_HALFWIDTH_HANGUL = range(0xFFA1, 0xFFDD)
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me", "Zl", "Zp"})


@lru_cache(maxsize=1 << 16)
def weigh(text: str, count: str) -> float:
    """The length of one line, counted ``plain`` or ``korean``."""
    if text.isascii() and text.isprintable():
        return len(text) / 2 if count == "korean" else len(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not _SIMPLE.fullmatch(text):
        return _weigh_clusters(text, korean=count == "korean")
    if count == "korean":
        return (2 * len(text) - len(_WIDE.sub("", text))) / 2
    return len(text)


def weigh_lines(lines: Iterable[str], count: str) -> float:
    """The length of a whole cue: its lines without their breaks."""
    return sum(weigh(line, count) for line in lines)


def per_second(lines: Iterable[str], duration: int, count: str) -> float:
    """Characters a second of a cue that shows for ``duration`` ticks; infinite if that is not above zero."""
    weight = weigh_lines(lines, count)
    if duration <= 0:
        return float("inf") if weight else 0.0
    return weight * PER_SECOND / duration


def _weigh_clusters(text: str, *, korean: bool) -> float:
    from wcwidth import iter_graphemes  # noqa: PLC0415 - most lines need no table of clusters

    total = 0.0
    for cluster in iter_graphemes(text):
        # A cluster is as its base is; one that is only marks or format characters shows nothing of its own.
        base = next((letter for letter in cluster if unicodedata.category(letter) not in _INVISIBLE), None)
        if base is not None:
            total += 0.5 if korean and not _is_wide(base) else 1
    return total


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"} or ord(letter) in _HALFWIDTH_HANGUL
