"""A track against a soundtrack alone, as a time map with its evidence."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.clock import from_start
from kit.retime.speech import doubts
from kit.retime.speech.activity import RATE, Activity, activity
from kit.retime.speech.chain import chain
from kit.retime.speech.onset import onset
from kit.retime.speech.parting import part
from kit.retime.speech.search import RATIOS, Fit, fits, shuffled
from kit.retime.speech.steady import strangers
from kit.retime.speech.template import Times, times
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict
from kit.time.ticks import PER_SECOND, clock, round_half_up
from kit.tools import sound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.retime.speech.chain import Chain, Run
    from kit.retime.speech.parting import Parting
    from kit.subs.track import Track

METHOD = "speech"
#: Spoken cues below which a track says too little.
_FEW = 8
#: Share of the time that somebody must seem to speak.
_SPOKEN = 0.01
#: Standard deviations above all other offsets: chance has reached 5.6 in thousands of wrong films.
_SOLID, _SOME = 7.0, 5.5
#: How far the score must be above that of the same cues in another order.
_OVER_CHANCE = 2.0
#: Times that the gain of a recut must be that of the same cues in another order, at their best.
_OVER_SHUFFLED = 1.5
_SHUFFLES = 5
#: Cues from which the gain of another order varies little.
_MANY = 300
#: Ratio 1 stays unless people begin to speak this much more clearly at the in-times of another, which scores more, too.
_CLEARLY = 1.15
_CLEARLY_RECUT = 1.3
#: Scores this near to the best are one family of ratios.
_FAMILY = 3.0
#: Seconds below which speech cannot tell a wrong time from a habit of whoever timed the track.
_RIGHT = 0.1
#: Share of the cues that may lie outside the soundtrack.
_OUTSIDE = 0.1
#: Cues that a stretch needs, and what it must gain.
_CUES, _GAIN = 6, 12.0
#: Cues from which a stretch tells its own exact offset.
_OWN = 12
#: No film was ever cut by so little; offsets that differ by less drift, in seconds.
_SMALLEST_CUT = 0.4
#: How much likelier, as a logarithm, a join must be than one that treats a cue otherwise.
_MARGIN = 1.5
#: How many of the best ratios are tried for a recut film after 1.
_RECUT_RATIOS = 3


def match(
    tracks: Sequence[Track], media: Path, *, media_track: int = 1, within: float | None = None, start: int = 0
) -> TimeMap:
    """Where each time of the tracks' film is in ``media``, by when people speak; tracks of one film move together.

    ``within`` is how far, in seconds, the first cue may be moved; ``start`` what the tracks' clock reads at the first
    frame, in ticks. Raises KitError if the file cannot be heard.
    """
    spoken = max((times(track.cues, start) for track in tracks), key=len, default=times(()))
    if refusal := too_few(spoken):
        return refusal
    heard = activity(sound.ahead(sound.blocks(media, RATE, media_track)))
    return from_start(of_activity(spoken, heard, within=within), start)


def too_few(cues: Times) -> TimeMap | None:
    """The refusal of a track that says too little to be held against any sound; None if it says enough."""
    if len(cues) >= _FEW:
        return None
    count = "1 spoken cue" if len(cues) == 1 else f"{len(cues)} spoken cues"
    return _refused(f"Only {count}: at least {_FEW} are needed to compare them with a sound.")


def of_activity(cues: Times, heard: Activity, *, within: float | None = None) -> TimeMap:
    """The same of times and a soundtrack that are at hand."""
    if heard.share < _SPOKEN:
        return _refused(
            "Nobody seems to speak in this sound: it is silent, or only music or noise.", _heard(cues, heard)
        )
    found = fits(heard, cues)
    if not found:
        return _refused("The sound is too short for this track.", _heard(cues, heard))
    best = found[0]
    if best.score >= _SOLID and _is_steady(heard, cues, best):
        timemap = _one(cues, heard, found)
    else:
        timemap = _many(cues, heard, found)
    return _limited(_inside(timemap, cues, heard), cues, within)


def _is_steady(heard: Activity, cues: Times, fit: Fit) -> bool:
    """Whether one offset holds from the first cue to the last: a recut film fits in its longest part only."""
    ratio = float(fit.ratio)
    return strangers(heard, cues.begins * ratio + fit.offset, cues.ends * ratio + fit.offset).worth < doubts.STEADY


def _one(cues: Times, heard: Activity, found: Sequence[Fit]) -> TimeMap:
    """One offset from the first cue to the last."""
    family = [fit for fit in found if fit.score >= found[0].score - _FAMILY]
    clear = {fit.ratio: onset(heard, cues.begins * float(fit.ratio) + fit.offset) for fit in family}
    ratio = max(clear, key=lambda one: clear[one].height)
    still = next((one for one in family if one.ratio == 1), None)
    if still is not None and (clear[ratio].height < _CLEARLY * clear[still.ratio].height or found[0] is still):
        ratio = Fraction(1)
    fit = next(one for one in family if one.ratio == ratio)
    offset = fit.offset + clear[ratio].offset
    chance = _chance(cues, heard)
    evidence = (
        *_heard(cues, heard),
        Evidence("score", f"{fit.score:.1f}", f"{_SOLID:.1f}"),
        Evidence("chance", f"{chance:.1f}"),
        Evidence("ratio", str(ratio)),
        Evidence("offset", f"{offset:+.3f} s"),
    )
    if fit.score < chance + _OVER_CHANCE:
        reason = f"The cues fit with a score of {fit.score:.1f}, and in another order with {chance:.1f}."
        return _refused(reason, evidence)
    segment = Segment() if ratio == 1 and abs(offset) <= _RIGHT else Segment(ratio, _ticks(offset))
    confidence = min(1.0, fit.score / (2 * _SOLID))
    return TimeMap((segment,), (), METHOD, Verdict.SOLID, round(confidence, 3), evidence)


def _many(cues: Times, heard: Activity, fitting: Sequence[Fit]) -> TimeMap:
    """Several offsets: the film was recut; or none, and it is another film."""
    best, ratio, found = fitting[0], Fraction(1), chain(heard, cues, 1.0)
    chance = np.random.default_rng(len(cues))
    shuffles = _SHUFFLES if len(cues) < _MANY else 2
    by_chance = max(chain(heard, shuffled(cues, chance), 1.0).gain for _ in range(shuffles))
    if found.gain < _OVER_SHUFFLED * by_chance:
        for other in [fit.ratio for fit in fitting[:_RECUT_RATIOS] if fit.ratio != 1]:
            tried = chain(heard, cues, float(other))
            if tried.gain > max(found.gain * _CLEARLY_RECUT, _OVER_SHUFFLED * by_chance):
                ratio, found = other, tried
    evidence = (
        *_heard(cues, heard),
        Evidence("score", f"{best.score:.1f}", f"{_SOLID:.1f}"),
        Evidence("gain", f"{found.gain:.0f}", f"{_OVER_SHUFFLED * by_chance:.0f}"),
        Evidence("ratio", str(ratio)),
        Evidence("stretches", str(len(found.runs))),
    )
    if found.gain < _OVER_SHUFFLED * by_chance:
        reason = (
            "The cues fit this sound no better than the same cues in another order: it is another film, or too little "
            "of it is spoken."
        )
        if best.score < _SOME:
            return _refused(reason, evidence)
        return TimeMap(
            (Segment(best.ratio, _ticks(best.offset)),), (), METHOD, Verdict.UNSURE, 0.3, evidence,
            (f"One offset stands out ({best.offset:+.2f} s), but not clearly enough, and not in every part.",),
        )  # fmt: skip
    return _recut(cues, heard, found, ratio, evidence)


def _recut(cues: Times, heard: Activity, found: Chain, ratio: Fraction, evidence: tuple[Evidence, ...]) -> TimeMap:
    offsets = _exact(cues, heard, found.runs, float(ratio))
    reasons = [
        f"The stretch from {clock(_ticks(float(cues.begins[run.first])))} on has only "
        f"{run.last - run.first + 1} cues that fit."
        for run in found.runs
        if run.last - run.first + 1 < _CUES or run.gain < _GAIN
    ]
    if found.runs[1:]:
        # A short piece between two cuts, and a scene that was moved, fit one change as well as what was one.
        reasons.append("The film was cut anew, and speech alone cannot tell one change from several near each other.")
    small = [abs(two - one) for one, two in pairwise(offsets) if abs(two - one) < _SMALLEST_CUT]
    if small:
        reasons.append(f"The offset changes by {min(small):.2f} s, which is no cut: the track may drift.")
    partings = [
        part(cues, heard, sides, both, float(ratio))
        for sides, both in zip(pairwise(found.runs), pairwise(offsets), strict=True)
    ]
    unclear = [clock(_ticks(parting.at)) for parting in partings if parting.margin < _MARGIN]
    if unclear:
        reasons.append(f"Which cues belong to which side of the join near {', '.join(unclear)} cannot be told.")
    segments, removed = _segments(found.runs, offsets, ratio, partings)
    confidence = round(min(1.0, found.gain / (2.0 * len(cues))), 3)
    made = TimeMap(tuple(segments), tuple(removed), METHOD, Verdict.SOLID, confidence, evidence)
    reasons += doubts.of(made, cues, heard)
    return replace(made, verdict=Verdict.UNSURE if reasons else Verdict.SOLID, reasons=tuple(reasons))


def _exact(cues: Times, heard: Activity, runs: Sequence[Run], ratio: float) -> list[float]:
    """The offset of each stretch by when people begin to speak; short ones by what all have in common."""
    expected = [cues.begins[run.first : run.last + 1] * ratio + run.offset for run in runs]
    common = onset(heard, np.concatenate(expected)).offset
    offsets = [
        run.offset + (onset(heard, one).offset if len(one) >= _OWN else common)
        for run, one in zip(runs, expected, strict=True)
    ]
    return [0.0 if ratio == 1 and abs(offset) <= _RIGHT else round(offset, 3) for offset in offsets]


def _segments(
    runs: Sequence[Run], offsets: Sequence[float], ratio: Fraction, partings: Sequence[Parting]
) -> tuple[list[Segment], list[Span]]:
    """Stretches that are parted in pauses between cues, and what is left out between them."""
    begin: int | None = None
    segments, removed = [], []
    for (one, two), parting in zip(pairwise(offsets), partings, strict=True):
        end = _ticks(parting.at)
        segments.append(Segment(ratio, _ticks(one), begin, end))
        begin = end + max(0, round_half_up((_ticks(one) - _ticks(two)) / ratio))
        if begin > end:
            removed.append(Span(end, begin))
    segments.append(Segment(ratio, _ticks(offsets[len(runs) - 1]), begin, None))
    return segments, removed


def _inside(found: TimeMap, cues: Times, heard: Activity) -> TimeMap:
    """Cues that would begin before or after the sound are removed; many of them make the map unsure."""
    if not found.moves:
        return found
    first, last = found.segments[0], found.segments[-1]
    low = round_half_up(Fraction(-first.offset) / first.ratio)
    high = round_half_up((Fraction(heard.seconds) * PER_SECOND - last.offset) / last.ratio)
    begins = [_ticks(float(begin)) for begin in cues.begins]
    early, late = sum(begin < low for begin in begins), sum(begin >= high for begin in begins)
    removed = (*((Span(None, low),) if early else ()), *found.removed, *((Span(high, None),) if late else ()))
    found = replace(found, removed=removed)
    if early + late <= _OUTSIDE * len(cues):
        return found
    reason = f"{early + late} of {len(cues)} cues would lie outside of the sound, which lasts {heard.seconds:.0f} s."
    return replace(found, verdict=Verdict.UNSURE, reasons=(*found.reasons, reason))


def _limited(found: TimeMap, cues: Times, within: float | None) -> TimeMap:
    """Refuse what moves further than was allowed; it is never cut down to the limit."""
    if within is None or found.verdict is Verdict.REFUSED:
        return found
    first = _ticks(float(cues.begins[0]))
    moved = max(abs(segment.at(first) - first) / PER_SECOND for segment in found.segments)
    if moved <= within:
        return found
    reason = f"The best place is {moved:.1f} s away, further than the {within:g} s that were allowed."
    return _refused(reason, found.evidence)


def _chance(cues: Times, heard: Activity) -> float:
    """The best score that the same cues reach in another order, of several."""
    chance = np.random.default_rng(len(cues))
    one = RATIOS[:1]
    return max((fit.score for _ in range(_SHUFFLES) for fit in fits(heard, shuffled(cues, chance), one)), default=0.0)


def _heard(cues: Times, heard: Activity) -> tuple[Evidence, ...]:
    return Evidence("cues", str(len(cues)), str(_FEW)), Evidence("spoken", f"{heard.share:.0%}", f"{_SPOKEN:.0%}")


def _refused(reason: str, evidence: tuple[Evidence, ...] = ()) -> TimeMap:
    return TimeMap((), (), METHOD, Verdict.REFUSED, 0.0, evidence, (reason,))


def _ticks(seconds: float) -> int:
    """Whole milliseconds in ticks: speech tells no more, and an offset of whole milliseconds can be undone."""
    return round(seconds * 1000) * (PER_SECOND // 1000)
