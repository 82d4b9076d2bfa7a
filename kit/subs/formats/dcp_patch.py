"""Changes of a DCP subtitle document: the two times of a subtitle, or the words of its lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kit.subs.formats import xml_nodes
from kit.subs.formats.dcp_reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.formats.base import Change
    from kit.subs.formats.xml_nodes import Node

Splice = tuple[int, int, str]
#: Characters of a document that is kept for the next change; a film has a tenth of it.
_REMEMBERED = 4_000_000
#: Per cent of the screen's height between two lines, where a subtitle has only one.
LINE_STEP = 7.0
_SPOT = re.compile(r"""(\bSpotNumber\s*=\s*["'])([^"']*)""")
_POSITION = re.compile(r"""(\bV[Pp]osition\s*=\s*["'])([^"']*)""")


def patched(rows: Sequence[str], changes: Sequence[Change]) -> str:
    """A document's text after changes."""
    text = "".join(rows)
    reader = _known(text) if len(text) < _REMEMBERED else Reader([text], keep=True).read()
    splices: list[Splice] = []
    for change in changes:
        index = change.cue.number - 1
        node = reader.owners[index]
        if change.dropped:
            splices.append((*xml_nodes.whole_rows(text, *xml_nodes.outer(text, node)), ""))
            continue
        places = xml_nodes.attribute_places(text, node)
        for name, ticks in (("TimeIn", change.start), ("TimeOut", change.end)):
            old = reader.clock.parse(node.attributes[name])
            if ticks is not None and old is not None:
                splices.append((*places[name], reader.clock.write(ticks, old.mark or ":")))
        if change.lines is not None:
            splices += _worded(text, reader.lines[index], reader.places[index], change.lines.lines)
    return xml_nodes.spliced(text, splices)


def twice(rows: Sequence[str], index: int) -> str:
    """A document's text with a subtitle once more after it; the spot numbers from there on count one more."""
    text = "".join(rows)
    nodes = _known(text).owners[index:]
    last, _, copy = xml_nodes.copied(text, nodes[0])
    places = (xml_nodes.attribute_places(text, node).get("SpotNumber") for node in nodes[1:])
    spots = [(*place, _next_number(text[slice(*place)])) for place in places if place]
    return xml_nodes.spliced(text, [(last, last, _SPOT.sub(_next, copy, count=1)), *spots])


def _next(found: re.Match[str]) -> str:
    return found[1] + _next_number(found[2])


def _next_number(written: str) -> str:
    return str(int(written) + 1) if written.isascii() and written.isdigit() else written


@lru_cache(maxsize=1)
def _known(text: str) -> Reader:
    """A document read before: a report shows the change of each finding by itself."""
    return Reader([text], keep=True).read()


def _worded(
    text: str, nodes: Sequence[Node], places: Sequence[tuple[int, int]], lines: Sequence[str]
) -> Iterator[Splice]:
    """Replacements of a subtitle's lines; new ones stand above the first, or below it at the screen's top."""
    if not nodes:
        return
    from_top = _anchor(nodes[0]) == "top"
    common = min(len(nodes), len(lines))
    old = range(common) if from_top else range(len(nodes) - common, len(nodes))
    new = lines[:common] if from_top else lines[len(lines) - common :]
    for at, line in zip(old, new, strict=True):
        yield *places[at], line
    for at in sorted(set(range(len(nodes))) - set(old)):
        yield *xml_nodes.whole_rows(text, *xml_nodes.outer(text, nodes[at])), ""
    extra = lines[common:] if from_top else lines[: len(lines) - common]
    if extra:
        model = nodes[-1] if from_top else nodes[0]
        begin, end = xml_nodes.outer(text, model)
        first, last = xml_nodes.inner(text, model)
        made = [
            _moved(text[begin:first], LINE_STEP * away) + line + text[last:end]
            for away, line in zip(_distances(len(extra), model, from_top=from_top), extra, strict=True)
        ]
        at = end if from_top else begin
        yield at, at, "".join(made)


def _distances(count: int, model: Node, *, from_top: bool) -> list[int]:
    """How many lines away from the model each new line is, in the direction in which VPosition grows."""
    if from_top:
        return list(range(1, count + 1))
    away = range(count, 0, -1)
    return list(away) if _anchor(model) == "bottom" else [-one for one in away]


def _anchor(node: Node) -> str:
    return next((value for name, value in node.attributes.items() if name.lower() == "valign"), "center")


def _moved(tag: str, by: float) -> str:
    """A start tag whose VPosition is another."""

    def moved(found: re.Match[str]) -> str:
        try:
            value = float(found[2])
        except ValueError:
            value = 0.0
        return f"{found[1]}{value + by:g}"

    new, count = _POSITION.subn(moved, tag, count=1)
    if count:
        return new
    name = "VPosition" if "VAlign" in tag else "Vposition"
    return f'{tag[:-1]} {name}="{by:g}">'
