"""LAY015."""

from __future__ import annotations

import unicodedata
from itertools import repeat
from string import ascii_letters
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Shorter lines fit whatever they say: the widest sign of any font takes three ems of more than 28.
FEW = 10
_BURNED = Facts(advances={ord(letter): 0.028 if letter.isupper() else 0.02 for letter in f"{ascii_letters} "})


@rule(
    "LAY015",
    "too-wide",
    source=HOUSE,
    needs=("advances",),
    examples=(
        Good(says("they went to the north"), facts=_BURNED),
        Bad(says("NORTH OR NORTHWEST AND THEN NORTH AGAIN"), facts=_BURNED),
    ),
)
def too_wide(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - the picture is the limit
    """Keep a line within the picture's safe width when it is burned.

    Characters are counted as if they were equally wide; in capitals, or with many wide signs, a line that counts right
    may still run out of the safe area. Widths are those of the font that kit burns with, at its size.
    """
    advances = track.facts.advances
    if not advances:
        return
    seen = view(track)
    for at, text in enumerate(seen.lines):
        if len(text) < FEW:
            continue
        width = sum(map(advances.get, map(ord, unicodedata.normalize("NFC", text)), repeat(0.0)))
        if width > 1:
            index, line = seen.owners[at]
            cue = track.cues[index]
            yield Finding(
                "Line {line} takes {percent} % of the safe width when it is burned. Break it earlier, or shorten it.",
                row=RawText(track, cue).row(line),
                cue=cue.number,
                values={"line": line + 1, "percent": round(width * 100)},
            )
