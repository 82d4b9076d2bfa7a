"""LAY007."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_WIDE = lazy.pattern("[\uff01-\uff5e\u3000]+")


@rule(
    "LAY007",
    "full-width-form",
    fix=Fix.SAFE,
    source=HOUSE,
    limits=("fullwidth_forms",),
    examples=(
        Good(says("It was 1998.")),
        Bad(says("It was １９９８！"), fixed=says("It was 1998!")),
        Good(says("ＡＢＣ방송"), locale="ko"),
    ),
)
def fullwidth(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use no full-width letters, digits and marks among Latin ones.

    They come from an East Asian keyboard, look like “Ａ” beside “A”, and are found neither by a search nor by a screen
    reader.
    """
    if not limits.fullwidth_forms:
        yield from misprints(
            track, _WIDE, "Line {line} has “{found}” in full width; write it in the normal width.", prefer=_narrow
        )


def _narrow(hit: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", hit[0])
