"""What was made at one go is proved before it gets its name: every picture, as ``kit screener verify`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.screener.proof import prove
from kit.screener.segments import inspect, proving
from kit.time import ticks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.proof.result import Proof, Stretch


def proved(job: Job, part: Path) -> dict[str, str]:
    """What the receipt says of the proof.

    Raises ToolError that names the first thing that is wrong, and when.
    """
    if fault := inspect.fault(part, job.media.frames, job.media.rate):
        raise proving.unproved(fault)
    if not job.script.events:
        return {}
    found = prove.prove(job, part, job.track.locale, lambda _: None)
    for what, stretches in _faults(found):
        if stretches:
            told = f"{what} at {ticks.clock(found.rate.start_of(stretches[0][0]))}"
            raise _too_small(told) if job.target.size_limit else proving.unproved(told)
    return {"proved": f"{found.frames} pictures"}


def _faults(found: Proof) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    for cue in found.cues:
        named = f"cue {cue.number} ({cue.locale})"
        yield f"{named} is not there", cue.missing
        yield f"{named} is not what it should be", cue.wrong
        yield f"{named} shows outside its time", cue.outside
    yield "the mark is not what it should be", found.mark
    yield "the picture is not the master’s", found.other
    yield "something else is burned", found.stray


def _too_small(told: str) -> ToolError:
    """A picture that has too few bytes keeps what was there before, and draws the rest half."""
    return ToolError(
        f"With so few bytes the text cannot be read: {told}.",
        hint="Allow more, or choose a target with a smaller picture; `kit screener targets` lists them.",
        slug="size-limit-unreadable",
    )
