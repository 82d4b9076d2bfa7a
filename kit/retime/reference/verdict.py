"""Whether what was found is good enough to move a film's tracks by it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference import belonging, drift, elsewhere, likeness
from kit.retime.timemap import Evidence, TimeMap, Verdict
from kit.time.ticks import PER_MS, clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.retime.reference.alignment import Alignment
    from kit.retime.reference.belonging import Fate
    from kit.retime.reference.layout import Layout
    from kit.retime.reference.scale import Scales
    from kit.retime.reference.times import Times

#: Cues with different in-times that a comparison needs.
_FEWEST = 4
#: How many times the score of chance is surely more, and how much more at least; and the same for more than nothing.
_SURE, _SURE_MORE = 2.5, 15.0
_SOME, _SOME_MORE = 1.6, 8.0
#: What must speak for a stretch's offset beyond the next best one.
_MARGIN = 8.0
#: The share of the cues that must have a counterpart.
_PAIRED = 0.4
#: Cues of the track that lie beside cues of the reference in a row that nothing explains, where nothing was cut.
_LOST = 4
#: Cues beside cuts that may belong elsewhere or that nothing explains: so many, or such a share; and so many at the
#: film's beginning or end, if something is removed there too, and else.
_UNCLEAR, _UNCLEAR_SHARE, _AT_END, _AT_PLAIN_END = 3, 0.04, 2, 4
#: Stretches that cues which were timed by ear tell surely, one cut, and those that were made from a template.
_STRETCHES_BY_EAR, _STRETCHES = 2, 4
#: Milliseconds: a smaller change of offset is believed where such a share of the cues on both sides gives it exactly.
_SMALL, _EXACTLY = 500.0, 0.5
#: How many times as many of the reference: a translator leaves cues out and puts two into one.
_FRESH = 2
#: How probably a cut may lie where more cues would move otherwise.
_ODDS = 0.02
#: What may speak, as a logarithm, for kept cues in a row being strangers there, and for cues being somewhere else.
_STRANGE, _ELSEWHERE = 6.0, 5.0
#: The share of the track's cues that may lie before the first or after the last counterpart.
_OUTSIDE = 0.25


@dataclass(frozen=True, slots=True)
class Case:
    """All that was measured.

    ``scales`` tell what single cues say for a place, ``lucky`` is the best score of shuffled cues, ``margins`` are one
    for each stretch.
    """

    old: Times
    new: Times
    found: Alignment
    laid: Layout
    scales: Scales
    lucky: float
    margins: tuple[float, ...]


def hopeless(old: Times, new: Times) -> str:
    """Why two tracks cannot be compared at all; empty if they can."""
    for name, times in (("The track", old), ("The reference", new)):
        if len(times) < _FEWEST:
            at = "one time" if len(times) == 1 else f"{len(times)} different times"
            return f"{name} has cues at {at} only; a comparison needs {_FEWEST} at least."
    return ""


def refused(method: str, reason: str) -> TimeMap:
    """A map that moves nothing, and why."""
    return TimeMap((), method=method, verdict=Verdict.REFUSED, confidence=0.0, reasons=(reason,))


def judge(method: str, case: Case) -> TimeMap:
    """The map with its verdict, evidence and reasons."""
    verdict, reasons = _verdict(case)
    laid, score = case.laid, case.found.score
    return TimeMap(
        laid.segments,
        laid.removed,
        method=method,
        verdict=verdict,
        confidence=round(max(0.0, min(1.0, 1 - max(case.lucky, 0.0) / score)) * paired_share(case), 3)
        if score > 0
        else 0.0,
        evidence=tuple(_evidence(case)),
        reasons=reasons,
    )


def paired_share(case: Case) -> float:
    """The share of the shorter track's cues that have a counterpart, those in removed parts left out."""
    found = sum(len(stretch.run.old) for stretch in case.laid.stretches)
    old = _kept(case)
    return min(1.0, found / max(1, min(len(old), len(case.new))))


def _verdict(case: Case) -> tuple[Verdict, tuple[str, ...]]:
    score, lucky = case.found.score, max(case.lucky, 0.0)
    if score < max(_SOME * lucky, lucky + _SOME_MORE):
        return Verdict.REFUSED, (
            "The reference fits the track no better than it would by chance: is it a track of this film?",
        )
    reasons = tuple(_doubts(case, score, lucky))
    return (Verdict.UNSURE if reasons else Verdict.SOLID), reasons


def _doubts(case: Case, score: float, lucky: float) -> Iterator[str]:
    if score < max(_SURE * lucky, lucky + _SURE_MORE):
        yield "The reference fits the track better than chance, but not by enough to move a film's cues."
    share = paired_share(case)
    if share < _PAIRED:
        yield f"Only {share:.0%} of the cues have a counterpart."
    for stretch, margin in zip(case.laid.stretches, case.margins, strict=True):
        if margin < _MARGIN:
            begin = clock(round(case.old.starts[stretch.run.old[0]] * PER_MS))
            yield f"From {begin} on another offset fits as well: the cues there are too few or too regular."
    most = _STRETCHES if case.found.spread is likeness.COPIED else _STRETCHES_BY_EAR
    if len(case.laid.stretches) > most:
        yield (
            f"The track follows in {len(case.laid.stretches)} stretches, and times alone do not tell so many cuts "
            "surely. Use the lists or the sound of both cuts, or look at the map first and add --force."
        )
    for one, two in pairwise(case.laid.stretches):
        step = (two.offset.ticks - one.offset.ticks) / PER_MS
        if abs(step) < _SMALL and min(one.offset.share, two.offset.share) < _EXACTLY:
            yield (
                f"At {_clock(case, int(two.run.old[0]))} the offset changes by {step / 1000:+.3f} s only: that may be "
                "a habit of whoever timed the track."
            )
    if (drifts := slope(case)) is not None:
        yield f"The track runs away by {drifts * 1e6:+.0f} parts per million, which is no change of a frame rate."
    yield from _misplaced(case)
    before, after = _outside(case)
    if before + after > _OUTSIDE * len(case.old):
        yield f"{before + after} of {len(case.old)} cues lie where the reference has none to compare with."


def slope(case: Case) -> float | None:
    """How steadily the old track, at the ratio that was found, runs away from the new one; None if it does not.

    Where cues share a difference to the millisecond there is none.
    """
    if any(stretch.offset.share for stretch in case.laid.stretches):
        return None
    old, new = case.old.starts * float(case.found.ratio), case.new.starts
    runs = [stretch.run for stretch in case.laid.stretches]
    return drift.slope([np.stack((old[run.old], new[run.new]), axis=1) for run in runs])


def _misplaced(case: Case) -> Iterator[str]:
    """Cues that single out another place, or none: beside a cut, in a scene that is gone, or in one that was moved."""
    told, back = belonging.fates(case.laid, case.scales, case.old.starts)
    (beside, outer), (fresh, _) = belonging.doubtful(told), belonging.doubtful(back)
    limit = max(_UNCLEAR, int(_UNCLEAR_SHARE * len(case.old)))
    for one, join in zip(case.laid.stretches, case.laid.joins, strict=False):
        if sum(join.odds[limit + 1 :]) > _ODDS:
            at = _clock(case, int(one.run.old[-1]))
            yield f"Where the cut after {at} lies is not sure: more than {limit} cues may belong on its other side."
    if len(beside) > limit:
        yield (
            f"{len(beside)} cues beside cuts have no good counterpart, the first at {_clock(case, beside[0])}: more "
            "may have been cut there."
        )
    if len(fresh) > _FRESH * limit:
        yield (
            f"{len(fresh)} cues of the reference beside cuts have no good counterpart, the first at "
            f"{clock(round(case.new.starts[fresh[0]] * PER_MS))} of the new film: more may have been put in there."
        )
    plain = told.kept[0] and told.kept[-1]
    if len(outer) > (_AT_PLAIN_END if plain else _AT_END):
        yield (
            f"The cues from {_clock(case, outer[0])} to {_clock(case, outer[-1])}, where the film begins or ends, have "
            "no counterpart: that part may have been cut."
        )
    first, last, strange = belonging.densest(-told.worth)
    if strange > _STRANGE:
        yield (
            f"From {_clock(case, first)} to {_clock(case, last)} the reference has no counterpart for most cues: that "
            "scene may be gone, or another one."
        )
    yield from _new_strangers(case, told, back)
    other = elsewhere.search(case.found, told, case.scales.old, case.new)
    if other is not None and other.worth > _ELSEWHERE:
        there = case.old.starts[other.first] * float(case.found.ratio) + other.offset
        yield (
            f"The cues from {_clock(case, other.first)} to {_clock(case, other.last)} fit at "
            f"{clock(round(there * PER_MS))} of the new film, too: was the scene moved there?"
        )


def _new_strangers(case: Case, told: Fate, back: Fate) -> Iterator[str]:
    """Cues of the reference in a row that nothing in the track explains: another scene is there, or one was moved.

    Where the film was not cut, the reference may have more cues, such as a song's.
    """
    first, last, strange = belonging.densest(-back.worth)
    if strange <= _STRANGE:
        return
    begin, end = case.new.starts[first], case.new.starts[last]
    places = case.scales.old.cues.starts + told.offset
    if case.laid.joins or np.sum((places >= begin) & (places <= end)) >= _LOST:
        yield (
            f"From {clock(round(begin * PER_MS))} to {clock(round(end * PER_MS))} of the new film nothing in the track "
            "explains the cues of the reference: another scene may be there."
        )


def _clock(case: Case, index: int) -> str:
    return clock(round(case.old.starts[index] * PER_MS))


def _outside(case: Case) -> tuple[int, int]:
    """Kept cues before the first counterpart and after the last."""
    first, last = case.laid.stretches[0].run.old[0], case.laid.stretches[-1].run.old[-1]
    kept = _kept(case)
    return int(np.sum(kept < first)), int(np.sum(kept > last))


def _kept(case: Case) -> np.typing.NDArray[np.intp]:
    """The indices of old in-times that the map does not remove."""
    gone = [any(span.holds(round(start * PER_MS)) for span in case.laid.removed) for start in case.old.starts]
    return np.flatnonzero(~np.array(gone, dtype=np.bool_))


def _evidence(case: Case) -> Iterator[Evidence]:
    kept, laid = _kept(case), case.laid
    paired = sum(len(stretch.run.old) for stretch in laid.stretches)
    yield Evidence("matched", f"{paired} of {len(kept)} cues", f"{_PAIRED:.0%}")
    if len(kept) < len(case.old):
        yield Evidence("removed", f"{len(case.old) - len(kept)} cues")
    score, lucky = case.found.score, max(case.lucky, 0.0)
    yield Evidence("score", f"{score:.0f}", f"{max(_SURE * lucky, lucky + _SURE_MORE):.0f}")
    yield Evidence("chance", f"{lucky:.0f}")
    for stretch, margin in zip(laid.stretches, case.margins, strict=True):
        run, share = stretch.run, stretch.offset.share
        how = f"{share:.0%} exactly" if share else "the median"
        begin = clock(round(case.old.starts[run.old[0]] * PER_MS))
        yield Evidence(
            "offset", f"{stretch.offset.ticks / PER_MS / 1000:+.3f} s from {begin}, {len(run.old)} cues, {how}"
        )
        yield Evidence("margin", f"{margin:.0f}", f"{_MARGIN:.0f}")
