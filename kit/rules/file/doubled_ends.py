"""FILE016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.subs.source import is_doubled
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_NAMES = {"\r\r\n": "CR CR LF", "\n\r": "LF CR"}
_SPACED = says("We went on.").replace("\n", "\n\n")


@rule(
    "FILE016",
    "doubled-line-ends",
    source=HOUSE,
    examples=(
        Good(says("We went on.")),
        Good(says("We went on.").replace("\n", "\r\n")),
        Good(says("We went on.\nReally.") + "\n\n\n"),
        Bad(says("We went on.").replace("\n", "\r\r\n")),
        Bad(says("We went on.").replace("\n", "\n\r")),
        Bad(_SPACED),
        Bad("WEBVTT\n\n\n\n00:01.000 --> 00:03.000\n\nWe left.\n\n", format="vtt"),
    ),
)
def doubled_ends(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """End each row once.

    Where a program has written the ends of rows twice, players see a blank row after each, and a blank row ends a
    cue: most of them show no text at all. kit reads such a file as it was meant; others do not.
    """
    doubled = [number for number, row in enumerate(track.source.rows, 1) if is_doubled(row)]
    if doubled:
        row = track.source.rows[doubled[0] - 1]
        ends = row[len(row.rstrip("\r\n")) :]
        yield Finding(
            "Rows that end twice ({ends}): {count}. Players see a blank row after each; kit counts both as one row. "
            "Save the file with one end a row.",
            row=doubled[0],
            values={"count": len(doubled), "ends": _NAMES.get(ends, Word("blank rows"))},
        )
