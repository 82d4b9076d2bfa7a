"""``kit screener plan``: what a build would do now, step by step, with its command lines."""

from __future__ import annotations

import shlex
from math import ceil
from typing import TYPE_CHECKING

from kit.cli import show
from kit.screener import burn, kept, making, pace, sizes, soft, switchable, two_pass
from kit.screener import plan as plans
from kit.screener.segments import command, lead, outline, proving, run
from kit.time import ticks
from kit.tools import processors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.job import Job
    from kit.screener.options import Options
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.key import Origins

#: Stands for a name that only the build gives.
_PART = "part"


def steps(project: Project, locale: str, options: Options, job: Job, output: Path, origins: Origins) -> Iterator[str]:
    """The rows of the plan, from how it is made to the text that is drawn. Raises UsageError, as the build would."""
    part = output.with_name(f"{_PART}{job.target.picture_suffix}")
    yield f"# {show.told('How')}"
    yield show.told(f"disk: {_disk(job, output)}")
    if job.target.size_limit:
        yield from _two_passes(job, part)
    elif why := run.obstacle(job):
        yield _time(job, "one pass", job.media.frames)
        yield show.told(f"one pass, because {why}; then every picture is proved")
        yield f"\n# {show.told('Command line, run in a folder that holds job.ass and fonts/')}"
        yield shlex.join(job.argv(part))
    else:
        yield from _segments(project, job, part, origins)
    if not job.target.burned:
        tracks = soft.read(project, locale, options, job.media, job.target)
        where = show.told(f"Subtitles, {'inside the file' if job.target.subtitles == 'soft' else 'beside it'}")
        yield f"\n# {where}"
        yield from (
            show.named(one.name, f"{_cues(len(one.written))}{show.told(', shown unasked') if one.default else ''}")
            for one in tracks
        )
        if job.target.subtitles == "soft":
            yield shlex.join(switchable.command(job, tracks, part, output.with_name(_PART + output.suffix)))
    yield f"\n# {show.told('What is drawn')}\n{job.script}"


def _disk(job: Job, output: Path) -> str:
    least, most = burn.bytes_needed(job)
    return show.told(f"{sizes.told(least)} to {sizes.told(most)} needed, {sizes.told(burn.free(output))} free")


def _time(job: Job, road: str, frames: int) -> str:
    """How long it may take, as earlier builds on this machine did."""
    if not frames:
        return show.told("time: some seconds, nothing is to be encoded")
    seconds = pace.seconds(job, road, frames)
    if seconds is None:
        return show.told("time: no earlier build on this machine to judge by")
    whole = max(1, ceil(seconds))
    clock = f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    return show.told(f"time: about {clock}, by earlier builds on this machine")


def _two_passes(job: Job, part: Path) -> Iterator[str]:
    two_pass.refuse(job)
    media = job.media
    guess = int(media.frames / media.rate.fps * job.target.audio_kbps * 125 * len(media.audio))
    rate = two_pass.kbps(job, guess)
    yield _time(job, "two passes", media.frames)
    yield show.told(f"two passes to at most {sizes.told(job.target.size_limit)}, the picture at about {rate} kbit/s")
    yield f"\n# {show.told('Command lines, run in a folder that holds job.ass and fonts/')}"
    if media.audio:
        yield shlex.join(command.sound(job))
    yield shlex.join(plans.first_pass(job.program.path, media, job.target, rate))
    yield shlex.join(plans.second_pass(job.program.path, media, job.target, rate, part))


def _segments(project: Project, job: Job, part: Path, origins: Origins) -> Iterator[str]:
    media = job.media
    found = outline.outline(job, making.shots_of(project), origins, kept.store(project), processors.count())
    whole = len(found.layout.segments)
    yield _time(job, "segments", found.frames)
    yield show.told(f"{_segments_told(whole)}, {whole - len(found.missing)} of them kept from before")
    share = found.frames / max(1, media.frames)
    length = ticks.clock(media.rate.start_of(found.frames))
    what, runs = _segments_told(len(found.missing)), len(found.runs)
    yield show.told(f"to be encoded: {what} in {runs} {'run' if runs == 1 else 'runs'}, {length} of film ({share:.0%})")
    looked = sum(len(proving.samples(segment, job.script)) for segment in found.missing)
    yield show.told(f"to be proved: {looked} pictures at the edges and in the middle of cues")
    if media.audio:
        yield show.told(f"sound: {'kept from before' if found.sound_kept else 'to be encoded'}")
    yield f"\n# {show.told('Command lines, run in a folder that holds each run’s script and fonts/')}"
    for chunk in found.runs:
        first, last = chunk[0].first, chunk[-1].last - 1
        yield f"# {show.told(f'frames {first} to {last}, segments at {_begins(chunk)}')}"
        samples = proving.wanted(chunk, lambda segment: proving.samples(segment, job.script), [job])
        on_key = chunk[0].first in found.layout.begins
        needless = lead.needless(job, chunk) if found.layout.begins else ()
        yield shlex.join(command.chunk(job, chunk, samples, on_key=on_key, needless=needless))
    if media.audio and not found.sound_kept:
        if job.target.lufs is not None:
            yield f"# {show.told('the sound’s loudness; the next command sets it by what this one says')}"
            yield shlex.join(command.measure(job))
        yield f"# {show.told('the sound')}\n{shlex.join(command.sound(job))}"
    yield f"# {show.told('the join')}\n{shlex.join(command.join(job, part))}"


def _segments_told(count: int) -> str:
    return show.told(f"{count} {'segment' if count == 1 else 'segments'}")


def _cues(count: int) -> str:
    return show.told(f"{count} {'cue' if count == 1 else 'cues'}")


def _begins(chunk: Sequence[Segment]) -> str:
    return ", ".join(str(segment.first) for segment in chunk)
