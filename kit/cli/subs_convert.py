"""``kit subs convert``: write tracks in another format, and say first what it cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples

#: The names of ``kit.subs.writers.registry``, which help does not load; a test holds them together.
TARGETS = ("srt", "vtt", "ass", "sami", "ttml", "dcp", "dcp-interop", "ebustl", "microdvd")


@examples(
    ("kit subs convert film.ko.srt -o film.ko.vtt", "A Korean track for the web."),
    ("kit subs convert film.ko.srt film.en.srt -o film.smi --to-encoding cp949", "Two languages in one SAMI file."),
    ("kit subs convert film.smi --to srt -o tracks", "Each language of a SAMI file as a track of its own."),
    ("kit subs convert film.fr-CA.ass -o film.fr-CA.stl --fps 25 --dry-run", "What a broadcaster's copy would lose."),
)
@click.command
@click.argument("tracks", metavar="IN…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write this file, or into this folder (--to).")
@click.option("--to", "target", type=click.Choice(TARGETS), help="The format, if the name of -o does not tell it.")
@click.option("--lossy", is_flag=True, help="Write without what the format cannot hold; words and times never go.")
@click.option("--dry-run", is_flag=True, help="Say what would be lost, and write nothing.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is already there, but never an input.")
@click.option("--fps", default="", help="Frames a second, if a format counts them and no film tells them.")
@click.option("--locale", default="", help="The tracks' language, if their names do not tell it (ko, fr-CA).")
@click.option("--part", default="", help="Of a file with several languages, the one of this class (ENCC).")
@click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949).")
@click.option("--to-encoding", default="", help="Write this encoding.  [default: utf-8]")
@click.pass_context
def convert(ctx: click.Context, /, **asked: Any) -> None:
    """Write tracks in another format, and say first what it cannot hold.

    The inputs stay as they are. What the target cannot hold is listed with its cues: the command then ends with exit
    code 1 and writes nothing, unless --lossy is given. Rows that could not be read, words and times that the target
    cannot say are never left out. Each copy is read back before it gets its name.
    """
    from kit.cli.converting import Asked, run  # noqa: PLC0415 - help answers without formats

    ctx.exit(run(Asked(**asked)))
