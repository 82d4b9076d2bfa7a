"""Where two stretches of a recut film part: the pause at which the cues on both sides fit best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kit.retime.speech.steady import gains
from kit.retime.speech.template import Times

if TYPE_CHECKING:
    from kit.retime.speech.activity import Activity
    from kit.retime.speech.chain import Run

#: Cues of each side that may turn out to belong to the other, or to what was removed.
_CUES = 4
#: Seconds between two places that are tried.
_GRID = 0.02
#: The margin where no other choice is left.
_MOST = 3.0
#: What it costs to tear a cue apart, as a logarithm. Out-times are late: their last third of a second may go.
_TORN, _LATE = 0.7, 0.35


class Parting(NamedTuple):
    """``at`` is in seconds of the old film; ``margin`` how much likelier it is than one that moves a cue otherwise."""

    at: float
    margin: float


def part(cues: Times, heard: Activity, runs: tuple[Run, Run], offsets: tuple[float, float], ratio: float) -> Parting:
    """The best place between two stretches; with a smaller second offset, what lies after it is removed."""
    left, right = runs
    first, last = max(left.first, left.last - _CUES), min(right.last, right.first + _CUES)
    some = Times(cues.begins[first : last + 1], cues.ends[first : last + 1])
    lacking = max(0.0, (offsets[0] - offsets[1]) / ratio)
    before, after = (gains(heard, some.begins * ratio + offset, some.ends * ratio + offset) for offset in offsets)
    low = float(some.begins[0])
    tries = np.arange(low, max(low, float(some.ends[-1]) - lacking) + _GRID, _GRID)
    begins, ends = some.begins[:, None], some.ends[:, None]
    kept_before, kept_after = begins < tries, begins >= tries + lacking
    torn = ((begins < tries) & (ends - _LATE > tries)) | ((begins < tries + lacking) & (ends > tries + lacking))
    worth = (kept_before * before[:, None] + kept_after * after[:, None] - torn * _TORN).sum(axis=0)
    best = int(np.argmax(worth))
    # Every place that keeps and removes the same cues is one choice; its middle is the pause's.
    same = ((kept_before == kept_before[:, [best]]) & (kept_after == kept_after[:, [best]])).all(axis=0)
    others = worth[~same]
    good = np.flatnonzero(same & (worth >= worth[best] - 1e-9))
    margin = float(worth[best] - others.max()) if len(others) else _MOST
    return Parting(float(tries[good[len(good) // 2]]), margin)
