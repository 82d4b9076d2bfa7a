"""FILE021."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE_FORMS
from kit.check.view import view
from kit.subs.edit import SetLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track


@rule(
    "FILE021",
    "not-composed",
    fix=Fix.SAFE,
    source=UNICODE_FORMS,
    examples=(
        Good(says("한글 자막"), locale="ko"),
        Bad(says("\u1112\u1161\u11ab글 자막"), locale="ko", fixed=says("한글 자막")),
        Bad(says("De\u0301ja\u0300 vu"), locale="fr-CA", fixed=says("Déjà vu")),
    ),
)
def not_composed(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Write letters and syllables whole (Unicode form NFC).

    Files from macOS may hold 한 as three parts. They count three times, are not found by a search, and some burners
    draw the parts side by side.
    """
    if unicodedata.is_normalized("NFC", view(track).text):
        return
    for cue in track.cues:
        line = next((at for at, text in enumerate(cue.lines) if not unicodedata.is_normalized("NFC", text)), None)
        if line is None:
            continue
        edit = _composed(track, cue)
        yield Finding(
            "Line {line} holds letters in parts (not Unicode form NFC); compose them.",
            row=RawText(track, cue).row(line),
            cue=cue.number,
            values={"line": line + 1},
            edits=(edit,) if edit else (),
        )


def _composed(track: Track, cue: Cue) -> SetLines | None:
    """Markup has no parts to compose, so whole rows can be taken."""
    was = RawText(track, cue).lines
    return SetLines(cue.number, was, tuple(unicodedata.normalize("NFC", line) for line in was)) if was else None
