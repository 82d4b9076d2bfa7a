"""LAY001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check import rebreak
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "LAY001",
    "line-too-long",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("max_chars_per_line", "count"),
    examples=(
        Good(says("They told us to keep quiet\nand to walk behind the old man.")),
        Bad(
            says("They told us to keep quiet and to walk behind the old man."),
            fixed=says("They told us to keep quiet\nand to walk behind the old man."),
        ),
        Bad(
            says("<i>They told us to keep quiet and to walk behind</i>\nthe old man."),
            fixed=says("<i>They told us to keep quiet\nand to walk behind</i> the old man."),
        ),
        Good(says("이것은 아주 긴 문장 하나 입니다"), locale="ko"),
        Bad(
            says("우리는 밤새 걸었고 아무도 말이 없었다"),
            locale="ko",
            fixed=says("우리는 밤새 걸었고\n아무도 말이 없었다"),
        ),
        Bad(
            says("La première fois que j’ai entendu sa voix, je n’y ai pas cru."),
            locale="fr-CA",
            fixed=says("La première fois que j’ai entendu sa voix,\nje n’y ai pas cru."),
        ),
        Bad(says("- Where did they go, all of them, in the middle of the night?\n- North.")),
    ),
)
def line_too_long(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep a line short enough for the screen and the eye.

    A long line is cut off or broken by the player at a place nobody chose; Korean without spaces runs off both edges
    of the picture. In Korean a syllable counts 1 and everything else one half. The fix breaks the cue anew where its
    language allows, if it then fits; two speakers are never run together.
    """
    limit = limits.max_chars_per_line
    if limit is None:
        return
    seen = view(track)
    for at, chars in enumerate(seen.weights(limits.count)):
        if chars > limit:
            index, line = seen.owners[at]
            cue = track.cues[index]
            edit = rebreak.edit(track, cue, rebreak.broken(cue, track.locale, limits))
            yield Finding(
                "Line {line} has {chars} characters; the limit is {limit}. Break it at a space, or shorten it.",
                row=RawText(track, cue).row(line),
                cue=cue.number,
                values={"line": line + 1, "chars": f"{chars:g}", "limit": f"{limit:g}"},
                edits=(edit,) if edit else (),
            )
