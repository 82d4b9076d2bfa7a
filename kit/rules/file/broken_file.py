"""FILE040."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import SHOWN, ttml
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML
from kit.subs.faults import BROKEN_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE040",
    "broken-file",
    source=TTML,
    examples=(
        Good(ttml(SHOWN), format="ttml"),
        Bad(ttml(SHOWN).replace("</p>", "</div>"), format="ttml"),
    ),
)
def broken_file(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """The file is whole.

    A file that was cut short or damaged on its way still opens in some players, and the cues at its end are gone
    without a word.
    """
    message = (
        "The file is damaged here: {found}. Nothing from this row to row {last} could be read for sure. "
        "Export the track again, or repair the row."
    )
    return reported(track, message, BROKEN_FILE)
