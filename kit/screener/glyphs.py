"""Every character is looked up in the font before the burn: libass leaves out what it cannot draw and goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from kit.screener.faces import Face
    from kit.subs.cue import Cue

#: As many places are listed as fit on a screen.
_LISTED = 12
_ADVICE = {"\u202f": "U+00A0, the ordinary no-break space", "\u2028": "a line break", "\u3000": "two spaces"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that the font lacks: in which cue and in which row of the file."""

    letter: str
    cue: int
    row: int
    line: str


def find(cues: Iterable[Cue], covered: Collection[int]) -> Iterator[Missing]:
    """Each missing character of each cue, once a line."""
    for cue in cues:
        for index, line in enumerate(cue.lines):
            for letter in fonts.missing(line, covered):
                yield Missing(letter, cue.number, cue.text_row + index, line)


def refuse(cues: Iterable[Cue], mark: Iterable[str], face: Face, path: Path) -> None:
    """Raise FaultyError if the face lacks a character of the cues or of the mark, naming each with its place."""
    covered = face.covered
    lacking = list(find(cues, covered))
    in_mark = fonts.missing("".join(mark), covered)
    if not lacking and not in_mark:
        return
    told = [f"cue {one.cue}, row {one.row}: {fonts.character(one.letter)}" for one in lacking[:_LISTED]]
    told += [f"… and {len(lacking) - _LISTED} more"] if len(lacking) > _LISTED else []
    told += [f"the mark: {fonts.character(letter)}" for letter in in_mark]
    letters = dict.fromkeys([one.letter for one in lacking] + list(in_mark))
    advice = next((f"Write {_ADVICE[letter]} instead." for letter in letters if letter in _ADVICE), "")
    first = lacking[0] if lacking else None
    raise FaultyError(
        f"{face.font.family} lacks {'a character that' if len(letters) == 1 else f'{len(letters)} characters that'} "
        "would be missing on screen:\n  " + "\n  ".join(told),
        hint=advice or "Replace them by characters that the font has.",
        slug="glyph-missing",
        place=Place(path, first.row, None, first.line) if first else None,
    )
