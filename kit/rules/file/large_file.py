"""FILE071."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import CINEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_DCP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<DCSubtitle Version="1.0">\n'
    "<SubtitleID>6e8cf7bd-0b1f-4d5a-9c9c-2c3f6c0d9a11</SubtitleID>\n<MovieTitle>Film</MovieTitle>\n"
    "<ReelNumber>1</ReelNumber>\n<Language>English</Language>\n"
    '<Subtitle SpotNumber="1" TimeIn="00:00:01:000" TimeOut="00:00:03:000">\n<Text>We left.</Text>\n</Subtitle>\n'
    "{}</DCSubtitle>\n"
)
_KILO = 1024


@rule(
    "FILE071",
    "large-file",
    source=CINEMA,
    limits=("max_file_kilobytes",),
    examples=(
        Good(_DCP.format(""), format="dcp", profile="dcp"),
        Good(_DCP.format(" " * 262_144), format="dcp", profile="base"),
        Bad(_DCP.format(" " * 262_144), format="dcp", profile="dcp"),
    ),
)
def large_file(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep the XML of a reel's captions small.

    The device beside the seat is sent the whole file at the start of the reel and has little memory: what is larger is
    cut off or not shown at all.
    """
    if limits.max_file_kilobytes is None or track.format != "dcp":
        return
    size = sum(len(row.encode(track.source.encoding.name, "replace")) for row in track.source.rows)
    if size >= limits.max_file_kilobytes * _KILO:
        yield Finding(
            "This file has {size} KB; a reel's must have less than {limit} KB. Divide it into reels.",
            values={"size": -(-size // _KILO), "limit": limits.max_file_kilobytes},
        )
