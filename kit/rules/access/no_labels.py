"""ACC001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "ACC001",
    "no-labels",
    source=NETFLIX_GENERAL,
    limits=("label_open", "label_close"),
    examples=(
        Good(says("[wind howling]\nKeep close."), kind="sdh"),
        Bad(says("Keep close."), kind="sdh"),
        Good(says("Keep close.")),
    ),
)
def no_labels(track: Track, limits: Limits) -> Iterator[Finding]:
    """Say in an SDH track what is heard.

    Without a single label for a sound, a speaker or music it is the ordinary track under another name.
    """
    if track.kind is not Kind.SDH or not track.cues:
        return
    text = view(track).text
    if not (limits.label_open in text and limits.label_close in text) and "♪" not in text:
        yield Finding(
            "This SDH track has no label in {open}…{close} and no ♪. Add sounds, speakers and music.",
            values={"open": limits.label_open, "close": limits.label_close},
        )
