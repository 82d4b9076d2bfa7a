"""What a place of a window counts for, where there are others: rivals for the old sound there, or for the new one.

A song that comes again, an ambience that is a loop, and music that was laid anew put a window at several places, or
several windows at one. All that sounds is the same at the right one, if the mix is one; if it is not, what is spoken
decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.features import RATE
from kit.retime.sound.waves import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.sound.voices import Voices

#: Strength from which a place counts in full.
SURE = 45.0
#: Strength from which all that sounds is one recording, and not only what runs on under it: no other place is tried.
WHOLE = 140.0
#: Offsets further apart than this are two, in samples: 100 ms.
APART = RATE // 10
#: Share of what is spoken from which a place has the voice; and what a window counts for where none has.
_SAID, _UNTOLD = 0.08, 0.3
#: What a window counts for where what is spoken decides between two places.
_DECIDED = 2.0
#: So many rivals are listened to, the strongest ones.
_MOST = 5


class Link(NamedTuple):
    """A window of the old sound, from sample ``at`` on, that is in the new sound ``offset`` samples later.

    ``gain`` is what it counts for in the chain: 1 in full, twice that where what is spoken decides.
    """

    at: int
    offset: float
    strength: float
    gain: float = 0.0


def weighed(links: Sequence[Link], voices: Voices) -> list[Link]:
    """The same links with what each counts for."""
    return [link._replace(gain=_gain(link, rivals, voices)) for link, rivals in zip(links, _rivals(links), strict=True)]


def said(link: Link, voices: Voices) -> float:
    """How much of what is spoken in a window is the same at its place; 0 if nobody speaks."""
    shared = voices.shared(link.at, link.offset)
    return shared.voice if shared else 0.0


def _gain(link: Link, rivals: Sequence[Link], voices: Voices) -> float:
    enough = min(1.0, link.strength / SURE)
    if not rivals:
        return enough
    strongest = max(link.strength, *(rival.strength for rival in rivals))
    if strongest >= WHOLE:
        return enough * link.strength / strongest
    mine = said(link, voices)
    most = max(mine, *(said(rival, voices) for rival in rivals))
    return _DECIDED * (mine / most) ** 2 if most >= _SAID else enough * link.strength / strongest * _UNTOLD


def _rivals(links: Sequence[Link]) -> Iterator[list[Link]]:
    """For each link those that put the same old sound elsewhere, and those that put other old sound there."""
    begins = np.array([link.at + link.offset for link in links])
    ats, offsets = np.array([link.at for link in links]), np.array([link.offset for link in links])
    strengths = np.array([link.strength for link in links])
    for number, link in enumerate(links):
        near = (ats == link.at) | (np.abs(begins - begins[number]) < SIZE // 2)
        others = np.flatnonzero(near & (np.abs(offsets - link.offset) > APART))
        yield [links[one] for one in others[np.argsort(-strengths[others])][:_MOST]]
