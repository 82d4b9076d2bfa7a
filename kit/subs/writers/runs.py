"""A cue's text as runs of one look, and as rows of text for formats that hold text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.subs.cue import Cue

#: White is the colour of subtitles and counts as none.
WHITE = "#ffffff"

Runs = tuple[tuple[tuple[str, Look], ...], ...]


def runs(cue: Cue) -> Runs:
    """The lines of a cue as runs of text with their look; neighbours of the same look are one run."""
    if cue.spans is None:
        return tuple(((line, PLAIN),) if line else () for line in cue.lines)
    lines = []
    for spans in cue.spans:
        line: list[tuple[str, Look]] = []
        for span in spans:
            colour = None if span.colour == WHITE else span.colour
            add(line, span.text, Look(span.italic, span.bold, span.underline, colour))
        lines.append(tuple(line))
    return tuple(lines)


def add(line: list[tuple[str, Look]], text: str, look: Look) -> None:
    """Append a run to a line."""
    if line and line[-1][1] == look:
        text = line.pop()[0] + text
    if text:
        line.append((text, look))


def tagged(line: Iterable[tuple[str, Look]], colour: tuple[str, str]) -> str:
    """A line with HTML's letters for its looks; ``colour`` is an opening tag with ``{}`` and its closing tag.

    The text must be escaped already.
    """
    out = []
    for text, look in line:
        tags = [
            *([(colour[0].format(look.colour), colour[1])] if look.colour else []),
            *([("<b>", "</b>")] if look.bold else []),
            *([("<i>", "</i>")] if look.italic else []),
            *([("<u>", "</u>")] if look.underline else []),
        ]
        out.append("".join(tag for tag, _ in tags) + text + "".join(tag for _, tag in reversed(tags)))
    return "".join(out)
