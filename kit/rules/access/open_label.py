"""ACC007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_EMPTY = lazy.pattern(r"\[[\s.…]*\]")


@rule(
    "ACC007",
    "open-label",
    source=HOUSE,
    examples=(
        Good(says("[wind]\nKeep close."), kind="sdh"),
        Good(says("[wind howls\nin the distance]"), kind="sdh"),
        Good(says("[man] (on phone) Yes."), kind="sdh"),
        Bad(says("[wind\nKeep close."), kind="sdh"),
        Bad(says("wind] Keep close."), kind="sdh"),
        Bad(says("[ ] Keep close."), kind="sdh"),
    ),
)
def open_label(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Close the bracket of every label, and write something in it.

    An open bracket makes the words after it a sound or a name. An empty one says that something is heard and not
    what.
    """
    if view(track).letters.isdisjoint("[]"):
        return
    for cue in track.cues:
        text = cue.text
        if text.count("[") != text.count("]") or _EMPTY.search(text):
            message = "A label here is not closed, not opened, or empty. Write it whole in [ ]."
            yield Finding(message, row=cue.text_row, cue=cue.number)
