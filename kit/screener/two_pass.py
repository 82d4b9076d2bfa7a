"""A screener that must not be larger than so many bytes: a first pass learns what each frame costs, a second spends.

The whole film is one encode, because what is spent on one scene is missing in another. The sound is finished before,
so what is left for the picture is known to the byte; what the second pass misses is made up for by one more.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import ToolError, UsageError
from kit.screener import plan, sizes, soundtrack, verify, workshop
from kit.screener.encoding import IN_PASSES
from kit.screener.segments import room
from kit.tools import process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.segments.key import Origins
    from kit.tools.store import Store

#: Bits a pixel and frame: less is no picture any more, more is not seen (as much as a Blu-ray disc spends).
_LEAST, _MOST = Fraction(6, 1000), Fraction(5, 10)
#: Bytes that the index of an MP4 needs for a frame of picture, for a packet of sound (1,024 samples), and once.
_INDEX_FRAME, _INDEX_PACKET, _INDEX = 24, 8, 4_000
_PACKET = 1024
#: The second pass is done again if the file is larger than it may be, or has less than this share of that.
_FULL = Fraction(97, 100)
#: What is aimed at (in the last of so many passes only at ``_FULL``).
_AIM, _TIMES = Fraction(995, 1000), 5
#: Share of the time that the first pass takes.
_FIRST = 0.35


def kbps(job: Job, sound_bytes: int) -> int:
    """The mean rate of the picture that fills the file. Raises UsageError if too little is left for a picture."""
    media, limit = job.media, job.target.size_limit
    seconds = media.frames / media.rate.fps
    packets = sum(seconds * track.sample_rate / _PACKET for track in media.audio)
    beside = sound_bytes + _INDEX + media.frames * _INDEX_FRAME + int(packets) * _INDEX_PACKET
    width, height = job.size
    second = width * height * media.rate.fps / 1000
    left = (limit * _AIM - beside) * 8 / seconds / 1000
    if left < _LEAST * second:
        least = int((_LEAST * second * seconds * 125 + beside) / _AIM) + 1
        raise UsageError(
            f"{sizes.told(limit)} are too few for this film at {width} × {height}; it needs {sizes.told(least)}.",
            hint="Allow more, or choose a target with a smaller picture; `kit screener targets` lists them.",
            slug="size-limit-too-small",
        )
    return int(min(left, ceiling(job)))


def ceiling(job: Job) -> Fraction:
    """The mean rate in kbit/s above which nothing gets better, or the target allows no more."""
    width, height = job.size
    most = _MOST * width * height * job.media.rate.fps / 1000
    return min(most, Fraction(job.target.most_kbps * 8, 10)) if job.target.most_kbps else most


def refuse(job: Job) -> None:
    """Raise UsageError if the target's codec cannot be held to a size."""
    if job.target.codec not in IN_PASSES:
        raise UsageError(
            f"A size limit works with H.264 and HEVC; this target’s codec is {job.target.codec}.",
            hint="Choose another target, or leave the limit out; `kit screener targets` lists them.",
            slug="size-limit-codec",
        )


def run(
    job: Job, part: Path, output: Path, progress: Callable[[float], None], origins: Origins, store: Store
) -> dict[str, str]:
    """Write the screener to ``part``, no larger than the limit; returns what the receipt says about how.

    ``output`` is the name it will get, for messages. Raises UsageError, ToolError, StorageError.
    """
    refuse(job)
    with room.room(store.folder) as folder:
        work = _Work(job, folder, output, progress)
        loud = soundtrack.put(job, folder, output, origins, store, work.call)
        sound = folder / plan.SOUND_FILE
        sound_bytes = sound.stat().st_size if job.media.audio else 0
        rate = kbps(job, sound_bytes)
        workshop.write_script(folder / plan.ASS_FILE, str(job.script))
        workshop.furnish(folder, job.fonts)
        work.drawn(plan.first_pass(job.program.path, job.media, job.target, rate), 0, _FIRST)
        size, passes = 0, 1
        while passes <= _TIMES and not _fits(job, size, rate):
            if size:
                aim = _AIM if passes < _TIMES else _FULL
                picture, wanted = size - sound_bytes, job.target.size_limit * aim - sound_bytes
                rate = int(min(rate * wanted / picture, ceiling(job)))
            passes += 1
            work.drawn(plan.second_pass(job.program.path, job.media, job.target, rate, part), _FIRST, 1)
            size = part.stat().st_size
    if size > job.target.size_limit:
        raise ToolError(
            f"The picture cannot be made so small: {output.name} still has {sizes.told(size)}.",
            hint="Allow more, or choose a target with a smaller picture; `kit screener targets` lists them.",
            slug="size-limit-missed",
        )
    progress(1.0)
    told = f"{passes}, the picture at {rate} kbit/s: {sizes.told(size)} of {sizes.told(job.target.size_limit)}"
    return {"passes": told} | ({"loudness": loud} if loud else {})


def _fits(job: Job, size: int, rate: int) -> bool:
    """Whether there is a file that is not too large, and not needlessly small."""
    limit = job.target.size_limit
    return 0 < size <= limit and (size >= limit * _FULL or rate >= int(ceiling(job)))


class _Work:
    """ffmpeg in one folder, with the progress of what it does."""

    def __init__(self, job: Job, folder: Path, output: Path, progress: Callable[[float], None]) -> None:
        self._job, self._folder, self._output, self._progress = job, folder, output, progress
        self._reached = 0.0

    def call(self, argv: tuple[str, ...]) -> tuple[str, ...]:
        """Run a command line; the last rows that it said. Raises ToolError, StorageError."""
        return self._run(argv, [], lambda _: None)

    def drawn(self, argv: tuple[str, ...], begins: float, ends: float) -> None:
        """Run a pass over the picture, between two shares of the whole work."""
        heard: list[str] = []

        def hear(row: str) -> None:
            name, _, value = row.partition("=")
            if name == "frame" and value.isdigit():
                share = min(1.0, int(value) / max(1, self._job.media.frames))
                self._reached = max(self._reached, min(0.999, begins + share * (ends - begins)))
                self._progress(self._reached)

        self._run(argv, heard, hear)
        verify.talk(heard, self._job.script, self._job.fonts)

    def _run(self, argv: tuple[str, ...], heard: list[str], hear: Callable[[str], None]) -> tuple[str, ...]:
        done = process.run(
            argv,
            cwd=self._folder,
            env=workshop.environment(self._folder),
            on_out=hear,
            on_err=workshop.listener(heard),
            bound=True,
        )
        if done.code != 0:
            raise workshop.failure(done, self._job.media.path, self._output)
        return done.err
