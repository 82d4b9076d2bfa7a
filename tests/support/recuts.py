"""Made recuts of made films: scenes taken out, put in, replaced and moved, and where each frame of the old cut went.

Counted in frames, as in ``translations``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from translations import film, seconds

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from translations import Cues, Time

#: Frames: what is left of a cue at a cut and is shorter is no cue any more.
_SHORT = 20


class Edit(StrEnum):
    """What an editor does to a film."""

    OUT = "out"
    IN = "in"
    INSTEAD = "instead"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the new cut: frames ``begin`` to ``end`` of the old one, or of something that it never had."""

    begin: int
    end: int
    is_new: bool = False

    @property
    def length(self) -> int:
        """In frames."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Recut:
    """A new cut as its pieces in order."""

    pieces: tuple[Piece, ...]

    def place(self, frame: Time) -> Time | None:
        """Where a frame of the old cut is in the new one; None if it was taken out."""
        at = 0
        for piece in self.pieces:
            if not piece.is_new and piece.begin <= frame < piece.end:
                return frame - piece.begin + at
            at += piece.length
        return None

    def is_near_join(self, frame: Time, within: int = 12) -> bool:
        """Whether a frame is so near to a join that a hand-set in-time may lie on its wrong side."""
        return any(
            abs(frame - edge) <= within for one in self.pieces if not one.is_new for edge in (one.begin, one.end)
        )

    def cues(self, old: Cues, fresh: Cues) -> Cues:
        """The template of the new cut: what is left of the old one's cues, and ``fresh`` ones in what was put in."""
        made: Cues = []
        at = 0
        for piece in self.pieces:
            for begin, end in fresh if piece.is_new else old:
                first, last = max(begin, piece.begin), min(end, piece.end)
                if last - first >= min(_SHORT, end - begin):
                    made.append((first - piece.begin + at, last - piece.begin + at))
            at += piece.length
        return made


def recut(
    chance: random.Random,
    minutes: float,
    edits: Sequence[Edit],
    lengths: tuple[float, float] = (4, 60),
    apart: float = 8,
) -> Recut:
    """A film with these edits, each of so many seconds, at least ``apart`` seconds of the old film between two."""
    whole = seconds(60 * minutes)
    taken = [seconds(chance.uniform(*lengths)) for _ in edits]
    out = [
        length if edit in {Edit.OUT, Edit.INSTEAD, Edit.MOVED} else 0 for edit, length in zip(edits, taken, strict=True)
    ]
    free = whole - sum(out) - seconds(apart) * (len(edits) + 1)
    stops = sorted(chance.randint(0, free) for _ in edits)
    pieces: list[Piece] = []
    moved: list[Piece] = []
    at = fresh = 0
    for number, (edit, stop) in enumerate(zip(edits, stops, strict=True)):
        begin = stop + sum(out[:number]) + seconds(apart) * (number + 1)
        pieces.append(Piece(at, begin))
        if edit is Edit.MOVED:
            moved.append(Piece(begin, begin + out[number]))
        elif edit is not Edit.OUT:
            length = taken[number] if edit is Edit.IN else seconds(chance.uniform(*lengths))
            pieces.append(Piece(fresh, fresh + length, is_new=True))
            fresh += length
        at = begin + out[number]
    pieces.append(Piece(at, whole))
    for piece in moved:
        others = [place for place in range(1, len(pieces)) if pieces[place - 1].end != piece.begin]
        pieces.insert(chance.choice(others) if others else len(pieces), piece)
    return Recut(tuple(pieces))


def put_in(chance: random.Random, made: Recut) -> Cues:
    """Cues for what was put in; now and then nobody speaks there."""
    length = sum(piece.length for piece in made.pieces if piece.is_new)
    cues = film(chance, length / seconds(60) + 0.5)
    return [cue for cue in cues if chance.random() < 0.9]
