"""LAY004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import Change, RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_DASH = lazy.pattern(r"([-‐‑‒–—―])([ \u00a0]*)(?=\S)")


@rule(
    "LAY004",
    "dialogue-dash",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("dialogue_dash",),
    examples=(
        Good(says("-Where to?\n-North.")),
        Bad(says("- Where to?\n- North."), fixed=says("-Where to?\n-North.")),
        Bad(says("–Où\u00a0?\n–Au nord."), locale="fr-FR", fixed=says("- Où\u00a0?\n- Au nord.")),
        Bad(says("-어디로?\n-북쪽"), locale="ko", fixed=says("- 어디로?\n- 북쪽")),
        Good(says("The route--\n-5 degrees")),
    ),
)
def dialogue_dash(track: Track, limits: Limits) -> Iterator[Finding]:
    """Write the hyphens of two speakers in one form.

    Korean and French take a hyphen and a space, English a hyphen alone. Only cues in which at least two lines begin
    with one are looked at.
    """
    wanted = limits.dialogue_dash
    if not wanted:
        return
    for cue in track.cues:
        if len(cue.lines) < 2:  # noqa: PLR2004 - two speakers
            continue
        hits = [(line, hit) for line, text in enumerate(cue.lines) if (hit := _DASH.match(text))]
        wrong = [(line, hit) for line, hit in hits if hit[0] != wanted]
        if len(hits) < 2 or not wrong:  # noqa: PLR2004 - the same
            continue
        raw = RawText(track, cue)
        edit = raw.mended(Change(line, 0, hit.end(), wanted) for line, hit in wrong)
        for line, hit in wrong:
            yield Finding(
                "Line {line} opens a speaker with “{found}”; this language writes “{preferred}”.",
                row=raw.row(line),
                cue=cue.number,
                column=raw.column(line, 0),
                values={"line": line + 1, "found": hit[0], "preferred": wanted},
                edits=(edit,) if edit else (),
            )
