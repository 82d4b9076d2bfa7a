"""Time code labels that are written as they should be and yet name no frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kit import lazy
from kit.subs.faults import BAD_TIME_LINE

if TYPE_CHECKING:
    from kit.subs.track import Fault, Track

#: The formats whose times are labels of frames; what they refuse although it is a label does not exist.
_LABELLED = frozenset({"scc", "ttml", "dcp", "ebustl"})
#: In a row of SCC only its beginning is a time; elsewhere a fault shows the times alone.
_LABEL = lazy.pattern(r"(?<![\d:;])(\d{1,3}):([0-5]\d):([0-5]\d)([:;])(\d{2})(?![\w:;])", re.ASCII)
#: Labels that drop-frame leaves out at the start of a minute: 0 and 1 at 29.97, 0 to 3 at 59.94.
_DROPPED = 4
_LEFT_OUT = 2
#: No format that counts frames has fewer of them in a second.
_FEWEST = 24
_DAY = 24


class Missing(NamedTuple):
    """A label that names no frame; ``first`` is the one with which its minute begins, if drop-frame left it out."""

    label: str
    first: str = ""


def missing(track: Track, fault: Fault) -> Missing | None:
    """What a fault is about, if it is a label that does not exist; None for everything else."""
    if fault.kind != BAD_TIME_LINE or track.format not in _LABELLED:
        return None
    labels = [label for hit in _LABEL.finditer(str(fault.values.get("found", ""))) if (label := _missing(hit))]
    return max(labels, key=lambda label: label.label[-2:], default=None)


def _missing(hit: re.Match[str]) -> Missing | None:
    hours, minutes, seconds, frames = int(hit[1]), int(hit[2]), int(hit[3]), int(hit[5])
    if hours >= _DAY:
        return None
    if frames >= _FEWEST:
        return Missing(hit[0])
    if minutes % 10 and not seconds and frames < _DROPPED:
        return Missing(hit[0], f"{hit[0][:-2]}{_LEFT_OUT if frames < _LEFT_OUT else _DROPPED:02}")
    return None
