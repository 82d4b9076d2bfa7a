"""How far a track is from what is spoken in a sound, stretch by stretch of the film."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.clock import from_start
from kit.retime.compare.measuring import Comparison, Window, windows
from kit.retime.cues import none_in
from kit.retime.speech.activity import RATE, activity
from kit.retime.speech.match import of_activity, too_few
from kit.retime.speech.onset import onset
from kit.retime.speech.template import times
from kit.retime.timemap import Verdict
from kit.time.ticks import PER_SECOND
from kit.tools import sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.retime.reference.times import Floats
    from kit.retime.speech.activity import Activity
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Cues of a window from which the moment can be told at which people begin to speak.
_FEWEST = 5


def media(track: Track, path: Path, number: int = 1, start: int = 0) -> Comparison:
    """Hold a track against sound track ``number`` of a file; ``start`` is what its clock reads at the first frame.

    Raises NothingToDoError for a track without cues, and KitErrors as ``sound.blocks`` does.
    """
    if not track.cues:
        raise none_in(track)
    cues = times(track.cues, start)
    timemap, found = too_few(cues), list[Window]()
    if timemap is None:
        heard = activity(sound.ahead(sound.blocks(path, RATE, number)))
        timemap = of_activity(cues, heard)
        if timemap.verdict is not Verdict.REFUSED:
            found += _heard(cues.begins, timemap, heard, start / PER_SECOND)
    return Comparison(from_start(timemap, start), np.empty((0, 2)), (np.empty(0), np.empty(0)), tuple(found), None)


def _heard(begins: Floats, timemap: TimeMap, heard: Activity, start: float) -> Iterator[Window]:
    """Windows on the track's clock, which reads ``start`` seconds at the first frame; all else counts from there."""
    ticks = [round(begin * PER_SECOND) for begin in begins]
    kept = np.array([not timemap.is_removed(at) for at in ticks])
    moved = np.array([timemap.of(at).at(at) / PER_SECOND for at in ticks])
    pairs = np.stack((begins, moved), axis=1)[kept]
    for window in windows(begins + start, pairs + start):
        inside = pairs[(pairs[:, 0] + start >= window.begin) & (pairs[:, 0] + start < window.end)]
        if len(inside) < _FEWEST:
            yield window.told(None)
        else:
            late = onset(heard, inside[:, 1]).offset
            yield window.told(float(np.median(inside[:, 1] - inside[:, 0])) + late)
