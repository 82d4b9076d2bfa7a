"""``kit subs retime reference``: follow another track of the film that is already right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming, show
from kit.cli.help import examples
from kit.errors import Place, UsageError
from kit.subs import formats
from kit.subs.track import Facts

if TYPE_CHECKING:
    from kit.cli.retiming import Job
    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track


@examples(
    ("kit subs retime reference new-cut.en.srt film.ko.srt", "The Korean track follows the recut English template."),
    ("kit subs retime reference new-cut.en.srt --dry-run", "What all tracks of the film would do, and how sure it is."),
    ("kit subs retime reference right.vtt old.srt -o new.srt --map cut.json", "Into a new file, and the map kept."),
)
@click.command
@click.argument("right", type=click.Path(path_type=Path))
@retime_options.options
def reference(right: Path, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Follow RIGHT, a track of the film in any language that fits already.

    The times of the cues are compared, and where a cut lies also what texts share in all languages: numbers, names,
    marks, and how fast they are told. Cues may be merged, split or missing, whole scenes may be cut out or put in, and
    the frame rate may differ. Where the two tracks have times in common, the result is exact; another film's track is
    refused. With no TRACK, all tracks of the film follow.
    """
    job = without(retiming.begin(tracks, **asked), right)
    retiming.finish(job, following(right, job))


def following(right: Path, job: Job) -> TimeMap:
    """The map by which the job's tracks follow a track."""
    from kit.retime import reference as method  # noqa: PLC0415 - numpy

    return method.match_all(job.tracks, formats.whole(formats.read(right, facts=Facts(rate=job.rate))))


def without(job: Job, right: Path) -> Job:
    """The job without the reference itself. Raises UsageError if nothing else is left."""
    kept: list[tuple[Track, Path]] = [
        (track, target)
        for track, target in zip(job.tracks, job.targets, strict=True)
        if track.path.resolve() != right.resolve()
    ]
    if not kept:
        raise UsageError(
            f"{show.short(right)} is the track that is to be retimed, and cannot be held against itself.",
            hint="Name first the track that is right, then the one that is to follow it.",
            slug="same-track",
            place=Place(right),
        )
    return replace(job, tracks=tuple(one for one, _ in kept), targets=tuple(one for _, one in kept))
