"""How loud a master is, where its loudness is to be set: one run through the sound, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import sound, workshop
from kit.screener.segments import command
from kit.tools import process

if TYPE_CHECKING:
    from pathlib import Path

    from kit.screener.job import Job


def gains(job: Job, output: Path, group: process.Group | None = None) -> tuple[float, ...]:
    """Decibels that each sound track needs; nothing if loudness is left as it is.

    Raises ToolError in ffmpeg's own words.
    """
    if job.target.lufs is None or not job.media.audio:
        return ()
    done = process.run(command.measure(job), group=group, bound=True)
    if done.code != 0:
        raise workshop.failure(done, job.media.path, output)
    return tuple(one.gain(job.target.lufs) for one in sound.measured(done.err))
