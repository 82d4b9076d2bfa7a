"""LAY040."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TURNED = lazy.pattern(
    r"(?:(?<=^)|(?<=[ (\[]))”(?=[A-Za-zÀ-ÿ])|(?<= )”(?=[가-힣])|(?<=\w)“(?=$|[ .,!?])|(?<=[A-Za-zÀ-ÿ])‘(?=[A-Za-zÀ-ÿ])",
    re.MULTILINE,
)
_RIGHT = {"”": "“", "“": "”", "‘": "’"}


@rule(
    "LAY040",
    "turned-quote",
    fix=Fix.SAFE,
    source=UNICODE,
    examples=(
        Good(says("“Go,” he said, “and don’t stop.”")),
        Good(says("“간다\n”라고 했다"), locale="ko"),
        Good(says("그가“안녕”이라 했다"), locale="ko"),
        Good(says("1”\u00a0is 2.54\u00a0cm.")),
        Bad(says("”Go” he said."), fixed=says("“Go” he said.")),
        Bad(says("Now ”go“ there."), fixed=says("Now “go” there.")),
        Bad(says("I don‘t know."), fixed=says("I don’t know.")),
    ),
)
def turned_quote(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Turn quotation marks and apostrophes the right way.

    A closing mark before a word, an opening one after it, or ‘ inside a word: word processors turn them by guessing.
    """
    yield from misprints(
        track,
        _TURNED,
        "Line {line} has “{found}” turned the wrong way.",
        prefer=lambda hit: _RIGHT[hit[0]],
        letters="“”‘",
    )
