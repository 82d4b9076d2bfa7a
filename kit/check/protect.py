"""Find protected words however they are written: the one matcher for tracks, booklets and everything else.

Compared are letters only: case, accents, full-width forms and invisible characters do not hide a name, nor do a
hyphen, a no-break space or a line break inside it. A Hangul name is found with particles attached (…이, …에게는); a
name in Latin letters only as a whole word, so that “Ann” is not found in “Annual”.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.track import ProtectedWord

_INVISIBLE = lazy.pattern("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_MARKS = lazy.pattern("[\u0300-\u036f]")
_SEPARATORS = r"[\s\-‐‑‒–·・.’'_]"
#: A letter or digit that would make a name part of a longer word; a Korean particle does not.
_LETTER = r"[^\W_가-힣]"
#: From this many syllables on, a Hangul name is also found with spaces between its syllables.
_SPACED_FROM = 3


def find(text: str, words: Sequence[ProtectedWord]) -> Iterator[tuple[int, int, ProtectedWord]]:
    """Each place where a protected word stands: the lines (from 0) on which it starts and ends, and the word.

    Lines are counted by line feeds, which comparing keeps.
    """
    if not words:
        return
    folded = fold(text)
    for word in words:
        for pattern in _patterns(word.spellings):
            for hit in pattern.finditer(folded):
                first = folded.count("\n", 0, hit.start())
                yield first, first + folded.count("\n", hit.start(), hit.end()), word


def fold(text: str) -> str:
    """Text as it is compared: composed, case-folded, without accents and invisible characters; line feeds stay."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)))
    return unicodedata.normalize("NFC", plain).casefold()


@lru_cache(maxsize=256)
def _patterns(spellings: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """One pattern a spelling: each begins with a plain letter, which the search can jump to."""
    folded = dict.fromkeys(fold(spelling).strip() for spelling in spellings)
    return tuple(re.compile(_spelling(spelling)) for spelling in folded if re.search(r"\w", spelling))


def _spelling(spelling: str) -> str:
    words = [word for word in re.split(f"{_SEPARATORS}+", spelling) if word]
    if any(_is_hangul(letter) for letter in spelling):
        letters = "".join(words)
        between = f"{_SEPARATORS}{{0,2}}" if len(letters) >= _SPACED_FROM else ""
        return between.join(re.escape(letter) for letter in letters)
    name = f"{_SEPARATORS}*".join(_word(word) for word in words)
    first = re.escape(words[0][0])
    return f"{first}(?<!{_LETTER}{first}){name[len(first) :]}(?!{_LETTER})"


def _word(word: str) -> str:
    """A Latin word, also if it is divided by a hyphen at the end of a line."""
    return r"(?:[-‐‑]\s?)?".join(re.escape(letter) for letter in word)


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"
