"""When and where a recipient's mark shows: derived from the name, so that the picture alone tells whose copy it is.

The film is divided into slots. In each, the mark shows once, for a tenth of the slot, in one of ten turns and at one of
four places. Two recipients share a turn and a place once in forty slots.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.time import ticks

if TYPE_CHECKING:
    from kit.time.rate import Rate

TURNS, PLACES = 10, 4
#: Seconds of a slot, and into how many a shorter film is divided.
_LONGEST, _SHORTEST, _SLOTS = 60, 2, 8
#: Where a mark begins: on the right or not, and at which share of the height. Below two lines of text at the top, above
#: text in the middle and at the bottom.
PLACED = ((False, 0.23), (True, 0.23), (False, 0.35), (True, 0.35))


@dataclass(frozen=True, slots=True)
class Showing:
    """The mark on the frames ``first`` … ``last`` − 1, in the ``turn`` of its ``slot``, at ``PLACED[place]``."""

    slot: int
    turn: int
    place: int
    first: int
    last: int


def slots(frames: int, rate: Rate) -> tuple[int, int]:
    """How many slots a film has, and how many frames a turn lasts."""
    seconds = min(float(_LONGEST), max(float(_SHORTEST), float(frames / rate.fps) / _SLOTS))
    turn = max(1, ticks.round_half_up(rate.fps * int(seconds * 1000) / 1000 / TURNS))
    return max(1, frames // (turn * TURNS)), turn


def turn_of(slot: int, turn: int, length: int) -> tuple[int, int]:
    """The frames of a turn, from and up to."""
    first = (slot * TURNS + turn) * length
    return first, first + length


def borders(frames: int, rate: Rate) -> tuple[int, ...]:
    """Where any recipient's mark may begin or end: cut there, all copies share what no mark of theirs is on."""
    return tuple(range(0, frames, slots(frames, rate)[1]))


def showings(film: str, key: str, frames: int, rate: Rate) -> tuple[Showing, ...]:
    """The whole schedule of a recipient (``Recipient.key``) in a film of that id, in order."""
    count, length = slots(frames, rate)
    found = []
    for slot in range(count):
        digest = hashlib.sha256(f"{film}\n{key}\n{slot}".encode("utf-8", "surrogatepass")).digest()
        turn, place = digest[0] % TURNS, digest[1] % PLACES
        first, last = turn_of(slot, turn, length)
        if first < frames:
            found.append(Showing(slot, turn, place, first, min(last, frames)))
    return tuple(found)
