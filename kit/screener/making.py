"""The roads from a job to a screener: in two passes if it has a size limit, else from segments, else in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.project import shots
from kit.screener import burn, kept, pace, peak, switchable, two_pass
from kit.screener.proof import built, remembered
from kit.screener.segments import run
from kit.tools import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.job import Job
    from kit.screener.segments.key import Origins
    from kit.screener.segments.together import Planned
    from kit.screener.soft import Soft


def make(
    project: Project,
    job: Job,
    tracks: Sequence[Soft],
    part: Path,
    output: Path,
    progress: Callable[[float], None],
    origins: Origins,
    jobs: int | None = None,
    others: Sequence[Planned] = (),
) -> dict[str, str]:
    """Write the screener to ``part`` and return what the receipt says about how; ``output`` is its name to be.

    ``others`` are made after it, so that segments of theirs may be made on the way.
    ``tracks`` are those that viewers switch: where they belong inside, they are put there after the picture is made.
    Raises ToolError, StorageError, or UsageError for a faulty list of shots or a limit that is too small.
    """
    soft = job.target.subtitles == "soft"
    picture = part.with_name(f"{part.stem}-picture{job.target.picture_suffix}") if soft else part
    try:
        with pace.learned(job) as learn:
            how, road, frames = _picture(project, job, picture, output, progress, origins, jobs, others)
            learn(road, frames)
        if soft:
            switchable.mux(job, tracks, picture, part, output, kept.store(project))
    finally:
        if soft:
            picture.unlink(missing_ok=True)
    return how


def _picture(
    project: Project,
    job: Job,
    part: Path,
    output: Path,
    progress: Callable[[float], None],
    origins: Origins,
    jobs: int | None,
    others: Sequence[Planned],
) -> tuple[dict[str, str], str, int]:
    """Picture and sound: what the receipt says, by which road they were made, and how many frames were encoded."""
    store, frames = kept.store(project), job.media.frames
    if job.target.size_limit:
        how = two_pass.run(job, part, output, progress, origins, store)
        return how | _rate(job, part) | built.proved(job, part), "two passes", frames
    cuts = shots_of(project)
    why = run.obstacle(job)
    if not why:
        try:
            made = run.run(job, cuts, part, output, progress, origins, store, jobs or processors.count(), others)
            rate = _rate(job, part)
        except run.CannotCutError as reason:
            why = str(reason)
        except _TooHighError:
            why = "joined from segments it goes beyond the highest rate"
        else:
            store.prune(kept.most_bytes(project))
            told = {"segments": str(made.segments), "segments encoded": str(made.encoded)}
            told |= {"proved": f"{made.proved} pictures", remembered.FACT: made.proof}
            return told | ({"loudness": made.loudness} if made.loudness else {}) | rate, "segments", made.frames
    burn.run(job, part, output, progress)
    return {"one pass": why} | _rate(job, part) | built.proved(job, part), "one pass", frames


def shots_of(project: Project) -> tuple[int, ...]:
    """The film's changes of shot, at which it is cut with preference. Raises UsageError for a faulty list."""
    film = project.settings.film
    return tuple(shots.read(project.root / film.shots, film.rate)) if film.shots else ()


class _TooHighError(ToolError):
    """A second of the picture holds more than the target allows."""


def _rate(job: Job, part: Path) -> dict[str, str]:
    """The highest rate of what was made, if the target sets one. Raises ToolError if it is higher than that."""
    most = job.target.most_kbps
    if not most:
        return {}
    found = peak.kbps(part)
    if found > most:
        raise _TooHighError(
            f"The picture holds {found} kbit in one second; this target allows {most}.",
            hint="Report this with the output of `kit screener plan`; a target with a smaller picture needs less.",
            slug="rate-exceeded",
        )
    return {"highest rate": f"{found} of {most} kbit/s"}
