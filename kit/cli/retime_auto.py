"""``kit subs retime auto``: the strongest evidence that the film offers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming, show
from kit.cli.help import examples
from kit.cli.retime_reference import following, without
from kit.errors import NothingToDoError
from kit.retime.auto import Way, choose
from kit.retime.timemap import Evidence

if TYPE_CHECKING:
    from pathlib import Path

    from kit.cli.retiming import Job
    from kit.retime.auto import Choice
    from kit.retime.timemap import TimeMap


@examples(
    ("kit subs retime auto --dry-run", "What the recut does to all tracks, and which evidence says so."),
    ("kit subs retime auto", "All tracks of the film follow."),
    ("kit subs retime auto --lang ko --map recut.json", "The Korean tracks, and the map for the others."),
)
@click.command
@retime_options.options
def auto(tracks: tuple[Path, ...], **asked: Any) -> None:
    """Follow a recut by the strongest evidence that the film has, and say which that is.

    [cut] in kit.toml names it: the lists of both cuts, else their sound, else a track that is right already, else what
    is spoken in the master. Evidence that is named but does not fit is told, and never passed over for a weaker one.
    """
    job = retiming.begin(tracks, **asked)
    if job.project is None:
        raise NothingToDoError(
            "There is no film around these tracks, and so nothing tells what they should follow.",
            hint="Run it in the film's folder, or choose a way yourself: kit subs retime --help.",
            slug="no-film",
        )
    choice = choose(job.project.settings.cut, job.project.root, job.project.sound)
    show.note(f"The strongest evidence is {choice.way}: {', '.join(show.short(path) for path in choice.files)}.")
    for other, lacking in choice.others:
        if lacking:
            show.note(f"Not used, {other}: kit.toml does not say {lacking} under [cut].")
        else:
            show.note(f"Not used, {other}: {choice.way} is surer.")
    if choice.way is Way.REFERENCE:
        job = without(job, choice.files[0])
    timemap = _found(choice, job)
    used = Evidence("way", str(choice.way))
    retiming.finish(job, replace(timemap, evidence=(used, *timemap.evidence)))


def _found(choice: Choice, job: Job) -> TimeMap:
    """The map by the chosen way; each is imported when it is chosen."""
    match choice.way:
        case Way.CONFORM:
            from kit.retime.conform import find  # noqa: PLC0415
            from kit.retime.cutlist import reading  # noqa: PLC0415

            old, new = (reading.read(path, job.rate) for path in choice.files)
            cues = [(cue.start, cue.end) for track in job.tracks for cue in track.cues]
            return find.find(old, new, cues, job.programme, None)
        case Way.SOUND:
            from kit.retime.sound.match import match  # noqa: PLC0415

            return match(*choice.files, rate=job.rate, tracks=job.tracks, start=job.programme)
        case Way.REFERENCE:
            return following(choice.files[0], job)
        case Way.SPEECH:
            from kit.retime.speech import match as by_speech  # noqa: PLC0415

            return by_speech.match(job.tracks, choice.files[0], start=job.programme)
