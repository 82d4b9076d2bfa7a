"""The method: from two tracks to a time map with its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.errors import Place, RefusedError
from kit.retime.cues import none_in
from kit.retime.reference import alignment, anchors, chance, holes, layout, scale, times, verdict
from kit.subs import formats
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track
    from kit.time.rate import Rate

METHOD = "reference"
#: More cues than a film of ten hours has.
MOST_CUES = 20_000
#: The share of in-times that begin a frame in a track that was made by frames.
_ON_FRAMES = 0.9


@dataclass(frozen=True, slots=True)
class Measured:
    """A map, and what it was judged by; None if the tracks could not be compared at all."""

    timemap: TimeMap
    case: verdict.Case | None = None


def match(track: Track, reference: Track) -> TimeMap:
    """The map that brings a track to the times of ``reference``, another track of the film that is already right.

    Times find the map; what texts share in all languages helps to tell where its cuts lie. Raises NothingToDoError for
    a track without cues and RefusedError for more cues than a film has.
    """
    return measure(track, reference).timemap


def measure(track: Track, reference: Track) -> Measured:
    """The map with everything that was measured. Raises KitErrors as ``match`` does."""
    for one in (track, reference):
        _looked_at(one)
    old, new = times.of(track.cues), times.of(reference.cues)
    reason = verdict.hopeless(old, new)
    if reason:
        return Measured(verdict.refused(METHOD, reason))
    found = holes.filled(alignment.find(old, new), old, new)
    step = (formats.of_track(track).step(track.cues[0]) + formats.of_track(reference).step(reference.cues[0])) / PER_MS
    rate = track.facts.rate or reference.facts.rate
    if rate is not None and not (found.ratio == 1 and on_frames(old, rate, step) and on_frames(new, rate, step)):
        rate = None
    stretches = layout.stretches_of(found, old, new, step / 2, rate)
    if not stretches:
        return Measured(verdict.refused(METHOD, "No cue of the track has a counterpart in the reference."))
    texts = anchors.of(track.cues), anchors.of(reference.cues)
    # Once it is known what cues of these two tracks say for a place, fewer of them tell a cut.
    better = alignment.refined(found, scale.scales(found, stretches, old, new, texts))
    found = holes.filled(better if better.runs else found, old, new)
    stretches = layout.stretches_of(found, old, new, step / 2, rate)
    scales = scale.scales(found, stretches, old, new, texts)
    laid = layout.lay_out(found, stretches, scales, old)
    lucky = chance.shuffled(old, new, found)
    margins = chance.margins(scales.old, laid.stretches, new)
    case = verdict.Case(old, new, found, laid, scales, lucky, margins)
    return Measured(verdict.judge(METHOD, case), case)


def on_frames(some: times.Times, rate: Rate, step: float) -> bool:
    """Whether a track's in-times are beginnings of frames, as far as ``step`` milliseconds can tell."""
    frame = float(1000 / rate.fps)
    beside = np.abs(some.starts - np.round(some.starts / frame) * frame)
    return bool(np.mean(beside <= max(step / 2, 1.0)) >= _ON_FRAMES)


def _looked_at(track: Track) -> None:
    if not track.cues:
        raise none_in(track)
    if len(track.cues) > MOST_CUES:
        raise RefusedError(
            f"{track.path.name} holds {len(track.cues):,} cues, and a film has {MOST_CUES:,} at most.",
            hint="Take the film's own track.",
            slug="too-many-cues",
            place=Place(track.path),
        )
