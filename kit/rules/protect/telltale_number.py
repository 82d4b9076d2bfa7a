"""PRO002."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_KINDS = (
    (lazy.pattern(r"\d{6}-[1-8]\d{6}"), Word("a resident registration number")),
    (lazy.pattern(r"01[016789]-\d{3,4}-\d{4}"), Word("a mobile telephone number")),
    (lazy.pattern(r"-?\d{2}\.\d{4,9}, ?-?\d{2,3}\.\d{4,9}"), Word("a place on the map")),
)
_NUMBER = lazy.pattern("|".join(rf"(?<![\d.-]){pattern.pattern}(?![\d-])" for pattern, _ in _KINDS))
#: Every such number has one of these inside.
_NEAR = tuple(f"{mark}{digit}" for mark in "-." for digit in range(10))


@rule(
    "PRO002",
    "telltale-number",
    source=HOUSE,
    examples=(
        Good(says("It was 1990-1995, room 010-12.")),
        Good(says("Call 1-800-555-0199, ISBN 978-0-306-40615-7.")),
        Good(says("3.1415, 2.7182 and 38.5, 127.2")),
        Good(says("2013-06-17 20:30")),
        Bad(says("010-1234-5678로 전화"), locale="ko"),
        Bad(says("번호는 900101-1234567"), locale="ko"),
        Bad(says("At 41.7923, 128.0851 we crossed.")),
    ),
)
def telltale_number(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Show no number that leads to a person.

    A resident registration number, a mobile telephone number or a place to a few metres in a subtitle can put
    somebody in danger. The report does not quote it; ask before it is shown.
    """
    message = "Line {line} holds {what}. Ask whether it may be shown."
    for finding in misprints(track, _NUMBER, message, near=_NEAR):
        found = str(finding.values["found"])
        what = next(what for pattern, what in _KINDS if pattern.fullmatch(found))
        yield replace(finding, values={"line": finding.values["line"], "what": what})
