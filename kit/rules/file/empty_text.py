"""FILE072."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import CINEMA
from kit.subs.faults import EMPTY_CUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_DCP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<DCSubtitle Version="1.0">\n'
    "<SubtitleID>6e8cf7bd-0b1f-4d5a-9c9c-2c3f6c0d9a11</SubtitleID>\n<MovieTitle>Film</MovieTitle>\n"
    "<ReelNumber>1</ReelNumber>\n<Language>English</Language>\n"
    '<Subtitle SpotNumber="1" TimeIn="00:00:01:000" TimeOut="00:00:03:000">\n<Text>We left.</Text>{}\n</Subtitle>\n'
    "</DCSubtitle>\n"
)


@rule(
    "FILE072",
    "empty-text-element",
    source=CINEMA,
    examples=(
        Good(_DCP.format(""), format="dcp", profile="dcp"),
        Bad(_DCP.format("<Text></Text>"), format="dcp", profile="dcp"),
    ),
)
def empty_text(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Leave no text element of a cinema subtitle empty.

    Some servers stop at one and show nothing of the reel from there on. A whole cue without words is told apart from
    this (FILE024).
    """
    if track.format != "dcp":
        return
    for fault in track.faults:
        number = fault.values.get("cue", 0)
        cue = track.cues[number - 1] if isinstance(number, int) and 0 < number <= len(track.cues) else None
        if fault.kind == EMPTY_CUE and cue is not None and cue.text.strip():
            yield Finding(
                "A Text element of this subtitle is empty. Remove it, or write what is missing.",
                row=fault.row,
                cue=cue.number,
            )
