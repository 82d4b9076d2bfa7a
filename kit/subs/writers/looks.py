"""The look of a cue's text as a format can hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.cue import Span
from kit.subs.look import PLAIN, Look
from kit.subs.writers.base import Grain
from kit.subs.writers.runs import add, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.look import Spans
    from kit.subs.writers.base import Holds
    from kit.subs.writers.loss import Losses

    Line = Sequence[tuple[str, Look]]

_ATTRIBUTES = ("italic", "bold", "underline", "colour")
_CALLED = {"italic": "italics", "bold": "bold", "underline": "underlining", "colour": "colour"}


def fitted(cue: Cue, holds: Holds, losses: Losses) -> Spans | None:
    """The spans of a cue with the looks that are left; None if none is."""
    if cue.spans is None:
        return None
    grains = dict(zip(_ATTRIBUTES, (holds.italics, holds.bold, holds.underline, holds.colour), strict=True))
    spans = []
    for line in runs(cue):
        out: list[tuple[str, Look]] = []
        for text, look in line:
            add(out, text, _kept(look, line, cue.number, grains, holds.colours, losses))
        spans.append(tuple(Span(text, *look) for text, look in out))
    styled = any(Look(one.italic, one.bold, one.underline, one.colour) != PLAIN for line in spans for one in line)
    return tuple(spans) if styled else None


def _kept(
    look: Look, line: Line, cue: int, grains: dict[str, Grain], colours: frozenset[str] | None, losses: Losses
) -> Look:
    new = look._asdict()
    for name, grain in grains.items():
        value = new[name]
        if not value:
            continue
        if grain is Grain.NO:
            losses.add(f"{_CALLED[name]} is left out" if name != "italic" else "italics are left out", cue)
        elif grain is Grain.LINE and any(getattr(other, name) != value for text, other in line if text.strip()):
            losses.add(f"{_CALLED[name]} of a part of a line: the format has it for whole lines only", cue)
        elif name == "colour" and colours is not None and value not in colours:
            losses.add(f"the colour {value}, which the format does not have, is left out", cue)
        else:
            continue
        new[name] = PLAIN._asdict()[name]
    return Look(**new)
