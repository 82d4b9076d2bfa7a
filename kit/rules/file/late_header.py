"""FILE014."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import SHOWN, ttml
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import LATE_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TT = f'<?xml version="1.0" encoding="UTF-8"?>\n{ttml(SHOWN)}'


@rule(
    "FILE014",
    "late-header",
    source=TTML,
    examples=(
        Good(_TT, format="ttml"),
        Bad(f"\n{_TT}", format="ttml"),
    ),
)
def late_header(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Begin an XML file with its declaration.

    One blank row before it is enough: what stands there is then no declaration any more, and a strict reader refuses
    the whole file.
    """
    message = "Something stands before “{found}”, so that strict readers refuse the file. Remove all that is before it."
    return reported(track, message, LATE_HEADER)
