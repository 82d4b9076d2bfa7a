"""The chain: which stretch of the old sound continues where in the new one.

The old sound is taken in windows. Each has a few places where the new sound is the same recording; the chain is the
way through these places, forward in both films, that explains most windows with the fewest changes of offset. What
sounds twice (a song, a jingle) has two places, and the chain takes the one that goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.sound.features import RATE, ROWS
from kit.retime.sound.search import PASSAGE
from kit.retime.sound.waves import SAME, SIZE
from kit.retime.sound.weighing import SURE, WHOLE, Link, said, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from kit.retime.sound.pair import Pair
    from kit.retime.sound.voices import Voices

#: Windows begin this many samples apart: 2 seconds.
HOP = 2 * RATE
#: Offsets this near are one, in samples: 20 ms, half a frame.
NEAR = 160
#: Of what is spoken at the best place of a window, what another must share to be worth trying in its neighbourhood.
_AS_MUCH = 0.5
#: Strength that chance hardly reaches, and what such a place must share of what is spoken.
_FAINT, _VOICE = 6.0, 0.2
#: What a change of offset must gain: two and a half windows.
_CHANGE = 2.5
_PASSAGES = 240  # looked up at first, all over the film
_MORE = 320  # looked up again where nothing was found
_OFTEN = 4  # the offsets that explain most are tried everywhere
_CLOSE = 4  # and those that were found nearest
_SCENES = 40  # moved ones; a film with more is edited anew
_STRIDE = 4  # windows: two that are so far apart and agree vouch for those between


@dataclass(slots=True)
class Places:
    """Offsets that were found, each with the places of the old sound that it was found at.

    ``looked_up`` are the offsets at which each window that was searched for may be, whether it is or not.
    """

    at: dict[int, list[int]] = field(default_factory=dict)
    looked_up: dict[int, list[int]] = field(default_factory=dict)

    def add(self, offset: float, at: int) -> None:
        """Count a place to an offset that is near, or open a new one."""
        for known, places in self.at.items():
            if abs(known - offset) <= NEAR:
                places.append(at)
                return
        self.at[round(offset)] = [at]

    def near(self, at: int) -> list[int]:
        """Offsets worth trying at a place: those of its neighbourhood, and the most frequent ones."""
        often = sorted(self.at, key=lambda offset: -len(self.at[offset]))[:_OFTEN]
        close = sorted(self.at, key=lambda offset: min(abs(at - place) for place in self.at[offset]))[:_CLOSE]
        return list(dict.fromkeys((*often, *close)))


class Found(NamedTuple):
    """The chain, chains of scenes that were moved elsewhere, and the first samples of all windows that can be heard."""

    chain: list[Link]
    moved: list[list[Link]]
    windows: list[int]
    places: Places


def find(pair: Pair, voices: Voices) -> Found:
    """Where the old sound goes on in the new one."""
    windows = [at for at in range(0, max(1, len(pair.old) - SIZE + 1), HOP) if not pair.silent(at)]
    places = Places()
    if not windows:
        return Found([], [], [], places)
    spread = windows[:: max(1, len(windows) // _PASSAGES)]
    look_up(pair, spread, places, voices)
    found = {link.at for link in best(weighed(_links(pair, windows, places, voices), voices))}
    lacking = sorted(set(windows) - found - set(spread))
    look_up(pair, lacking[:: max(1, -(-len(lacking) // _MORE))], places, voices)
    links = weighed(_links(pair, windows, places, voices), voices)
    chain = best(links)
    return Found(chain, _moved(links, chain), windows, places)


def _moved(links: Sequence[Link], chain: Sequence[Link]) -> list[list[Link]]:
    """What is left of the old film and plays in a part of the new one that nothing else explains: moved scenes."""
    taken, moved = list(chain), list[list[Link]]()
    while len(moved) < _SCENES:
        old = {link.at for link in taken}
        new = np.sort([link.at + link.offset for link in taken])
        free = [link for link in links if link.at not in old and _is_free(new, link.at + link.offset)]
        found = [scene for scene in scenes(best(free)) if sum(link.gain for link in scene) > _CHANGE]
        if not found:
            break
        moved += found
        taken += [link for scene in found for link in scene]
    return moved


def _is_free(new: NDArray[np.float64], at: float) -> bool:
    """Whether no window of the new film that is explained already begins near a place."""
    number = int(np.searchsorted(new, at))
    return all(abs(at - one) >= HOP for one in new[max(0, number - 1) : number + 1])


def scenes(chain: Sequence[Link]) -> list[list[Link]]:
    """A chain cut where its offset changes."""
    found: list[list[Link]] = []
    for link in chain:
        if found and abs(found[-1][-1].offset - link.offset) <= NEAR:
            found[-1].append(link)
        else:
            found.append([link])
    return found


def look_up(pair: Pair, windows: Iterable[int], places: Places, voices: Voices) -> None:
    """Search the whole of the new sound for passages, and keep the places where the waveform is the same."""
    for at in windows:
        places.looked_up[at] = [offset for offset, _ in pair.places(at)]
        found: list[Link] = []
        for offset in places.looked_up[at]:
            # A join may part the passage: its first half may be the same, or its second.
            for shift in (0, PASSAGE * RATE // ROWS - SIZE):
                likeness = pair.compare(at + shift, offset)
                if likeness.strength >= SAME:
                    found.append(Link(at + shift, offset + likeness.lag, likeness.strength))
                    break
            if found and found[-1].strength >= WHOLE:
                break
        for link in _worth_trying(found, voices):
            places.add(round(link.offset), at)


def _worth_trying(found: Sequence[Link], voices: Voices) -> list[Link]:
    """The places of a passage that are as strong as any, or share as much of what is spoken."""
    strongest = max((link.strength for link in found), default=0.0)
    strong = [link for link in found if link.strength >= min(SURE, strongest)]
    if len(strong) == len(found) or strongest >= WHOLE:
        return strong
    spoken = [said(link, voices) for link in found]
    return [link for link, one in zip(found, spoken, strict=True) if link in strong or one >= _AS_MUCH * max(spoken)]


def _links(pair: Pair, windows: Sequence[int], places: Places, voices: Voices) -> list[Link]:
    """For each window the offsets at which it is the same; between two far windows that agree all are taken to be."""
    links: dict[int, list[Link]] = {}
    last: list[Link] = []
    for number in range(0, len(windows), _STRIDE):
        here = links[windows[number]] = _tried(pair, windows[number], places, last, voices)
        between = windows[max(0, number - _STRIDE + 1) : number]
        goes_on = (
            _agreeing(last, here) if between and windows[number] - windows[number - _STRIDE] == _STRIDE * HOP else None
        )
        for at in between:
            links[at] = [Link(at, *goes_on)] if goes_on else _tried(pair, at, places, [*last, *here], voices)
        last = here
    for at in windows[len(windows) - 1 - (len(windows) - 1) % _STRIDE + 1 :]:
        links[at] = _tried(pair, at, places, last, voices)
    return [link for at in windows for link in links[at]]


def _agreeing(last: Sequence[Link], here: Sequence[Link]) -> tuple[float, float] | None:
    """The offset, and the strength, of two windows that are surest at the same one."""
    if not last or not here or abs(last[0].offset - here[0].offset) > NEAR:
        return None
    strength = min(last[0].strength, here[0].strength)
    # Where there are other places, each window has its own say.
    enough = SURE if len(last) == len(here) == 1 else WHOLE
    return ((last[0].offset + here[0].offset) / 2, strength) if strength >= enough else None


def _tried(pair: Pair, at: int, places: Places, last: Sequence[Link], voices: Voices) -> list[Link]:
    """The offsets at which a window is the same, the surest first; where a neighbour's goes on, whole, no other."""
    links: list[Link] = []
    going_on = [round(link.offset) for link in last]
    for offset in dict.fromkeys((*going_on, *places.near(at))):
        if any(abs(offset - link.offset) <= NEAR for link in links):
            continue
        likeness = pair.compare(at, offset, 2 * NEAR)
        link = Link(at, offset + likeness.lag, likeness.strength)
        if abs(likeness.lag) <= NEAR and (likeness.strength >= SAME or _is_said(link, voices)):
            links.append(link)
            if offset in going_on and likeness.strength >= WHOLE:
                break
    return sorted(links, key=lambda link: -link.strength)


def _is_said(link: Link, voices: Voices) -> bool:
    """Whether a place of few frequencies in step has the voice nevertheless: a loud bed has most of them."""
    return link.strength >= _FAINT and said(link, voices) >= _VOICE


def best(links: Sequence[Link]) -> list[Link]:
    """The chain that explains most, forward in both films. ``links`` are in the old film's order."""
    if not links:
        return []
    offsets = np.array([link.offset for link in links])
    ats = np.array([link.at for link in links])
    scores = np.empty(len(links))
    parents = np.full(len(links), -1)
    for number, link in enumerate(links):
        scores[number] = link.gain
        # Forward in the new film too; windows overlap at a join.
        earlier = ats[:number] < link.at
        forward = earlier & (ats[:number] + offsets[:number] <= link.at + link.offset + SIZE - HOP)
        if not forward.any():
            continue
        change = np.abs(offsets[:number] - link.offset) > NEAR
        through = np.where(forward, scores[:number] - _CHANGE * change, -np.inf)
        parent = int(np.argmax(through))
        if through[parent] > 0:
            scores[number] += through[parent]
            parents[number] = parent
    chain = []
    number = int(np.argmax(scores))
    while number >= 0:
        chain.append(links[number])
        number = int(parents[number])
    return chain[::-1]
