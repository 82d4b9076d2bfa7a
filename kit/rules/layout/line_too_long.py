"""LAY001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "LAY001",
    "line-too-long",
    source=NETFLIX_GENERAL,
    limits=("max_chars_per_line", "count"),
    examples=(
        Good(says("They told us to keep quiet\nand to walk behind the old man.")),
        Bad(says("They told us to keep quiet and to walk behind the old man.")),
        Good(says("이것은 아주 긴 문장 하나 입니다"), locale="ko"),
        Bad(says("이것은 아주 긴 자막 문장 하나 입니다"), locale="ko"),
    ),
)
def line_too_long(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep a line short enough for the screen and the eye.

    A long line is cut off or broken by the player at a place nobody chose; Korean without spaces runs off both edges
    of the picture. In Korean a syllable counts 1 and everything else one half.
    """
    limit = limits.max_chars_per_line
    if limit is None:
        return
    seen = view(track)
    for at, chars in enumerate(seen.weights(limits.count)):
        if chars > limit:
            index, line = seen.owners[at]
            cue = track.cues[index]
            yield Finding(
                "Line {line} has {chars} characters; the limit is {limit}. Break it at a space, or shorten it.",
                row=RawText(track, cue).row(line),
                cue=cue.number,
                values={"line": line + 1, "chars": f"{chars:g}", "limit": f"{limit:g}"},
            )
