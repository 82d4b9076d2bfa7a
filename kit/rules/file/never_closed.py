"""FILE050."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import ttml
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import SAMI
from kit.subs.edit import SetEnd
from kit.subs.faults import NEVER_CLOSED
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_OPEN = "<SAMI>\n<BODY>\n<SYNC Start=1000><P Class=KRCC>강을 건넜다\n"
_CLOSED = f"{_OPEN}<SYNC Start=5000><P Class=KRCC>&nbsp;\n"
_END = "</BODY>\n</SAMI>\n"
_TT = ttml('<p{} begin="00:00:01.000">We left.</p>')


@rule(
    "FILE050",
    "never-closed",
    source=SAMI,
    fix=Fix.UNSAFE,
    examples=(
        Good(_CLOSED + _END, locale="ko", format="sami"),
        Bad(_OPEN + _END, locale="ko", format="sami", fixed=_CLOSED + _END),
        Bad(_TT.format(""), format="ttml", fixed=_TT.format(' end="00:00:05.000"')),
    ),
)
def never_closed(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Something in the file ends every cue.

    A SAMI cue shows until the next SYNC of its language, a TTML cue until what holds it ends. Without one it stays on
    the screen to the end of the film in one program and for a guessed time in another. kit takes it for four seconds.
    """
    for fault in track.faults:
        if fault.kind == NEVER_CLOSED:
            cue = track.cues[int(str(fault.values["cue"])) - 1]
            yield Finding(
                "Nothing in the file ends this cue; kit takes it for {seconds} seconds. Give it an end (in SAMI a "
                "SYNC with &nbsp; after it).",
                row=fault.row,
                cue=cue.number,
                values={"seconds": cue.duration // PER_SECOND},
                edits=(SetEnd(cue.number, cue.end),),
            )
