"""ACC005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TIGHT = lazy.pattern(r"(?<=♪)(?=[\w“\"‘'’…])|(?<=[\w.,!?…”’])(?=♪)")


@rule(
    "ACC005",
    "note-space",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("♪ So far away ♪"), kind="sdh"),
        Good(says("♪♪"), kind="sdh"),
        Good(says("[♪] (♪)"), kind="sdh"),
        Bad(says("♪So far away♪"), kind="sdh", fixed=says("♪ So far away ♪")),
        Bad(says("♪멀고 먼 길♪"), locale="ko", kind="sdh", fixed=says("♪ 멀고 먼 길 ♪")),
    ),
)
def note_space(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Part ♪ from the words with a space.

    Close to a letter the note reads like one, and a screen reader speaks both as one word.
    """
    message = "Line {line} has ♪ close to a word; set a space between them."
    return misprints(track, _TIGHT, message, prefer=" ", letters="♪")
