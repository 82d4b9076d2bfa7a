"""What lies between two runs of paired cues, before the first and after the last: cues still without counterpart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import candidates, likeness, path
from kit.retime.reference.alignment import Run, runs_of
from kit.retime.reference.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.reference.alignment import Alignment

#: What a change of offset costs besides the number of places that it could lead to: in a hole there are few.
_JUMP = 3.0
#: Cues on both sides that are worth looking at.
_FEWEST = 3
#: What a run in a hole must have: pairs, and milliseconds between its offset and those around.
_PAIRS, _APART = 3, 500.0


@dataclass(frozen=True, slots=True)
class Hole:
    """The indices of in-times from ``first`` up to but not including ``last`` in both tracks, and the runs around."""

    old: tuple[int, int]
    new: tuple[int, int]
    before: Run | None
    after: Run | None

    @property
    def cues(self) -> tuple[int, int]:
        """How many in-times it holds of the old track, and of the new."""
        return max(0, self.old[1] - self.old[0]), max(0, self.new[1] - self.new[0])


def holes(runs: Sequence[Run], old: Times, new: Times) -> Iterator[Hole]:
    """The holes before, between and after runs, in order."""
    before: Run | None = None
    for after in (*runs, None):
        first = (int(before.old[-1]) + 1, int(before.new[-1]) + 1) if before else (0, 0)
        last = (int(after.old[0]), int(after.new[0])) if after else (len(old), len(new))
        yield Hole((first[0], last[0]), (first[1], last[1]), before, after)
        before = after


def filled(found: Alignment, old: Times, new: Times) -> Alignment:
    """The alignment with short runs between the long ones: a scene between two cuts, the minute before the first one.

    In the whole film a few cues could fit in too many places to say anything; in a hole they cannot.
    """
    runs: list[Run] = []
    moved = old.stretched(float(found.ratio))
    for hole in holes(found.runs, old, new):
        if min(hole.cues) >= _FEWEST and found.runs:
            runs += _within(hole, found, moved, new)
        if hole.after:
            runs.append(hole.after)
    return replace(found, runs=tuple(runs))


def _within(hole: Hole, found: Alignment, old: Times, new: Times) -> list[Run]:
    ours, theirs = slice(*hole.old), slice(*hole.new)
    part, target = Times(old.starts[ours], old.ends[ours]), Times(new.starts[theirs], new.ends[theirs])
    around = [run.offset for run in (hole.before, hole.after) if run]
    offsets = np.unique(np.append(candidates.offsets(part, target), around))
    jump = _JUMP + float(np.log(len(part) * len(target)))
    way = path.find(part, likeness.of(target, found.spread), offsets, jump)
    # To stand still is no guess: a film before its first cut is where it was.
    still = found.ratio == 1 and hole.before is None and way.offsets[way.state[-1]] == 0
    # Between two runs one change of offset is there already.
    cost = jump - (float(np.log(len(target))) if still else 0.0)
    if way.score <= cost:
        return []
    runs = list(runs_of(way, part, target, leads=True))
    if any(len(run.old) < _PAIRS or min(abs(run.offset - one) for one in around) < _APART for run in runs):
        return []
    return [replace(run, old=run.old + hole.old[0], new=run.new + hole.new[0]) for run in runs]
