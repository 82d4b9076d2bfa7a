"""FILE060."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.source import is_doubled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE060",
    "mixed-line-ends",
    source=HOUSE,
    examples=(
        Good(says("We went on.")),
        Good(says("We went on.").replace("\n", "\r\n")),
        Good(says("We went on.\u2028Really.")),
        Bad(says("We went on.").replace("6,000\n", "6,000\r\n")),
        Good(says("We went on.").replace("\n", "\r\r\n")),
    ),
)
def mixed_ends(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """End all rows the same way.

    Rows that end with LF beside rows that end with CR LF mean that two programs wrote the file; some players then
    show an empty row, or two cues as one.
    """
    rows = track.source.rows
    if "\r" not in "".join(rows):
        return
    if any(map(is_doubled, rows)):
        return
    windows = sum(row.endswith("\r\n") for row in rows)
    old = sum(row.endswith("\r") for row in rows)
    unix = sum(row.endswith("\n") for row in rows) - windows
    used = {"CR LF": windows, "LF": unix, "CR": old}
    if sum(count > 0 for count in used.values()) > 1:
        rare = min((count, name) for name, count in used.items() if count)[1]
        at = next(number for number, row in enumerate(rows, 1) if _end(row) == rare)
        yield Finding(
            "Rows end in different ways: {windows} with CR LF, {unix} with LF, {old} with CR. Save the file with one.",
            row=at,
            values={"windows": windows, "unix": unix, "old": old},
        )


def _end(row: str) -> str:
    if row.endswith("\r\n"):
        return "CR LF"
    return {"\n": "LF", "\r": "CR"}.get(row[-1:], "")
