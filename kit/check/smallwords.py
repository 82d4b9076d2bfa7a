"""The small words that tell English from French, which share their script."""

from __future__ import annotations

from kit import lazy

#: Words that every text of a language is full of, and that the other one has not.
SMALL_WORDS = {
    "en": frozenset({"the", "and", "is", "of", "to", "you", "that", "was", "what", "they", "have", "with", "this"}),
    "fr": frozenset({"le", "les", "des", "et", "est", "une", "vous", "que", "qui", "dans", "pas", "nous", "il"}),
}
_WORDS = lazy.pattern("[a-zà-ÿ]+")


def words(text: str) -> list[str]:
    """The Latin words of a text, in small letters."""
    return _WORDS.findall(text.lower())


def count(found: list[str], language: str) -> int:
    """How many of the words are small words of ``en`` or ``fr``."""
    small = SMALL_WORDS[language]
    return sum(word in small for word in found)
