"""``kit subs retime conform``: from the lists of two cuts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.errors import UsageError
from kit.retime.timemap import Evidence, Verdict
from kit.subs.formats import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.cli.retiming import Job
    from kit.retime.cutlist.shot import CutList
    from kit.retime.timemap import TimeMap
    from kit.tools.probe import Media


@examples(
    ("kit subs retime conform locked.edl recut.edl --dry-run", "What the recut does to all tracks of the film."),
    ("kit subs retime conform old.otio new.otio film.ko.srt -o ../recut", "One track along two timelines."),
    ("kit subs retime conform kept.txt --map recut.json", "What is kept, a range a row: 00:00:00:00 00:05:12:01."),
)
@click.command
@click.argument("old", metavar="OLD NEW", type=click.Path(path_type=Path))
@retime_options.options
@click.option("--fps", default="", help="Frames a second that the lists count, if it is not the film's rate.")
@click.option(
    "--counts-from", type=click.Choice(["hour", "event", "label"]),
    help="What the tracks' zero is: the full hour of the lists, their first event, or their labels as they read.",
)  # fmt: skip
def conform(old: Path, fps: str, counts_from: str | None, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Follow a recut by the lists of its old and its new cut, frame for frame.

    OLD and NEW are CMX3600 lists (.edl) or OpenTimelineIO files (.otio) of the video track. A single list instead
    holds the ranges of the old film that are kept, in the order of the new one. Lists do not carry sound: a cue is
    where its picture is.
    """
    from kit.retime.conform import find  # noqa: PLC0415 - help answers without it
    from kit.retime.conform.clock import From  # noqa: PLC0415
    from kit.retime.cutlist import kept, reading  # noqa: PLC0415

    new = tracks[0] if tracks and tracks[0].suffix.lower() not in EXTENSIONS else None
    named = tracks[1:] if new else tracks
    rate = retiming.rate(fps, named)
    job = retiming.begin(named, known=rate, **asked)
    lists: tuple[CutList, ...] = ()
    if new is None:
        timemap = kept.read(_ranges(old), old, rate, job.programme)
    else:
        said = From(counts_from) if counts_from else None
        cues = [(cue.start, cue.end) for track in job.tracks for cue in track.cues]
        before, after = reading.read(old, rate), reading.read(new, rate)
        timemap = find.find(before, after, cues, job.programme, said)
        lists = before, after
    retiming.finish(job, _beside_the_master(timemap, job, lists))


def _beside_the_master(timemap: TimeMap, job: Job, lists: Sequence[CutList]) -> TimeMap:
    """The map with what the film's master says of the lists.

    Those that count at another rate move every cue wrongly, and so do those of another film.
    """
    from kit.errors import KitError  # noqa: PLC0415 - help answers without it
    from kit.tools import probe  # noqa: PLC0415

    if job.project is None or job.rate is None or not job.project.master.is_file():
        return timemap
    try:
        media = probe.probe(job.project.master)
    except KitError:  # whatever needs the picture will say what is wrong with it
        return timemap
    counted = job.rate.label()
    if not media.constant_rate:
        what = f"its frame rate varies; the lists count {counted} frames a second"
        return replace(timemap, evidence=(*timemap.evidence, Evidence("master", what)))
    if media.rate == job.rate:
        return _beside_the_picture(timemap, job, media, lists)
    why = f"The lists are read at {counted} frames a second, and {job.project.master.name} has {media.rate.label()}."
    verdict = Verdict.UNSURE if timemap.verdict is Verdict.SOLID else timemap.verdict
    return replace(timemap, verdict=verdict, reasons=(*timemap.reasons, why))


def _beside_the_picture(timemap: TimeMap, job: Job, media: Media, lists: Sequence[CutList]) -> TimeMap:
    """The map with how many cuts of the lists are in the master, which was made from one of both."""
    from kit.errors import KitError, RefusedError  # noqa: PLC0415 - help answers without it
    from kit.retime.shots import cutlists, spotcheck  # noqa: PLC0415

    if job.project is None or job.rate is None:
        return timemap
    reasons: list[str] = []
    for one in lists:
        try:
            start = job.project.settings.film.programme_start
            cuts = cutlists.cuts(one, job.rate, start, job.rate.nearest(media.duration))
            checked = spotcheck.look(media, job.rate, cuts)
        except RefusedError:
            reasons.append(f"{one.path.name} is longer than {media.path.name}: it may be the list of another film.")
            continue
        except KitError:  # whatever needs the picture will say what is wrong with it
            return timemap
        if not checked.is_foreign:
            seen = f"{checked.seen} of {checked.asked} looked at in {one.path.name}, {checked.chance:.0%} by chance"
            told = (Evidence("cuts in the picture", seen),) if checked.asked else ()
            return replace(timemap, evidence=(*timemap.evidence, *told))
        reasons.append(
            f"Of {checked.asked} cuts of {one.path.name} {checked.seen} are in the picture of {media.path.name}, "
            "no more than by chance: it may be the list of another film."
        )
    verdict = Verdict.UNSURE if reasons and timemap.verdict is Verdict.SOLID else timemap.verdict
    return replace(timemap, verdict=verdict, reasons=(*timemap.reasons, *reasons))


def _ranges(path: Path) -> tuple[str, ...]:
    """The rows of a list of ranges. Raises UsageError for a cut that stands alone."""
    from kit.retime.cutlist import reading  # noqa: PLC0415

    rows = reading.rows(path)
    if path.suffix.lower() in {".edl", ".otio"} or reading.is_otio(path, rows):
        raise UsageError(
            f"{path.name} is one cut, and following a recut takes two.",
            hint="Name the list of the old cut, then that of the new one.",
            slug="one-cut",
        )
    return rows
