"""FILE068."""

from __future__ import annotations

import html
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

_ENTITY = lazy.pattern("&(?:amp|quot|apos|nbsp|hellip|lt|gt|#0?39|#x27|#160|#8217|#8230);")


@rule(
    "FILE068",
    "written-entity",
    fix=Fix.SAFE,
    source=HOUSE,
    examples=(
        Good(says("Salt & pepper; R&D.")),
        Good(says("AT&T; and you?")),
        Good("WEBVTT\n\n00:01.000 --> 00:03.000\nSalt &amp; pepper\n", format="vtt"),
        Bad(says("Salt &amp; pepper"), fixed=says("Salt & pepper")),
        Bad(says("It&#39;s&nbsp;late"), fixed=says("It's\u00a0late")),
    ),
)
def written_entity(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write characters, not their names in HTML.

    “&amp;” and “&nbsp;” are shown letter by letter: the text went through a web page once too often.
    """
    return misprints(
        track, _ENTITY, "Line {line} shows “{found}”; write the character itself.", prefer=_character, letters="&"
    )


def _character(hit: re.Match[str]) -> str:
    """The character; what would become markup stays."""
    return hit[0] if hit[0] in {"&lt;", "&gt;"} else html.unescape(hit[0])
