"""ACC004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_LABEL = lazy.pattern(r"\[[^\[\]]*\]|\([^()]*\)")


@rule(
    "ACC004",
    "unpaired-note",
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("♪ So far away ♪"), kind="sdh"),
        Good(says("♪ So far away\nso far ♪"), kind="sdh"),
        Good(says("♪"), kind="sdh"),
        Good(says("[♪ slow waltz]"), kind="sdh"),
        Bad(says("♪ So far away"), kind="sdh"),
        Bad(says("멀고 먼 길 ♪"), locale="ko", kind="sdh"),
    ),
)
def unpaired_note(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Open and close sung words with ♪.

    With a note at one end only, viewers cannot tell whether the next words are sung or said.
    """
    if "♪" not in view(track).letters:
        return
    for cue in track.cues:
        words = _LABEL.sub("", cue.text) if "♪" in cue.text else ""
        if words.count("♪") % 2 and any(letter.isalpha() for letter in words):
            yield Finding(
                "These sung words have a ♪ at one end only. Set one before and one after them.",
                row=cue.text_row,
                cue=cue.number,
            )
