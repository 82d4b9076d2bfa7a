"""``kit subs retime apply``: along a map that was written before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli import retime_options, retiming
from kit.cli.help import examples
from kit.retime import mapfile


@examples(
    ("kit subs retime apply recut.json", "All tracks of the film along the map."),
    ("kit subs retime apply recut.json --dry-run", "What it would do, cue by cue where a join is near."),
    ("kit subs retime apply recut.json film.ko.srt -o ../recut", "One track, into another folder."),
)
@click.command
@click.argument("map_path", metavar="MAP", type=click.Path(path_type=Path))
@retime_options.options
@click.option("--fps", default="", help="Frames a second, if a track counts frames and no film tells them.")
def apply(map_path: Path, fps: str, tracks: tuple[Path, ...], **asked: Any) -> None:
    """Apply a time map from a file.

    --map of any way of retiming writes such files; `kit subs map show` shows one.
    """
    timemap = mapfile.read(map_path)
    retiming.finish(retiming.begin(tracks, known=retiming.rate(fps, tracks), **asked), timemap)
