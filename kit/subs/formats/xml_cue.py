"""A cue of an XML track, and what all XML formats do with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs.cue import Cue
from kit.subs.formats import xml_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.formats.xml_nodes import Node

_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class XmlCue(Cue):
    """A cue with its lines as they stand in the file, tags included, and the step of its times in ticks.

    ``raw`` has no line if the text cannot be changed line by line; ``node`` is the number of its element from 0.
    """

    raw: tuple[str, ...] = ()
    tick: int = 1
    node: int = 0


def segments(text: str, start: int, stop: int, breaks: Sequence[Node]) -> list[tuple[int, int]]:
    """The places of the lines between an element's breaks, without the space around them."""
    places = []
    for line_break in (*breaks, None):
        first, last = xml_nodes.outer(text, line_break) if line_break else (stop, stop)
        places.append(_trimmed(text, start, first))
        start = last
    return places


def splices(places: Sequence[tuple[int, int]], lines: Sequence[str], br: str) -> Iterator[tuple[int, int, str]]:
    """What to replace so that lines stand at the places of the old ones, parted by ``br`` if they are not as many."""
    if len(places) == len(lines):
        yield from ((start, stop, line) for (start, stop), line in zip(places, lines, strict=True))
    else:
        yield places[0][0], places[-1][1], br.join(lines)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in _SPACE:
        start += 1
    while stop > start and text[stop - 1] in _SPACE:
        stop -= 1
    return start, stop
