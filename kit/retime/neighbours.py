"""Cues that came closer to each other than they were, or changed their order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.retime.joins import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.joins import Fit, Placed

#: How many cues, at most, show at the same time.
_AT_ONCE = 8


def settle(placed: Sequence[Placed], fit: Fit, *, whole: bool) -> list[Placed]:
    """Trim out-times where the map brought a cue too near to the next one, and flag what a person must look at.

    Only what the map did is mended: cues of one piece that overlapped before overlap as before, and with ``whole``
    nothing is trimmed. The order of the file stays.
    """
    found = list(placed)
    shown = sorted((index for index, one in enumerate(found) if not one.is_gone), key=lambda i: found[i].start)
    for place, first in enumerate(shown):
        # Cues that showed at once before (a sign above a dialogue, another language) may do so again.
        later = (found[index] for index in shown[place + 1 : place + 1 + _AT_ONCE])
        following = next((one for one in later if not _overlapped(found[first], one)), None)
        if following is not None:
            found[first] = _apart(found[first], following, fit, whole=whole)
    kept = [index for index, one in enumerate(found) if not one.is_gone]
    for first, second in pairwise(kept):
        before, after = found[first], found[second]
        if before.cue.start <= after.cue.start and after.start < before.start:
            found[second] = replace(after, notes=(*after.notes, Note.ORDER))
    return found


def _overlapped(one: Placed, after: Placed) -> bool:
    """Whether two cues showed at the same time in the old film."""
    return one.cue.start <= after.cue.start < one.cue.end


def _apart(one: Placed, after: Placed, fit: Fit, *, whole: bool) -> Placed:
    if one.piece == after.piece and not one.notes and not after.notes:
        return one
    was = after.cue.start - one.cue.end
    now = after.start - one.end
    wanted = min(fit.gap, max(was, 0)) if after.cue.start >= one.cue.start else fit.gap
    if now >= wanted - fit.frame // 2:
        return one
    end = after.start - wanted
    if not whole and not one.cue.held and end - one.start >= min(fit.shortest, one.cue.duration // 2):
        return replace(one, end=end, notes=(*one.notes, Note.GAP))
    return replace(one, notes=(*one.notes, Note.OVERLAP)) if now < 0 else one
