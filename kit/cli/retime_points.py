"""``kit subs retime points``: through points that a person found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.errors import UsageError
from kit.time import timecode

if TYPE_CHECKING:
    from pathlib import Path

    from kit.cli.retiming import Job

_POINT = re.compile(r"[#\d][^/\\=]*=[^/\\=]*")
_CUE = re.compile(r"#(\d{1,6})", re.ASCII)


@examples(
    ("kit subs retime points 00:00:12=00:00:14.5 01:20:00=01:20:04", "All tracks of the film through two points."),
    ('kit subs retime points "#12=00:01:02.500" "#840=01:18:20.000" film.ko.srt', "Cues by their numbers."),
    ("kit subs retime points 00:10:00=00:09:58 --dry-run", "One point is a shift."),
)
@click.command
@click.argument("points", metavar="A=B…", nargs=1)
@retime_options.options
@click.option("--fps", default="", help="Frames a second, if a point counts frames and no film tells them.")
def points(points: str, fps: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Retime through points that you found: time A of the old film is time B of the new one.

    A is a time (00:01:02.500, 62.5s, 00:01:02:12) or the number of a cue (#12), B a time. Between two points and
    beyond the outer ones all times lie on a straight line; one point is a shift.
    """
    from kit.retime import points as method  # noqa: PLC0415 - help answers without it

    given = [points, *(str(one) for one in tracks if _POINT.fullmatch(str(one)))]
    named = tuple(one for one in tracks if not _POINT.fullmatch(str(one)))
    job = retiming.begin(named, known=retiming.rate(fps, named), **asked)
    retiming.finish(job, method.through([_point(text, job) for text in given]))


def _point(text: str, job: Job) -> tuple[int, int]:
    old, mark, new = text.partition("=")
    if not mark:
        raise UsageError(
            f"“{text}” is no point.",
            hint="Write old=new: 00:01:02.500=00:01:04.000, or #12=00:01:04.000 for the in-time of cue 12.",
            slug="bad-points",
        )
    cue = _CUE.fullmatch(old.strip())
    return _in_time(int(cue[1]), job) if cue else timecode.parse_offset(old, job.rate), timecode.parse_offset(
        new, job.rate
    )


def _in_time(number: int, job: Job) -> int:
    """The in-time of a cue. Raises UsageError if a track has no such cue, or the tracks have it at several times."""
    found = {}
    for track in job.tracks:
        if not 1 <= number <= len(track.cues):
            raise UsageError(
                f"{track.path.name} has no cue {number}.",
                hint=f"Its cues go from 1 to {len(track.cues)}.",
                slug="no-such-cue",
            )
        found[track.cues[number - 1].start] = track.path.name
    if len(found) > 1:
        raise UsageError(
            f"Cue {number} begins at several times: in {' and in '.join(found.values())}.",
            hint="Give its time instead of its number, or name one track.",
            slug="several-times",
        )
    return next(iter(found))
