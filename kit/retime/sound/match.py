"""The sound of the old cut against the sound of the new one, as a time map with its evidence."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.clock import from_start
from kit.retime.sound import chain, joins, proof, speed, voices, waves
from kit.retime.sound.features import RATE, heard
from kit.retime.sound.pair import pair as paired
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict
from kit.time.ticks import PER_MS, PER_SECOND, clock, round_half_up
from kit.tools import sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.retime.sound.features import Heard
    from kit.retime.sound.joins import Run
    from kit.retime.sound.pair import Pair
    from kit.retime.sound.proof import Doubt
    from kit.subs.track import Track
    from kit.time.rate import Rate

METHOD = "sound"
_TICKS = PER_SECOND // RATE  # of a sample, exact
#: An offset this near to a whole number of frames is that number: resamplers shift by less.
_SNAP = 3 * PER_MS
#: An offset below this is an encoder's delay, and no film was cut by it: AAC in a transport stream has 21 to 23 ms, MP3
#: up to 26, and a frame of 30 has 33.
_DELAY = 30 * PER_MS
#: Shares of the audible old film that must be found again: for a map at all, and for a solid one.
_SOME, _MOST = 0.15, 0.5
#: Windows that a stretch must have to be believed.
_WINDOWS = 3
#: Seconds of a kept stretch that may share nothing before it is told.
_FOREIGN = 20
#: Shorter ends than this are an encoder's padding, in ticks.
_PADDING = PER_SECOND // 8


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the comparison found, in samples of the old film."""

    pair: Pair
    ratio: Fraction
    runs: tuple[Run, ...]
    windows: tuple[int, ...]
    lengths: tuple[int, int]


def match(
    old: Path,
    new: Path,
    *,
    rate: Rate | None = None,
    tracks: Sequence[Track] = (),
    old_track: int = 1,
    new_track: int = 1,
    start: int = 0,
) -> TimeMap:
    """Where each time of the old film is in the new one, from their sound; a track of a file counts from 1.

    Offsets are exact to a sample of 1/8000 second, and to the frame if ``rate`` is known and agrees. ``tracks`` are
    those that will follow: what is spoken where no cue shows makes no map unsure. ``start`` is what their clock reads
    at the first frame, in ticks. The verdict is REFUSED where the two have nothing in common. Raises KitError if a file
    cannot be heard.
    """
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(_listen, (old, new), (old_track, new_track))
    cues = [(cue.start - start, cue.end - start) for track in tracks for cue in track.cues]
    return from_start(of_sounds(first, second, rate=rate, cues=cues), start)


def _listen(path: Path, track: int) -> Heard:
    return heard(sound.whole(path, RATE, track))


def of_sounds(old: Heard, new: Heard, *, rate: Rate | None = None, cues: Sequence[tuple[int, int]] = ()) -> TimeMap:
    """The same of two sounds that are at hand, and of the times of all ``cues`` in ticks from the film's start."""
    if unfit := _unfit(old, new):
        return unfit
    found = speed.find(old.samples, old.features, new.samples)
    if found is None:
        return _refused("The two sounds have nothing in common at any speed: this is another film, or another mix.")
    pair = paired(old, new, found)
    spoken = voices.Voices(pair)
    way = chain.find(pair, spoken)
    known = joins.runs(way.chain) + [run for scene in way.moved for run in joins.runs(scene, moved=True)]
    runs = tuple(run for run in sorted(known, key=lambda run: run.begin) if len(run.links) >= _WINDOWS)
    if not runs:
        return _refused("The two sounds have nothing in common that goes on: this is another film, or another mix.")
    lengths = len(old.samples), len(pair.new)
    measured = _Measured(pair, found.ratio, runs, tuple(way.windows), lengths)
    segments, removed = _segments(measured, rate)
    shown = [(begin / _TICKS, end / _TICKS) for begin, end in cues]
    doubts = [] if pair.pitched else proof.doubts(pair, spoken, _kept(measured, segments), way.places, shown)
    return _told(measured, segments, removed, doubts)


def _kept(measured: _Measured, segments: Sequence[Segment]) -> list[proof.Kept]:
    """The stretches in samples: where they were measured, and not on the frame or beside an encoder's delay."""
    edges = [
        (
            float(one.begin / _TICKS) if one.begin is not None else -np.inf,
            float(one.end / _TICKS) if one.end is not None else np.inf,
        )
        for one in segments
    ]
    return [proof.Kept(*edge, run.offset) for run, edge in zip(measured.runs, edges, strict=True)]


def _unfit(old: Heard, new: Heard) -> TimeMap | None:
    """The refusal of a sound that says nothing; None if both say something."""
    if waves.silent(old.samples):
        return _refused("The sound of the old film is silent: there is nothing to compare.")
    if waves.silent(new.samples):
        return _refused("The sound of the new film is silent: there is nothing to compare.")
    if len(old.samples) < 2 * waves.SIZE:
        return _refused("The sound of the old film is shorter than 8 seconds: too little to compare.")
    if len(new.samples) < 2 * waves.SIZE:
        return _refused("The sound of the new film is shorter than 8 seconds: too little to compare.")
    return None


def _refused(reason: str, evidence: tuple[Evidence, ...] = ()) -> TimeMap:
    return TimeMap((), method=METHOD, verdict=Verdict.REFUSED, confidence=0.0, evidence=evidence, reasons=(reason,))


def _told(
    measured: _Measured, segments: Sequence[Segment], removed: Sequence[Span], doubts: Sequence[Doubt]
) -> TimeMap:
    matched = {link.at for run in measured.runs for link in run.links}
    # A window whose middle is in a kept stretch and that was not found shares nothing with the new film.
    share = len(matched) / max(1, len(measured.windows))
    foreign = _foreign(measured, segments)
    evidence = (
        Evidence("compared", f"{len(measured.windows) * chain.HOP // RATE} s"),
        Evidence("matched", f"{share:.0%}", f"{_MOST:.0%}"),
        Evidence("strength", f"{_median_strength(measured.runs):.0f}", f"{waves.SAME:.0f}"),
        Evidence("ratio", str(measured.ratio)),
        Evidence("joins", str(len(segments) - 1)),
        *_moved_scenes(measured, segments),
        *(Evidence("foreign", f"{clock(begin)} to {clock(end)}") for begin, end in foreign),
    )
    if share < _SOME:
        reason = f"Only {share:.0%} of what can be heard in the old film is in the new one."
        return _refused(reason, evidence)
    reasons = []
    if share < _MOST:
        reasons.append(f"Only {share:.0%} of what can be heard in the old film was found in the new one.")
    reasons += [_reason(doubt) for doubt in doubts]
    verdict = Verdict.UNSURE if reasons else Verdict.SOLID
    return TimeMap(
        tuple(segments),
        tuple(removed),
        METHOD,
        verdict,
        round(min(1.0, share), 3),
        evidence,
        tuple(reasons),
    )


def _reason(doubt: Doubt) -> str:
    begin, end = (clock(at * _TICKS) for at in (doubt.begin, doubt.end))
    if doubt.kind == "elsewhere":
        return (
            f"What is spoken from {begin} to {end} fits another place of the new film better: music or noise may have "
            "been laid anew under the voices. Compare a mix without music, or the lists of both cuts (conform)."
        )
    if doubt.kind == "absent":
        return f"What is spoken from {begin} to {end} is not in the new film where this map puts it."
    if doubt.kind == "lost":
        return f"What is spoken from {begin} to {end} counts as removed, and the new film has it."
    return (
        f"From {begin} to {end} the two films share what sounds under the voices, but not what is spoken: music or "
        "noise that comes again elsewhere, or another recording of the voices."
    )


def _moved_scenes(measured: _Measured, segments: Sequence[Segment]) -> Iterator[Evidence]:
    """The scenes that play elsewhere than where the film goes on: where they were, and where they are."""
    for run, segment in zip(measured.runs, segments, strict=True):
        if run.moved:
            first, last = segment.begin or 0, segment.end or measured.lengths[0] * _TICKS
            there = clock(round(segment.exactly(first)))
            yield Evidence("moved", f"{clock(round(first))} to {clock(round(last))} plays at {there}")


def _median_strength(runs: Sequence[Run]) -> float:
    strengths = sorted(link.strength for run in runs for link in run.links)
    return strengths[len(strengths) // 2]


def _segments(measured: _Measured, rate: Rate | None) -> tuple[list[Segment], list[Span]]:
    """The kept stretches with their exact offsets, and what is removed between, before and after them."""
    runs, ratio = measured.runs, measured.ratio
    offsets = _offsets(runs, ratio, rate)
    ends: list[int | None] = []
    begins: list[int | None] = [None]
    removed: list[Span] = []
    for (left, right), (one, two) in zip(pairwise(runs), pairwise(offsets), strict=True):
        end, begin = joins.join(measured.pair, left, right)
        # What is left out between two stretches is exactly as long as their offsets differ.
        first = end * _TICKS
        lacking = (begin - end) * _TICKS
        exact = round_half_up((one - two) / ratio)
        if abs(lacking - exact) <= 2 * chain.NEAR * _TICKS and exact > 0:
            lacking = exact
        if lacking > 0:
            removed.append(Span(first, first + lacking))
        ends.append(first)
        begins.append(first + max(0, lacking))
    ends.append(None)
    segments = [Segment(ratio, offset, begin, end) for offset, begin, end in zip(offsets, begins, ends, strict=True)]
    return _with_ends(segments, removed, measured)


def _with_ends(segments: list[Segment], removed: list[Span], measured: _Measured) -> tuple[list[Segment], list[Span]]:
    """Nothing of the old film can come before the new one's first moment or after its last."""
    first, last = segments[0], segments[-1]
    too_early = round_half_up(Fraction(-first.offset) / measured.ratio)
    if too_early > _PADDING:
        segments[0] = Segment(first.ratio, first.offset, too_early, first.end)
        removed.insert(0, Span(None, too_early))
    last = segments[-1]
    old_end, new_end = (length * _TICKS for length in measured.lengths)
    over = round_half_up((Fraction(new_end) * measured.ratio - last.offset) / measured.ratio)
    if old_end - over > _PADDING:
        segments[-1] = Segment(last.ratio, last.offset, last.begin, over)
        removed.append(Span(over, None))
    return segments, removed


def _offsets(runs: Sequence[Run], ratio: Fraction, rate: Rate | None) -> list[int]:
    """In ticks of the new film; all of them on whole frames if that is where they were measured."""
    exact = [round_half_up(Fraction(run.offset).limit_denominator(1000) * _TICKS * ratio) for run in runs]
    # What is beside 0 by no more than an encoder shifts is at 0, and then all else is beside its place by as much.
    shift = next((offset for offset in exact if abs(offset) <= _DELAY), 0)
    exact = [offset - shift for offset in exact]
    if rate is None:
        return exact
    snapped = [rate.start_of(rate.nearest(offset)) for offset in exact]
    if all(abs(one - two) <= _SNAP for one, two in zip(exact, snapped, strict=True)):
        return snapped
    return exact


def _foreign(measured: _Measured, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Stretches that are kept because both sides go on alike, though nothing in them is the same; in ticks."""
    found = {link.at for run in measured.runs for link in run.links}
    stretches: list[list[int]] = []
    for at in measured.windows:
        middle = (at + waves.SIZE // 2) * _TICKS
        if at in found or not any(segment.holds(middle) for segment in segments):
            continue
        if stretches and at - stretches[-1][1] <= 2 * chain.HOP:
            stretches[-1][1] = at
        else:
            stretches.append([at, at])
    return [
        (begin * _TICKS, (end + waves.SIZE) * _TICKS)
        for begin, end in stretches
        if (end + waves.SIZE - begin) > _FOREIGN * RATE
    ]
