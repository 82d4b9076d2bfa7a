"""TIM013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Finding
from kit.check.labels import missing
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TIME_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_SCC = "Scenarist_SCC V1.0\n\n{}\t9420 9420 9470 9470 c8e5 ecec ef80 942f 942f\n\n00:02:00;02\t942c 942c\n"
_TTML = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="en" '
    'ttp:frameRate="25"><body><div>\n<p begin="00:00:01:{}" end="00:00:04:00">Hello.</p>\n</div></body></tt>\n'
)


@rule(
    "TIM013",
    "no-such-label",
    source=TIME_CODE,
    examples=(
        Good(_SCC.format("00:01:00;02"), format="scc", profile="base"),
        Good(_SCC.format("00:10:00;00"), format="scc", profile="base"),
        Good(_TTML.format("24"), format="ttml", profile="base"),
        Bad(_SCC.format("00:01:00;00"), format="scc", profile="base"),
        Bad(_SCC.format("00:01:05;30"), format="scc", profile="base"),
        Bad(_TTML.format("25"), format="ttml", profile="base"),
    ),
)
def no_such_label(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Use only time code labels that exist.

    Drop-frame leaves out the labels ;00 and ;01 at the start of every minute but each tenth (at 59.94 ;00 to ;03),
    and a second has no more labels than frames. Every program guesses another frame for one that does not exist, so
    kit takes none: the text is no cue until the label is corrected.
    """
    for fault in track.faults:
        label = missing(track, fault)
        if label is None:
            continue
        yield Finding(
            _LEFT_OUT if label.first else _TOO_MANY,
            row=fault.row,
            values={"label": label.label, "first": label.first, "last": fault.last_row},
        )


_LEFT_OUT = (
    "The label {label} does not exist: in drop-frame this minute begins with {first}. Its text (down to row {last}) is "
    "no cue. Correct the label."
)
_TOO_MANY = (
    "The label {label} does not exist: a second of this file has fewer frames. Its text (down to row {last}) is no "
    "cue. Correct the label, or the frame rate that the file names."
)
