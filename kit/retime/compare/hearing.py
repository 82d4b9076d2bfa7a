"""How far a track is from what is spoken in a sound, stretch by stretch of the film."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kit.retime.compare.measuring import Comparison, windows
from kit.retime.speech.activity import RATE, activity
from kit.retime.speech.match import of_activity
from kit.retime.speech.onset import onset
from kit.retime.speech.template import times
from kit.retime.timemap import Verdict
from kit.time.ticks import PER_SECOND
from kit.tools import sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.retime.compare.measuring import Window
    from kit.retime.reference.times import Floats
    from kit.retime.speech.activity import Activity
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Cues of a window from which the moment can be told at which people begin to speak.
_FEWEST = 5


def media(track: Track, path: Path, number: int = 1) -> Comparison:
    """Hold a track against sound track ``number`` of a file. Raises KitErrors as ``sound.blocks`` does."""
    cues = times(track.cues)
    heard = activity(sound.blocks(path, RATE, number))
    timemap = of_activity(cues, heard)
    none = np.empty((0, 2))
    known = timemap.verdict is not Verdict.REFUSED and len(cues.begins) > 0
    found = tuple(_heard(cues.begins, timemap, heard)) if known else ()
    return Comparison(timemap, none, (np.empty(0), np.empty(0)), found, None)


def _heard(begins: Floats, timemap: TimeMap, heard: Activity) -> Iterator[Window]:
    ticks = [round(begin * PER_SECOND) for begin in begins]
    kept = np.array([not timemap.is_removed(at) for at in ticks])
    moved = np.array([timemap.of(at).at(at) / PER_SECOND for at in ticks])
    pairs = np.stack((begins, moved), axis=1)[kept]
    for window in windows(begins, pairs):
        inside = pairs[(pairs[:, 0] >= window.begin) & (pairs[:, 0] < window.end)]
        if len(inside) < _FEWEST:
            yield window.told(None)
        else:
            late = onset(heard, inside[:, 1]).offset
            yield window.told(float(np.median(inside[:, 1] - inside[:, 0])) + late)
