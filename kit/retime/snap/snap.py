"""A track moved onto the film's cuts, its short gaps closed, and why what is left could not be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.check import shots
from kit.retime.snap.judge import Judge
from kit.retime.snap.line import Line
from kit.retime.snap.reasons import Change, Left, change_of, why_left
from kit.retime.snap.stand import Bounds, Fixed, Mode, Stand, Wants
from kit.subs import decode, formats
from kit.subs.edit import SetEnd, SetStart
from kit.subs.formats import patching
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.profile import Profile
    from kit.retime.snap.judge import Broken
    from kit.retime.snap.reasons import Beside
    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.source import Source
    from kit.subs.track import Track
    from kit.time.rate import Rate

#: Rounds after which choosing ends; each round has fewer findings than the one before, most tracks need two.
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Snapped:
    """A track as it was, its new state and bytes, what was changed and what was not, by cue."""

    before: Track
    track: Track
    data: bytes
    changes: tuple[Change, ...]
    left: tuple[Left, ...]

    def times(self, change: Change) -> tuple[int, int]:
        """The time of a change before and after, in ticks."""
        old, new = (track.cues[change.cue - 1] for track in (self.before, self.track))
        return (old.start, new.start) if change.side == "in" else (old.end, new.end)


def wants(track: Track, profile: Profile) -> Wants | None:
    """What a profile asks of a track; None if it asks nothing of cuts and gaps, or the film's rate is not known."""
    rate, limits = track.facts.rate, profile.limits
    if rate is None:
        return None
    cuts = (track.facts.cuts or ()) if limits.shot_changes else ()
    close = Fraction(limits.close_gap_below_seconds or 0) * rate.fps
    if limits.min_gap_frames is None or not (cuts or limits.min_gap_frames or close):
        return None
    return Wants(cuts, shots.zone(rate.fps), limits.min_gap_frames, close)


def snap(track: Track, profile: Profile, mode: Mode = Mode.NETFLIX) -> Snapped:
    """Move a track's in-times and out-times to where its profile wants them beside the film's cuts and other cues.

    Nothing is moved that breaks another rule of the profile: no overlap, no cue too short to be read, none beyond the
    film. A second time changes nothing. Raises UsageError for a format that is read only.
    """
    asked, rate = wants(track, profile), track.facts.rate
    if asked is None or rate is None or not track.cues:
        return Snapped(track, track, decode.encode(track.source, track.source.rows), (), ())
    work = _Work(track, rate, asked, mode, Judge(profile))
    return work.done()


class _Work:
    """One track on its way."""

    def __init__(self, track: Track, rate: Rate, asked: Wants, mode: Mode, judge: Judge) -> None:
        self._track = track
        self._rate = rate
        self._asked = asked
        self._mode = mode
        self._judge = judge
        self._format = formats.of_track(track)
        self._first = rate.nearest(track.facts.start or 0)
        self._harmful: set[int] = set()
        self._ticks: dict[tuple[int, int], int | None] = {}
        self._meets: dict[int, int] = {}
        self._timed = {cue.number for cue in track.cues if self._has_times(cue)}

    def done(self) -> Snapped:
        """Choose, write, look at what was written; what would do harm is fixed, and all is chosen again."""
        broken = self._judge.broken(self._track)
        while True:
            state = self._chosen()
            data = formats.patch(self._track, self._edits(state))
            written = formats.again(self._track, self._source(data))
            harmed = self._harmed(state, written, broken)
            moved = {cue.number for cue in self._moved(state)}
            culprits = {cue for number in harmed for cue in (number - 1, number, number + 1)} & moved
            if not culprits:
                return self._told(written, data)
            self._harmful |= culprits

    def _chosen(self) -> Track:
        """The track with new times, chosen again and again until nothing changes: a second run finds the same."""
        state = self._track
        for _ in range(_ROUNDS):
            new = self._step(state)
            if new.cues == state.cues:
                break
            state = new
        return state

    def _step(self, state: Track) -> Track:
        """The times of every line of cues, chosen once."""
        stands = self._stands(state)
        cues = {stand.cue.number: stand.cue for stand in stands}
        for line in _lines(stands):
            chosen = Line(line, self._asked, self._mode, self._tick).best()
            for stand, (start, end) in zip(line, chosen, strict=True):
                first, last = self._tick(stand, start, True), self._tick(stand, end, False)
                if first is not None and last is not None:
                    cues[stand.cue.number] = replace(stand.cue, start=first, end=last)
        return replace(state, cues=tuple(cues[cue.number] for cue in state.cues))

    def _stands(self, state: Track) -> list[Stand]:
        """Where each cue stands, in the order in which they show, with how far it may go.

        That is asked only for those that may have to move; the others stay within what they are.
        """
        stands = self._still(state)
        if not self._asked.gap:
            # An out-time that leaves no gap is the next in-time, also where that lies between two frames.
            self._meets = {stand.start: stand.cue.start for stand in stands}
        restless = [stand.cue for line in _lines(stands) for stand in self._restless(line)]
        found = self._judge.bounds(replace(state, cues=tuple(restless)))
        bounds = dict(zip((cue.number for cue in restless), found, strict=True))
        return [replace(stand, bounds=bounds.get(stand.cue.number, stand.bounds)) for stand in stands]

    def _still(self, state: Track) -> list[Stand]:
        """Where each cue stands, as if none could move."""
        ordered = sorted(state.cues, key=lambda cue: cue.start)
        overlapping = _overlapping(ordered)
        return [
            Stand(
                cue,
                self._rate.nearest(cue.start) - self._first,
                self._rate.nearest(cue.end) - self._first,
                Bounds(cue.duration, cue.duration, cue.start, cue.end),
                self._fixed(cue, overlapping),
            )
            for cue in ordered
        ]

    def _restless(self, line: Sequence[Stand]) -> Iterator[Stand]:
        """Cues that a cut or a gap asks to be moved, or that must make room for the next one."""
        for stand, following in pairwise([*line, None]):
            if stand is None or stand.fixed:
                continue
            asked = self._asked
            off = asked.start_is_off(stand.start) or asked.end_is_off(stand.end)
            if following is not None:
                off = off or asked.gap_is_off(following.start - stand.end) or asked.start_is_off(following.start)
            if off:
                yield stand

    def _fixed(self, cue: Cue, overlapping: set[int]) -> Fixed | None:
        if cue.end <= cue.start:
            return Fixed.SWAPPED
        if cue.held:
            return Fixed.HELD
        if cue.number in overlapping:
            return Fixed.OVERLAPS
        if cue.number in self._timed:
            return Fixed.TIMED
        return Fixed.HARM if cue.number in self._harmful else None

    def _has_times(self, cue: Cue) -> bool:
        """Whether a cue's text counts on its in-time: karaoke, animation, words that come on one by one."""
        raw = patching.raw_lines(self._track, cue)
        moved = self._format.move_text(raw, lambda ticks: ticks + PER_SECOND)
        return moved != raw or self._format.stuck(raw, stretched=True)

    def _tick(self, stand: Stand, frame: int, is_start: bool) -> int | None:
        """The tick at which the file will hold a frame; None if it cannot say it so that it is that frame."""
        if frame == (stand.start if is_start else stand.end):
            return stand.cue.start if is_start else stand.cue.end
        if not is_start and frame in self._meets:
            return self._meets[frame]
        return self._written(frame, self._format.step(stand.cue))

    def _written(self, frame: int, step: int) -> int | None:
        """The tick at which a file that counts in ``step`` ticks says a frame."""
        if (frame, step) not in self._ticks:
            tick = (2 * self._rate.start_of(frame + self._first) + step) // (2 * step) * step
            latest = self._format.latest
            sayable = tick >= 0 and (latest is None or tick <= latest)
            same = self._rate.nearest(tick) - self._first == frame
            self._ticks[frame, step] = tick if sayable and same else None
        return self._ticks[frame, step]

    def _moved(self, state: Track) -> list[Cue]:
        """The cues that have other times than at first."""
        pairs = zip(self._track.cues, state.cues, strict=True)
        return [new for old, new in pairs if (old.start, old.end) != (new.start, new.end)]

    def _edits(self, state: Track) -> list[Edit]:
        edits: list[Edit] = []
        for old, new in zip(self._track.cues, state.cues, strict=True):
            edits += [SetStart(old.number, new.start)] if new.start != old.start else []
            edits += [SetEnd(old.number, new.end)] if new.end != old.end else []
        return edits

    def _source(self, data: bytes) -> Source:
        encoding = self._track.source.encoding
        return replace(decode.decode(data, self._track.path, encoding.name), encoding=encoding)

    def _harmed(self, state: Track, written: Track, broken: Broken) -> set[int]:
        """Cues that break a rule which they did not break at first, or stand elsewhere in the file than was chosen."""
        worse = {cue for cue, _ in self._judge.broken(written) - broken}
        if len(written.cues) != len(state.cues):
            return {cue.number for cue in state.cues}
        pairs = zip(state.cues, written.cues, strict=True)
        return worse | {old.number for old, new in pairs if (old.start, old.end) != (new.start, new.end)}

    def _told(self, written: Track, data: bytes) -> Snapped:
        before = {stand.cue.number: stand for stand in self._still(self._track)}
        after = self._stands(written)
        changes = [change for stand in after for change in change_of(before[stand.cue.number], stand, self._asked)]
        beside = _beside(after)
        left = [
            Left(cue, code, why_left(*beside[cue], code, self._asked, self._mode))
            for cue, code in self._judge.asked(written)
        ]
        return Snapped(self._track, written, data, tuple(changes), tuple(left))


def _lines(stands: Sequence[Stand]) -> list[list[Stand]]:
    """The cues of each place of the picture, in the order in which they show."""
    lines: dict[int, list[Stand]] = {}
    for stand in stands:
        if stand.fixed is not Fixed.SWAPPED:
            lines.setdefault(stand.cue.align, []).append(stand)
    return list(lines.values())


def _beside(stands: Sequence[Stand]) -> dict[int, tuple[Stand, Beside]]:
    """Each cue's stand, with those before and after it at the same place, by the cue's number."""
    lines: dict[int, list[Stand]] = {}
    for stand in stands:
        lines.setdefault(stand.cue.align, []).append(stand)
    return {
        own.cue.number: (own, (before, following))
        for line in lines.values()
        for before, own, following in zip([None, *line], line, [*line[1:], None], strict=False)
    }


def _overlapping(ordered: Sequence[Cue]) -> set[int]:
    """The cues that show while another one does at the same place."""
    found: set[int] = set()
    latest: dict[int, Cue] = {}
    for cue in ordered:
        if cue.end <= cue.start:
            continue
        before = latest.get(cue.align)
        if before is not None and before.end > cue.start:
            found |= {before.number, cue.number}
        if before is None or cue.end > before.end:
            latest[cue.align] = cue
    return found
