"""FILE064."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import UNICODE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_FIRST = "\\ue000"
_PRIVATE = lazy.pattern("[\\ue000-\\uf8ff\\U000f0000-\\U0010fffd]")


@rule(
    "FILE064",
    "private-use-character",
    source=UNICODE,
    examples=(
        Good(says("♪ We went on. ♪")),
        Good(says("ﬁne, 豈")),
        Good(says("😀")),
        Bad(says("\ue00a We went on.")),
    ),
)
def private_use(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write no characters of Unicode's private area.

    They mean something in one font only. In any other one they are boxes.
    """
    if max(view(track).letters, default="") >= _FIRST:
        message = "Line {line} has {code}, which only one font knows. Write another sign."
        for finding in misprints(track, _PRIVATE, message):
            yield replace(finding, values={**finding.values, "code": f"U+{ord(str(finding.values['found'])):04X}"})
