"""ACC008."""

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

_INSIDE = lazy.pattern(r"(?<=\[) +(?=[^\s\]])|(?<=[^\s\[]) +(?=\])")


@rule(
    "ACC008",
    "label-space",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("[wind] Keep close."), kind="sdh"),
        Good(says("Keep [wind] close."), kind="sdh"),
        Good(says("[ ]"), kind="sdh"),
        Bad(says("[ wind ] Keep close."), kind="sdh", fixed=says("[wind] Keep close.")),
        Bad(says("[ 바람 소리 ]"), locale="ko", kind="sdh", fixed=says("[바람 소리]")),
    ),
)
def label_space(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Set no spaces just inside a label's brackets.

    They take room and let the line break between a bracket and its word.
    """
    message = "Line {line} has a space inside the bracket of a label; take it away."
    return misprints(track, _INSIDE, message, prefer="", letters="[]")
