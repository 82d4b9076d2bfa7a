"""Numbers of SubRip cues after one was taken out or split: the ones after it move, so that they count on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.edit import Drop, Split
from kit.subs.formats import of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kit.subs.edit import Edit
    from kit.subs.track import Track

_NUMBER = re.compile(r"^(\ufeff?[ \t]*)\d+(?=[ \t]*[\r\n]*$)", re.ASCII)


def after(track: Track, edits: Iterable[Edit | Split]) -> Callable[[list[str]], None] | None:
    """What renumbers the rows of a patched file; None if none is dropped or split, or the numbers had holes before."""
    odd = {faults.BAD_NUMBER, faults.MISSING_NUMBER}
    if track.format != "srt" or not any(isinstance(edit, Drop | Split) for edit in edits):
        return None
    return None if any(fault.kind in odd for fault in track.faults) else _renumber


def _renumber(rows: list[str]) -> None:
    for number, cue in enumerate(of("srt").parse(rows).cues, 1):
        rows[cue.row - 1] = _NUMBER.sub(rf"\g<1>{number}", rows[cue.row - 1])
