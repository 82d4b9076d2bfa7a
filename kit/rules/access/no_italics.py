"""ACC016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import VIDEOMENTHE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "ACC016",
    "italics-forbidden",
    limits=("italics",),
    source=VIDEOMENTHE,
    examples=(
        Good(says("<i>Où</i>"), locale="fr-FR"),
        Good(says("<b>Où</b>"), locale="fr-FR", kind="sdh", profile="arte-fr-sdh"),
        Good(says("<i>길</i>"), locale="ko"),
        Bad(says("<i>Où</i>"), locale="fr-FR", kind="sdh", profile="arte-fr-sdh"),
    ),
)
def no_italics(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set no italics where the norm forbids them.

    Teletext decoders have no slanted letters; colour and place say there what italics say elsewhere.
    """
    if limits.italics or language(track, limits) == "ko":
        return
    for cue in track.cues:
        if cue.has_italics:
            yield Finding(
                "This cue is set in italics, which this profile does not allow.", row=cue.text_row, cue=cue.number
            )
