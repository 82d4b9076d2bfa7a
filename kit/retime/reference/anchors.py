"""What of a cue's text can be compared with another language: its length, its marks, its numbers and names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kit.retime.reference.times import Floats
    from kit.subs.cue import Cue

#: What translators keep: a question, an exclamation, a song, a second speaker, an aside.
_MARKS = ("?？؟", "!！", "♪♫", "", "([（［")
_DASHES = ("-", "‐", "–", "—")
_SPEAKERS = 3
#: The numpad positions at the top of the picture begin here.
_TOP = 7
#: Digits with what may group them, and words of Latin letters that a Korean track keeps as they are.
_NUMBER, _WORD = re.compile(r"\d+(?:[.,]\d+)*"), re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True, slots=True)
class Anchors:
    """A row for each in-time: letters and digits, which marks there are, and the numbers and names as they are told.

    ``marks`` has a column for each kind of mark, and two more for italics and a place at the top.
    """

    length: Floats
    marks: NDArray[np.bool_]
    names: tuple[frozenset[str], ...]


def of(cues: Sequence[Cue]) -> Anchors:
    """The anchors of cues, in the order of ``times.of``; cues that begin together count as one."""
    together = [list(some) for _, some in groupby(sorted(cues, key=lambda cue: cue.start), key=lambda cue: cue.start)]
    texts = ["\n".join(cue.text for cue in some) for some in together]
    return Anchors(
        np.array([sum(map(str.isalnum, text)) for text in texts], dtype=np.float64),
        np.array([list(_marks(text, some)) for text, some in zip(texts, together, strict=True)], dtype=np.bool_),
        tuple(frozenset(_names(text)) for text in texts),
    )


def _marks(text: str, cues: Sequence[Cue]) -> Iterator[bool]:
    for number, signs in enumerate(_MARKS):
        speaks = number == _SPEAKERS and any(row.lstrip().startswith(_DASHES) for row in text.splitlines())
        yield speaks or any(sign in text for sign in signs)
    yield any(cue.has_italics for cue in cues)
    yield any(cue.align >= _TOP for cue in cues)


def _names(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield re.sub(r"\D", "", number)
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    for word in _WORD.findall(plain):
        yield word.casefold()
