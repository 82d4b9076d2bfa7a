"""docs/reference/formats.md: every subtitle format that is read, in the words of its own module."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

from kit.subs.formats import every
from kit.subs.formats.base import Changeable
from kit.subs.writers.base import Multilingual
from kit.subs.writers.registry import WRITERS
from kit.time.ticks import PER_MS, clock

if TYPE_CHECKING:
    from kit.subs.formats.base import Format
    from kit.subs.writers.base import Writer

INTRO = """
What kit reads, checks, retimes and burns. [Formats](../formats.md) says what all of them have in common.
""".strip()


HELD = """
## What each format can hold

`kit subs convert` writes these, and names whatever a track has that its target does not hold before it leaves it out.
“Whole lines” means that a part of a line cannot look otherwise than the rest of it.
""".strip()


def page() -> str:
    """The whole page."""
    found = sorted(every(), key=lambda fmt: fmt.name)
    rows = ["| format | files | smallest step of its times |", "|---|---|---|"]
    rows += [f"| {fmt.name} | {' '.join(f'`{end}`' for end in fmt.extensions)} | {_step(fmt)} |" for fmt in found]
    return "\n\n".join(["# Subtitle formats", INTRO, "\n".join(rows), HELD, _held(), *(_format(fmt) for fmt in found)])


def _format(fmt: Format) -> str:
    about = inspect.getdoc(sys.modules[type(fmt).__module__]) or ""
    kept = [part for part in about.split("\n\n") if not part.startswith("Faults:")]
    return "\n\n".join([f"## {fmt.name}", *(part.replace("``", "`") for part in kept)])


def _step(fmt: Format) -> str:
    if not isinstance(fmt, Changeable):
        return "read only"
    return "a frame" if fmt.name == "microdvd" else f"{fmt.precision / PER_MS:g} ms"


def _held() -> str:
    """The table of what the writers declare."""
    head = ["", *(f"{one.name} `{one.extensions[0]}`" for one in WRITERS)]
    rows = [head, ["---"] * len(head)]
    rows += [[what, *cells] for what, cells in _rows()]
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |", 1) for row in rows)


def _rows() -> list[tuple[str, list[str]]]:
    all_holds = [one.holds for one in WRITERS]
    return [
        ("italics", [str(one.italics) for one in all_holds]),
        ("bold", [str(one.bold) for one in all_holds]),
        ("underline", [str(one.underline) for one in all_holds]),
        ("colour", [_colour(one) for one in WRITERS]),
        ("place on the screen", [_places(one) for one in WRITERS]),
        ("layers", [_yes(one.layers) for one in all_holds]),
        ("speakers beside the text", [_yes(one.speakers) for one in all_holds]),
        ("names of cues", [_yes(one.identifiers) for one in all_holds]),
        ("several languages", [_yes(isinstance(one, Multilingual)) for one in WRITERS]),
        ("cues at the same time", [_yes(one.overlaps) for one in all_holds]),
        ("blank lines within a cue", [_yes(one.blank_lines) for one in all_holds]),
        ("lines", [_most(one.max_lines) for one in all_holds]),
        ("characters in a line", [_most(one.max_chars) for one in all_holds]),
        ("times", [f"{one.step / PER_MS:g} ms" if one.step else "frames" for one in all_holds]),
        ("last time", [clock(one.latest) if one.latest else "none" for one in all_holds]),
        ("characters", [one.repertoire or "all" for one in all_holds]),
        ("encodings", [", ".join(one.encodings) or "its own" for one in all_holds]),
    ]


def _colour(writer: Writer) -> str:
    colours = writer.holds.colours
    return str(writer.holds.colour) + (f", {len(colours)} colours" if colours is not None else "")


def _places(writer: Writer) -> str:
    return {1: "no", 9: "nine places"}.get(len(writer.holds.positions), f"{len(writer.holds.positions)} places")


def _most(number: int | None) -> str:
    return "any number" if number is None else str(number)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
