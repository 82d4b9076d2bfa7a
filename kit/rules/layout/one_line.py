"""LAY011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.check import rebreak
from kit.check.breaking.speakers import passages
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_ENDED = re.compile(r"[.!?…。:][\"'”’»)\]]*$|--$")
#: A Korean line is speech, and no title or sign, if it closes with a verb.
_KOREAN_SPEECH = re.compile(r"[다요까죠네지자오][.?!…]*$")


@rule(
    "LAY011",
    "one-line-would-do",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("max_chars_per_line", "count", "one_line_share"),
    examples=(
        Good(says("They told us to keep quiet\nand to walk behind the old man.")),
        Bad(says("We walked\nall night."), fixed=says("We walked all night.")),
        Bad(says("우리는 밤새\n걸었습니다"), locale="ko", fixed=says("우리는 밤새 걸었습니다")),
        Bad(says("On a marché\ntoute la nuit."), locale="fr-CA", fixed=says("On a marché toute la nuit.")),
        Good(says("-Where to?\n-North.")),
        Good(says("No.\nNever again.")),
        Good(says("TORONTO\nA year later")),
        Good(says("꽃제비\n거리의 고아들"), locale="ko"),
        Good(says("[wind howling]\nKeep close."), kind="sdh"),
    ),
)
def one_line(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep text on one line if it fits there.

    A second line covers more of the picture, and the eye has to jump for nothing. Two sentences, two speakers, signs
    and titles may stand on lines of their own.
    """
    limit = limits.max_chars_per_line
    if limit is None or track.kind is Kind.FORCED:
        return
    weights, at = view(track).weights(limits.count), 0
    for cue in track.cues:
        upto = at + len(cue.lines)
        chars = sum(weights[at:upto]) + (upto - at - 1) * (0.5 if limits.count == "korean" else 1)
        at = upto
        if len(cue.lines) < 2 or chars > limit * limits.one_line_share or not _reads_on(cue.lines):  # noqa: PLR2004 - more than one
            continue
        edit = rebreak.edit(track, cue, rebreak.broken(cue, track.locale, limits))
        if edit is not None and len(edit.lines) == 1:
            yield Finding(
                "These {lines} lines have {chars} characters together; {limit} fit on one line. Put them on one.",
                row=cue.text_row,
                cue=cue.number,
                values={"lines": len(cue.lines), "chars": f"{chars:g}", "limit": f"{limit:g}"},
                edits=(edit,),
            )


def _reads_on(lines: tuple[str, ...]) -> bool:
    """Whether lines are one sentence: the break between them is nothing but a break."""
    if any(_ENDED.search(line) for line in lines[:-1]) or len(passages(lines)) > 1 or lines[0].isupper():
        return False
    last = lines[-1]
    if "\uac00" <= last.strip(".?!…")[-1:] <= "\ud7a3":
        return bool(_KOREAN_SPEECH.search(last))
    return bool(_ENDED.search(last)) or last[:1].islower()
