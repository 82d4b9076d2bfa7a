"""Make a screener from its segments: take what is kept, encode what is missing side by side, join, and look."""

from __future__ import annotations

import itertools
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.errors import ToolError
from kit.screener import soundtrack, verify, workshop
from kit.screener.segments import command, inspect, key, lead, noted, outline, proving, room, together
from kit.screener.segments.meter import Meter
from kit.tools import process

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.ink import Ink
    from kit.screener.proof.units import Unit
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.key import Origins
    from kit.screener.segments.noted import Note
    from kit.screener.segments.together import Planned
    from kit.tools.store import Entry, Store

    Chunk = tuple[Segment, ...]

#: Shares of the work, in pictures' worth: a second of sound, and the join of a second.
_SOUND_WORTH, _JOIN_WORTH = 0.5, 0.3
#: MPEG-TS has no index: a jump lands anywhere.
_NO_INDEX = ("mpegts",)


class CannotCutError(Exception):
    """This master gives other frames when it is opened in the middle; the text says how that showed."""


@dataclass(frozen=True, slots=True)
class Made:
    """How a screener came about: of ``segments`` so many were ``encoded`` now, the others were kept from before.

    ``frames`` is how many frames were encoded, those of other screeners among them; ``proved`` how many of its own
    pictures were held against the master; ``loudness`` is what the sound measures now.
    ``proof`` names what was joined and proved.
    """

    segments: int
    encoded: int
    frames: int
    proved: int
    loudness: str
    proof: str


def obstacle(job: Job) -> str:
    """Why a master had better be burned in one pass; empty if it can be cut."""
    if any(name in job.media.container.split(",") for name in _NO_INDEX):
        return "MPEG-TS has no index"
    if job.target.codec != "h264":
        return "only H.264 is joined from segments"
    if not job.media.constant_rate:
        return "the master’s frame rate varies"
    return ""


def run(
    job: Job,
    shots: Sequence[int],
    part: Path,
    output: Path,
    progress: Callable[[float], None],
    origins: Origins,
    store: Store,
    workers: int,
    others: Sequence[Planned] = (),
) -> Made:
    """Write the screener to ``part``; ``output`` is the name it will get, for messages.

    ``others`` are made after it: what they lack is encoded on the way and kept, as far as one run can.
    Raises CannotCutError if the master does not stand cutting, ToolError, StorageError.
    """
    found = outline.layout(job, shots)
    segments = found.segments
    fresh: set[Segment] = set()

    def attempt(begins: frozenset[int], beside: Sequence[Planned]) -> tuple[int, str, str]:
        return _attempt(job, segments, begins, fresh, part, output, progress, origins, store, workers, shots, beside)

    def made(beside: Sequence[Planned]) -> tuple[int, str, str]:
        try:
            return attempt(found.begins, beside)
        except CannotCutError:
            if not found.begins:
                raise
            # Open groups of pictures: a key frame's neighbours lean on the group before it, so begin there.
            return attempt(frozenset(), beside)

    beside = together.fitting(job, others)
    try:
        told = made(beside)
    except ToolError:
        if not beside:
            raise
        # It may be the fault of another screener, whose own build will tell it.
        told = made(())
    progress(1.0)
    own = [segment for segment in fresh if not segment.whose]
    return Made(len(segments), len(own), sum(segment.frames for segment in fresh), *told)


def _attempt(
    job: Job,
    segments: Sequence[Segment],
    begins: frozenset[int],
    fresh: set[Segment],
    part: Path,
    output: Path,
    progress: Callable[[float], None],
    origins: Origins,
    store: Store,
    workers: int,
    shots: Sequence[int],
    others: Sequence[Planned],
) -> tuple[int, str, str]:
    """``begins`` are the frames at which decoding may begin; ``fresh`` gains the segments that are encoded now.

    Returns how many pictures were proved, how loud the sound is, and the name of what was proved.
    """
    jobs = (job, *(one.job for one in others))
    with room.room(store.folder) as folder:
        build = _Build(jobs, folder, output, origins, store, Meter(progress), begins)
        missing = [segment for segment in segments if not build.take(segment)]
        ahead = together.missing(others, shots, store, build.keys.values())
        build.keys |= ahead
        missing += ahead
        build.samples = {segment: proving.samples(segment, jobs[segment.whose].script) for segment in missing}
        fresh.update(missing)
        build.meter.total = sum(segment.frames for segment in missing) + build.seconds * (_SOUND_WORTH + _JOIN_WORTH)
        workshop.furnish(folder, job.fonts)
        _at_once(build, outline.runs(job, missing, begins, workers, len(jobs)), together.runs(missing, workers))
        build.compare(segments)
        build.join(segments, part)
    if fault := inspect.fault(part, job.media.frames, job.media.rate):
        raise CannotCutError(f"the joined picture is faulty: {fault}")
    proved = sum(int(entry.facts["proved"]) for entry in build.entries.values())
    return proved, build.loudness, key.proof(build.keys[segment] for segment in segments)


def _at_once(build: _Build, todo: Sequence[Chunk], workers: int) -> None:
    """All runs, as many side by side as there are workers; the first failure ends the others."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            build.inks = pool.submit(build.draw)
            running: list[Future[Any]] = [
                build.inks,
                pool.submit(build.sound),
                *(pool.submit(build.encode, chunk) for chunk in todo),
            ]
            wait(running, return_when=FIRST_EXCEPTION)
            for one in running:
                if one.done():
                    one.result()
        except BaseException:
            build.group.end()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@dataclass(frozen=True, slots=True)
class _Said:
    """What ffmpeg said: of fonts and glyphs, and at the end."""

    fonts: list[str]
    last: tuple[str, ...]


@dataclass
class _Build:
    """One build: its folder, the master's key frames, what it has taken from the store, and its programs.

    Of its ``jobs`` the first is the screener that is made; a segment's ``whose`` counts them.
    """

    jobs: tuple[Job, ...]
    folder: Path
    output: Path
    origins: Origins
    store: Store
    meter: Meter
    begins: frozenset[int]
    group: process.Group = field(default_factory=process.Group)
    keys: dict[Segment, str] = field(default_factory=dict)
    entries: dict[Segment, Entry] = field(default_factory=dict)
    samples: dict[Segment, tuple[int, ...]] = field(default_factory=dict)
    inks: Future[list[dict[Unit, Ink]]] = field(default_factory=Future)
    loudness: str = ""

    @property
    def job(self) -> Job:
        return self.jobs[0]

    @property
    def seconds(self) -> float:
        return float(self.job.media.frames / self.job.media.rate.fps)

    def take(self, segment: Segment) -> bool:
        """Whether a segment is kept from before; it then lies in the folder."""
        self.keys[segment] = key.segment(self.job, self.origins, segment, outline.script(self.job, [segment]))
        entry = self.store.take(self.keys[segment], self.folder / command.name(segment))
        if entry:
            self.entries[segment] = entry
        return entry is not None

    def draw(self) -> list[dict[Unit, Ink]]:
        """What the fresh segments are held against: all that shows on their samples, as libass draws it alone."""
        looked: list[set[int]] = [set() for _ in self.jobs]
        for segment, frames in self.samples.items():
            looked[segment.whose].update(frames)
        return [proving.drawn(job, frames) for job, frames in zip(self.jobs, looked, strict=True)]

    def encode(self, chunk: Chunk) -> None:
        """Encode neighbours and keep each."""
        made: dict[int, dict[Segment, Path]] = {}
        for segment in chunk:
            made.setdefault(segment.whose, {})[segment] = self.folder / command.name(segment)
        scripts = {whose: outline.script(self.jobs[whose], own) for whose, own in made.items()}
        for whose, script in scripts.items():
            workshop.write_script(self.folder / command.script_name(chunk, whose), str(script))
        samples = proving.wanted(chunk, self.samples.__getitem__, self.jobs)
        on_key = chunk[0].first in self.begins
        needless = lead.needless(self.job, chunk, on_key=on_key) if self.begins else ()
        argv = command.chunk(self.job, chunk, samples, on_key=on_key, needless=needless)
        try:
            said = self._call(argv, chunk, in_the_middle=chunk[0].first > 0)
        finally:
            self.origins.refuse_changed(chunk[0].first, max(segment.last for segment in chunk))
        for script in scripts.values():
            verify.talk(said.fonts, script, self.job.fonts)
        seen = inspect.hashes((self.folder / command.hashes_name(chunk)).read_text("utf-8"))
        headers = {segment: self._inspect(segment) for segment in chunk}
        clean = self.folder / command.clean_name(chunk)
        masters = proving.masters(self.job, samples, clean)
        notes: dict[Segment, dict[str, Note]] = {}
        for whose, own in made.items():
            notes |= proving.check(self.jobs[whose], self.inks.result()[whose], own, self.samples, masters)
        clean.unlink()
        for segment in chunk:
            self._keep(segment, headers[segment], seen, notes[segment])
        self.meter.at(chunk, sum(segment.frames for segment in chunk))

    def _inspect(self, segment: Segment) -> str:
        """The hash of a finished segment's header."""
        fault, header = inspect.look(self.folder / command.name(segment), segment.frames, self.job.media.rate)
        if fault:
            raise CannotCutError(f"the segment at frame {segment.first} is faulty: {fault}")
        return header

    def _keep(self, segment: Segment, header: str, seen: dict[int, str], notes: dict[str, Note]) -> None:
        made = self.folder / command.name(segment)
        facts = {
            "header": header,
            "first": seen.get(segment.first, ""),
            "after": seen.get(segment.last, ""),
            "proved": str(len(self.samples[segment])),
            noted.FACT: noted.written(notes),
        }
        entry = self.store.put(self.keys[segment], made, facts)
        if segment.whose:
            made.unlink()
        else:
            self.entries[segment] = entry

    def sound(self) -> None:
        """All sound tracks, kept or encoded."""

        def run(argv: tuple[str, ...]) -> tuple[str, ...]:
            return self._call(argv, None).last

        self.loudness = soundtrack.put(self.job, self.folder, self.output, self.origins, self.store, run, self.group)

    def compare(self, segments: Sequence[Segment]) -> None:
        """Both neighbours of each cut saw the same frame there, and all were encoded alike."""
        entries = [self.entries[segment].facts for segment in segments]
        for (earlier, later), (before, after) in zip(
            itertools.pairwise(segments), itertools.pairwise(entries), strict=True
        ):
            if not after["first"] or before["after"] != after["first"]:
                self.store.drop(self.keys[earlier])
                self.store.drop(self.keys[later])
                raise CannotCutError(f"frame {later.first} is another one when decoding starts there")
        if len({entry["header"] for entry in entries}) > 1:
            raise CannotCutError("the segments have different headers")

    def join(self, segments: Sequence[Segment], part: Path) -> None:
        """Put everything together."""
        (self.folder / command.LIST).write_text(command.listing(self.job, segments), "utf-8")
        self._call(command.join(self.job, part), "join")

    def _call(self, argv: Sequence[str], what: Chunk | str | None, *, in_the_middle: bool = False) -> _Said:
        """Run ffmpeg in the folder. An error after a jump may be the jump's fault, one from the start is not."""
        heard: list[str] = []
        done = process.run(
            argv,
            cwd=self.folder,
            env=workshop.environment(self.folder),
            on_out=self._listener(what),
            on_err=workshop.listener(heard),
            group=self.group,
            bound=True,
        )
        if done.code != 0:
            failure = workshop.failure(done, self.job.media.path, self.output)
            if in_the_middle and isinstance(failure, ToolError) and not self.group.ended:
                raise CannotCutError(failure.message) from failure
            raise failure
        return _Said(heard, done.err)

    def _listener(self, what: Chunk | str | None) -> Callable[[str], None]:
        """Hears how many frames a run has done; sound and join are told in seconds."""
        if isinstance(what, tuple):
            # A frame that is read is encoded once for each screener that lacks it: not at all, or several times.
            frames = max(segment.last for segment in what) - what[0].first
            name, unit, most = "frame", sum(segment.frames for segment in what) / frames, float(frames)
        else:
            worth = _SOUND_WORTH if what is None else _JOIN_WORTH
            name, unit, most = "out_time_us", worth / 1_000_000, self.seconds * 1_000_000

        def hear(row: str) -> None:
            said, _, value = row.partition("=")
            if said == name and value.isdigit():
                self.meter.at(what, min(most, int(value)) * unit)

        return hear
