"""Run ffmpeg on a job, in a private folder that is gone afterwards, and tell how far it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kit.errors import StorageError
from kit.screener import loudness, sizes, verify, workshop
from kit.tools import process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.screener.job import Job

#: Bits a pixel and frame of x264 at quality 20: hardly ever less than the first, seldom more than the second.
_LEAN, _RICH = 0.02, 0.15
_MICROSECONDS = 1_000_000


def run(job: Job, part: Path, output: Path, progress: Callable[[float], None]) -> None:
    """Burn to ``part`` in one pass; ``output`` is the name it will get, for messages.

    Raises ToolError with ffmpeg's own words if it fails or draws text wrong, StorageError if the disk is full.
    """
    heard: list[str] = []
    with workshop.opened(str(job.script), job.fonts) as folder:
        done = process.run(
            job.argv(part, loudness.gains(job, output)),
            cwd=folder,
            env=workshop.environment(folder),
            on_out=_meter(job, progress),
            on_err=workshop.listener(heard),
            bound=True,
        )
    if done.code != 0:
        raise workshop.failure(done, job.media.path, output)
    verify.talk(heard, job.script, job.fonts)
    progress(1.0)


def check_room(job: Job, output: Path) -> list[str]:
    """Look whether the disk has room: a warning if it may be short, StorageError if it certainly is."""
    least, most = bytes_needed(job)
    left = free(output)
    if left < least:
        folder = _nearest_folder(output)
        raise StorageError(
            f"The disk of {folder} has {sizes.told(left)} free; this screener needs {sizes.told(least)} or more.",
            hint="Free some space and run the same command again.",
            slug="disk-full",
        )
    if left >= most:
        return []
    return [f"The disk has {sizes.told(left)} free; this screener may need up to {sizes.told(most)}."]


def bytes_needed(job: Job) -> tuple[int, int]:
    """The least that a screener can take on the disk, and the most that it may: itself, and its kept segments."""
    width, height = job.size
    bits = width * height * job.media.frames
    sound = job.media.frames / job.media.rate.fps * job.target.audio_kbps * 1000 * len(job.media.audio)
    least, rich = (int((bits * share + sound) / 8) for share in (_LEAN, _RICH))
    if job.target.size_limit:
        least, rich = (min(size, job.target.size_limit) for size in (least, rich))
    return least, 2 * rich


def free(output: Path) -> int:
    """Bytes that are free on the disk on which a screener will lie."""
    return shutil.disk_usage(_nearest_folder(output)).free


def _nearest_folder(output: Path) -> Path:
    return next(path for path in (output.parent, *output.parents) if path.is_dir())


def _meter(job: Job, progress: Callable[[float], None]) -> Callable[[str], None]:
    total = float(job.media.frames / job.media.rate.fps) * _MICROSECONDS

    reached = 0.0

    def hear(row: str) -> None:
        nonlocal reached
        name, _, value = row.partition("=")
        if name == "out_time_us" and value.isdigit() and total:
            reached = max(reached, min(0.999, int(value) / total))  # it is the time of the stream that lags behind
            progress(reached)

    return hear
