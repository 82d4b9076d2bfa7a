"""The command line's own words in the reader's language: errors, hints and notes, found again by their shape.

Texts are written as plain f-strings where they arise and stay English there, for scripts and tests. Before one is
shown in another language it is held against the entries of the catalogue ``tool``: the fixed words of an entry must
stand in the text in their order, and what lies between them is what was filled in. The entry with the most fixed
words is meant. A text that fits no entry is shown as it is: better English than nothing.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache

from kit import numerals
from kit.words import Words, words

#: A value after one of these is the user's own: a name, a path, a quotation.
_OPENING = ("“", "«\u00a0", "‘", '"', "`")
#: Fixed letters that an entry must have to be looked for within a value, where it could be a user's word as well.
_SURE = 6
#: Fewer fixed letters than these and nothing else, as in “{part} of {whole}”, hold numbers and single words only.
_WEAK = 4
_WORDS = re.compile(r"\w[’'-]? {1,9}\d{0,9}[^\W\d]{2}")
_DEEP = 4
_COLON = ": "


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its fixed parts, one more than it has places, and the names of those."""

    key: str
    parts: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def fixed(self) -> int:
        """How many characters are fixed."""
        return sum(map(len, self.parts))

    @property
    def weak(self) -> bool:
        """Whether any sentence could have this shape by chance."""
        letters = "".join(self.parts).replace(" ", "")
        return len(letters) < _WEAK and letters.isalpha()

    def values(self, text: str) -> dict[str, str] | None:
        """What was filled in, or None if the text does not have this shape."""
        first, last = self.parts[0], self.parts[-1]
        if len(text) < self.fixed or not (text.startswith(first) and text.endswith(last)):
            return None
        at, end = len(first), len(text) - len(last)
        found: list[str] = []
        beside: list[str] = []  # places without a fixed word before them: the first takes all
        for part in self.parts[1:-1]:
            if not part:
                beside.append("")
                continue
            reached = text.find(part, at, end)
            if reached < 0:
                return None
            found += [text[at:reached], *beside]
            beside.clear()
            at = reached + len(part)
        if at > end:
            return None
        found += [text[at:end], *beside]
        if self.weak and any(map(_WORDS.search, found)):
            return None
        return dict(zip(self.names, found, strict=True))


class ToolWords:
    """The command line's words in one language."""

    def __init__(self, spoken: Words) -> None:
        self.spoken = spoken
        self.entries = sorted(
            (entry for key in spoken.alone() if (entry := _entry(key)).names),
            key=lambda entry: (-entry.fixed, len(entry.names), entry.key),
        )

    def say(self, text: str) -> str:
        """The text in this language; what is filled in stays, unless it is made of the tool's words itself."""
        return self._said(text, 0, 1)

    def _said(self, text: str, depth: int, sure: int) -> str:
        if not text or depth > _DEEP:
            return text
        key = text.replace("{", "{{").replace("}", "}}")
        known = self.spoken.say(key)
        if known != key:
            return known.replace("{{", "{").replace("}}", "}")
        whole = self._shaped(text, depth, sure, named=False)
        return whole or self._named(text, depth) or self._shaped(text, depth, sure, named=True) or text

    def _shaped(self, text: str, depth: int, sure: int, *, named: bool) -> str:
        """The text by the entry that it has the shape of, empty if there is none.

        Without ``named`` not by one whose first place would hold a name and a colon: what follows may be all of it.
        """
        for entry in self.entries:
            if entry.fixed < sure:
                break
            values = entry.values(text)
            if values is None and text.endswith("."):
                values = entry.values(text + " ")  # it ends with a sentence that was empty here
            if values is None or (not named and not entry.parts[0] and _COLON in values[entry.names[0]]):
                continue
            return self._filled(entry, values, depth).rstrip(" " if text[-1] != " " else "")
        return ""

    def _named(self, text: str, depth: int) -> str:
        """``name: sentence``, if the sentence is one of the tool's own; its full stop may be the name's."""
        name, _, sentence = text.partition(_COLON)
        for stop in ("", "."):
            bare = sentence.removesuffix(stop)
            told = self._said(bare, depth + 1, _SURE)
            if told != bare:
                return f"{self._said(name, depth + 1, _SURE)}{self.spoken.say(':')} {told}{stop}"
        return ""

    def _filled(self, entry: Entry, values: dict[str, str], depth: int) -> str:
        told = {}
        for part, name in zip(entry.parts, entry.names, strict=False):
            value = values[name]
            said = value if part.endswith(_OPENING) else self._said(value, depth + 1, _SURE)
            told[name] = said if said == value else numerals.Said(said)
        return self.spoken.fill(self.spoken.say(entry.key), told)


def _entry(key: str) -> Entry:
    parts, names = [""], []
    for fixed, name, _, _ in string.Formatter().parse(key):
        parts[-1] += fixed
        if name is not None:
            names.append(name)
            parts.append("")
    return Entry(key, tuple(parts), tuple(names))


@cache
def tool_words(language: str, domain: str = "tool") -> ToolWords:
    """The words of ``ko`` or ``fr``, of messages (``tool``) or of tables (``table``); reads the catalogue."""
    return ToolWords(words(language, domain))
