"""Two roads from a job to a screener: from kept segments where the master can be cut, else in one pass."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kit.project import shots
from kit.screener import burn, kept
from kit.screener.segments import run
from kit.screener.segments.key import Origins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.job import Job

__all__ = ["Origins", "make"]


def make(
    project: Project,
    job: Job,
    part: Path,
    output: Path,
    progress: Callable[[float], None],
    origins: Origins,
    jobs: int | None = None,
) -> dict[str, str]:
    """Write the screener to ``part`` and return what the receipt says about how; ``output`` is its name to be.

    Raises ToolError, StorageError, or UsageError for a faulty list of shots.
    """
    store = kept.store(project)
    film = project.settings.film
    cuts = shots.read(project.root / film.shots, film.rate) if film.shots else ()
    why = run.obstacle(job)
    if not why:
        try:
            made = run.run(job, cuts, part, output, progress, origins, store, jobs or _processors())
        except run.CannotCutError as reason:
            why = str(reason)
        else:
            store.prune(kept.most_bytes(project))
            told = {"segments": str(made.segments), "segments encoded": str(made.encoded)}
            return told | ({"loudness": made.loudness} if made.loudness else {})
    burn.run(job, part, output, progress)
    return {"one pass": why}


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
