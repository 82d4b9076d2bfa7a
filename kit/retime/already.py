"""Whether a map was applied to a track before: a second time, it would put every cue in a wrong place."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.retime import apply, writing
from kit.subs import decode, formats
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.retime.joins import Fit
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Share of the cues that have the times the map would give: somebody may have corrected some since.
_MOST = Fraction(9, 10)


def applied(track: Track, timemap: TimeMap, fit: Fit) -> Path | None:
    """The kept old file of which the map makes this track, if there is one beside it.

    Tried and not remembered: no list can go astray, and a track that was put back counts as it is.
    """
    now = _shown(track)
    for backup in writing.backups_of(track.path):
        try:
            source = decode.decode(files.read_bytes(backup), track.path, track.source.encoding.name)
            old = formats.again(track, source)
            made = apply.retime(old, timemap, fit=fit, force=True)
            new = formats.again(track, decode.decode(made.data, track.path, track.source.encoding.name))
        except KitError:
            continue
        if made.changed and len(now & (_shown(new) - _shown(old))) >= _MOST * max(1, len(made.moved)):
            return backup
    return None


def _shown(track: Track) -> set[tuple[int, int, str]]:
    """What shows when."""
    return {(cue.start, cue.end, cue.text) for cue in track.cues}
