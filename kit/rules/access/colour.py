"""ACC011."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import CHARTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "ACC011",
    "colour",
    limits=("text_colours",),
    source=CHARTE,
    examples=(
        Good(says('<font color="#ffff00">Où\u00a0?</font>'), locale="fr-FR", kind="sdh", profile="charte-fr-sdh"),
        Good(says('<font color="cyan">Où\u00a0?</font>'), locale="fr-FR", kind="sdh", profile="charte-fr-sdh"),
        Good(says('<font color="#ff8000">Where?</font>'), kind="sdh"),
        Bad(says('<font color="#ff8000">Où\u00a0?</font>'), locale="fr-FR", kind="sdh", profile="charte-fr-sdh"),
        Bad(says('<font color="#ff00ff">Where?</font>'), kind="sdh", profile="bbc"),
    ),
)
def colour(track: Track, limits: Limits) -> Iterator[Finding]:
    """Use only the colours that the norm gives a meaning.

    White is seen speech, yellow unseen, red sounds, magenta music, cyan thoughts and narration, green another
    language (France); the BBC tells speakers apart by white, yellow, cyan and green. Any other colour means nothing.
    """
    allowed = frozenset(limits.text_colours.split())
    if not allowed:
        return
    for cue in track.cues:
        if cue.spans is None:
            continue
        used = {span.colour for line in cue.spans for span in line if span.colour}
        for colour in sorted(used - allowed):
            yield Finding(
                "This cue is set in {colour}, a colour that this norm does not know. Use one of {allowed}.",
                row=cue.text_row,
                cue=cue.number,
                values={"colour": colour, "allowed": ", ".join(sorted(allowed))},
            )
