"""Whether a screener sounds as its master does, and at the same time: loudness held against loudness, bit by bit.

Codec, level and number of channels may differ, so what is compared is how the sound swells and fades, in hundredths of
a second. A sound that never changes, such as a tone, tells nothing but whether it is there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof.result import Misheard
from kit.time import ticks
from kit.tools import probe, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.screener.job import Job

#: Samples and loudnesses a second.
_RATE, _EACH = 8000, 100
_TWO = 2
#: Silence, as the mean of 16-bit samples: everything fainter is as quiet as this (-72 dB of full scale).
_FLOOR = 8.0
#: Listened to at once, and by how much it may be shifted: in hundredths of a second.
_PART, _REACH = 30 * _EACH, _EACH
#: From so many hundredths on a shift is told: one frame at 25 a second. Coding alone shifts by up to two.
_LATE = 4
#: The likeness (a correlation) of one sound with itself, coded; how far a part must swell to tell anything, in powers
#: of ten; how far below the master's it counts as not there.
_ALIKE, _SWELLS, _GONE = 0.5, 0.1, 1.5


def faults(job: Job, made: Path) -> tuple[Misheard, ...]:
    """Where the sound is not the master's. Raises what ``sound.blocks`` raises."""
    found: list[Misheard] = []
    for one in _parts(job, made):
        last = found[-1] if found else None
        if last and (last.what, last.track, last.span[1]) == (one.what, one.track, one.span[0]) and _as_late(last, one):
            found[-1] = replace(last, span=(last.span[0], one.span[1]))
        else:
            found.append(one)
    return tuple(found)


def _as_late(one: Misheard, other: Misheard) -> bool:
    return abs(one.milliseconds - other.milliseconds) < _LATE * 1000 // _EACH


def _parts(job: Job, made: Path) -> Iterator[Misheard]:
    wanted, there = len(job.media.audio), len(probe.probe(made).audio)
    if there != wanted:
        yield Misheard("tracks", min(wanted, there) + 1, (0, job.media.frames), 0)
    before = round(_EACH * ticks.to_seconds(job.media.offset))
    for track in range(1, min(wanted, there) + 1):
        for ours, theirs in _pairs(job, made, track):
            yield from _of_track(job, track, ours[before:], theirs)


def _of_track(job: Job, track: int, ours: np.ndarray, theirs: np.ndarray) -> Iterator[Misheard]:
    for first in range(0, len(ours), _PART):
        part = slice(first, first + _PART)
        if what := _judge(ours[part], theirs, first):
            ends = (min(job.media.frames, round(at * job.media.rate.fps / _EACH)) for at in (first, part.stop))
            yield Misheard(what[0], track, (next(ends), next(ends)), what[1])


def _judge(part: np.ndarray, theirs: np.ndarray, first: int) -> tuple[str, int] | None:
    """What is wrong with a part of the master's sound, and by how many milliseconds it is late."""
    here = theirs[first : first + len(part)]
    if len(here) < len(part) // 2 or here.mean() < part[: len(here)].mean() - _GONE:
        return "gone", 0
    if part.std() < _SWELLS:
        return None
    likeness = {lag: _likeness(part, theirs, first + lag) for lag in range(-_REACH, _REACH + 1)}
    best = max(likeness, key=lambda lag: (likeness[lag], -abs(lag)))
    if likeness[best] < _ALIKE:
        return "other", 0
    return ("late" if best > 0 else "early", abs(best) * 1000 // _EACH) if abs(best) >= _LATE else None


def _likeness(part: np.ndarray, theirs: np.ndarray, first: int) -> float:
    """How alike a part is to what stands in the other sound from a place on; only where both are."""
    skipped = max(0, -first)
    other = theirs[first + skipped : first + len(part)]
    own = part[skipped : skipped + len(other)]
    if len(own) < len(part) // 2 or not own.std() or not other.std():
        return 0.0
    return float(np.corrcoef(own, other)[0, 1])


def _pairs(job: Job, made: Path, track: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """What is held against what: a sound against its own, or each channel of one that was joined against its track."""
    path, parts = job.media.sound_path, job.media.sources(track - 1)
    if len(parts) == 1:
        yield _log(_level(path, parts[0] + 1)), _log(_level(made, track))
        return
    single = [_level(path, part + 1) for part in parts]
    if job.target.stereo and len(parts) > _TWO:
        single = [_folded(single, side) for side in range(_TWO)]
    yield from ((_log(ours), _log(_level(made, track, channel))) for channel, ours in enumerate(single))


def _folded(single: list[np.ndarray], side: int) -> np.ndarray:
    """What a fold leaves on the left or the right: its front, and half the power of the centre and its surrounds."""
    length = min(map(len, single))
    front, centre, *beside = (single[channel][:length] ** 2 for channel in (side, 2, *range(4 + side, len(single), 2)))
    folded: np.ndarray = np.sqrt(front + (centre + sum(beside)) / 2)
    return folded


def _log(level: np.ndarray) -> np.ndarray:
    loudness: np.ndarray = np.log10(np.maximum(level, _FLOOR))
    return loudness


def _level(path: Path, track: int, channel: int | None = None) -> np.ndarray:
    """The mean level of each hundredth of a second, of all channels together or of one."""
    found = [
        np.sqrt((rows.astype(np.float32) ** 2).mean(axis=1))
        for rows in sound.windows(path, _RATE, _RATE // _EACH, track, channel)
    ]
    return np.concatenate(found) if found else np.zeros(0, np.float32)
