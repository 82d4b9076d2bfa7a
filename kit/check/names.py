"""Names as the film's glossary spells them: where a wrong spelling stands, and what nearly looks like a right one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import GlossaryTerm

_HANGUL = lazy.pattern("[가-힣]")


@lru_cache(maxsize=64)
def wrong_spellings(terms: Sequence[GlossaryTerm], locale: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """A pattern that finds every spelling of a language, and the right one for each wrong one.

    Right spellings are found too, so that a wrong one inside a right one (라오 in 라오스) is not taken for it. None if
    the glossary says nothing of this language.
    """
    right = {spelling for term in terms if (spelling := term.spelling(locale))}
    wrong = {
        form: term.spelling(locale)
        for term in terms
        if term.spelling(locale)
        for form in term.wrong_forms(locale)
        if form.strip() and form not in right
    }
    if not wrong:
        return None
    longest_first = sorted({*right, *wrong}, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_bounded, longest_first))), wrong


def nearly(word: str, name: str) -> bool:
    """Whether a word is a name with one letter changed, left out, doubled or swapped with its neighbour."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    end = 0
    while end < min(len(word), len(name)) - start and word[-1 - end] == name[-1 - end]:
        end += 1
    left, right = word[start : len(word) - end], name[start : len(name) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004 - a swap


def _bounded(form: str) -> str:
    """A spelling that is no part of a longer word; Korean particles may follow."""
    letters = re.escape(form).replace(r"\ ", r"[ \n\u00a0]")
    if _HANGUL.search(form):
        return rf"(?<![가-힣]){letters}"
    return rf"(?<!\w){letters}(?!\w)"
