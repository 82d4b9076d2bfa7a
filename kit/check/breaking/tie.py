"""How closely two neighbouring words belong together, and what is the same in every language."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kit import lazy

#: Words and pairs of words of which the answers are kept: a language repeats itself, and several rules ask.
KEPT = 1 << 13


class Why(StrEnum):
    """Why two words must not be parted by the end of a line; only what is certain has a name."""

    NONE = ""
    ARTICLE = "article"
    POSSESSIVE = "possessive"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    NUMBER = "number"
    NAME = "name"
    MODIFIER = "modifier"
    DEPENDENT = "dependent"
    AUXILIARY = "auxiliary"
    MARK = "mark"


class Tie(NamedTuple):
    """What it costs to break between two words: 0 is the best place of all, ``BAD`` one that nobody would choose."""

    cost: int
    why: Why = Why.NONE


#: Costs that the languages share. A difference of 20 outweighs lines in the proportion 3 to 1 against equal ones.
SENTENCE, PAUSE, COMMA, CLAUSE, PHRASE, OPEN, CLOSE, BAD = 0, 0, 1, 8, 18, 32, 70, 200

#: The marks that end a word, and what a break after them costs.
_MARKS = (
    (lazy.pattern(r"(?:[.!?…。？！]|--)[\"'”’»)\]）]*$"), SENTENCE),
    (lazy.pattern(r"[;:—–][\"'”’»)\]]*$"), PAUSE),
    (lazy.pattern(r"[,،、，][\"'”’»)\]]*$"), COMMA),
)
_EDGE = lazy.pattern(r"^\W+|(?<=\w)\W+$")


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


@lru_cache(maxsize=KEPT)
def bare(word: str) -> str:
    """A word without marks around it, in lower case, with straight apostrophes."""
    return _EDGE.sub("", word).casefold().replace("’", "'")


@lru_cache(maxsize=KEPT)
def by_marks(left: str, right: str) -> Tie | None:
    """What the marks between two words say; None if there are none."""
    if right[0] not in "([{“‘«-–—…" and not _has_letters(right):
        return Tie(BAD, Why.MARK)
    if left[-1] not in ".!?…,;:)]}”’»" and not _has_letters(left):
        return Tie(BAD, Why.MARK)
    if left[-1].isalnum():
        return None
    return next((Tie(cost) for mark, cost in _MARKS if mark.search(left)), None)


def _has_letters(word: str) -> bool:
    return word.isalnum() or any(map(str.isalnum, word))


@lru_cache(maxsize=KEPT)
def is_name(word: str) -> bool:
    """Whether a word is written like a part of a name: a capital, then small letters."""
    letters = _EDGE.sub("", word)
    return len(letters) > 1 and letters[0].isupper() and letters[1:].replace("’", "").replace("'", "").islower()
