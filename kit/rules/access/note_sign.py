"""ACC006."""

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

_OTHER = lazy.pattern("[♩♫♬]+")


@rule(
    "ACC006",
    "note-sign",
    fix=Fix.SAFE,
    limits=("music_sign",),
    source=NETFLIX_GENERAL,
    examples=(
        Good(says("♪ So far away ♪"), kind="sdh"),
        Good(says("♪♪"), kind="sdh"),
        Good(says("F♯ and B♭")),
        Bad(says("♫ So far away ♫"), kind="sdh", fixed=says("♪ So far away ♪")),
    ),
)
def note_sign(track: Track, limits: Limits) -> Iterator[Finding]:
    """Mark music with ♪ (U+266A).

    ♫ and ♬ say the same, but broadcasters' character sets hold only ♪, and a search for music finds half of it.
    """
    if limits.music_sign:
        message = "Line {line} has “{found}”; music is marked with “{preferred}”."
        yield from misprints(
            track,
            _OTHER,
            message,
            prefer=limits.music_sign,
            values={"preferred": limits.music_sign},
            letters="♩♫♬",
        )
