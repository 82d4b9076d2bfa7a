"""LAY043."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TWICE = lazy.pattern(r"([!?！？])\1+")


@rule(
    "LAY043",
    "repeated-mark",
    fix=Fix.UNSAFE,
    source=HOUSE,
    examples=(
        Good(says("You did what?!")),
        Good(says("Who? When? Now!")),
        Good(says("It was built in 1690 (?)!")),
        Bad(says("Stop!!! Why??"), fixed=says("Stop! Why?")),
        Bad(says("정말??"), locale="ko", fixed=says("정말?")),
    ),
)
def repeated_mark(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Use one question or exclamation mark.

    Subtitles let the picture and the voice carry the force; “?!” may stand for an astonished question. The fix
    changes the tone, so look first.
    """
    return misprints(track, _TWICE, "Line {line} has “{found}”; one mark is enough.", prefer=r"\1", letters="!?！？")
