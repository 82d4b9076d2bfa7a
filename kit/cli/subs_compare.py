"""``kit subs compare``: two tracks, or a track and a sound, side by side in time."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.help import examples


@examples(
    ("kit subs compare film.ko.srt film.en.srt", "Whether two languages run together, and what to do if not."),
    ("kit subs compare old.ko.srt new-cut.en.srt -o drift.svg", "The same as a picture: a dot for each cue."),
    ("kit subs compare film.en.srt film.mp4 --format json", "A track beside what is spoken, for another program."),
)
@click.command
@click.argument("track", metavar="TRACK", type=click.Path(path_type=Path))
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a picture (.svg) here as well."
)
@click.option("--overwrite", is_flag=True, help="Let -o replace a file that is already there.")
@click.option("--sound", default=1, show_default=True, help="Which sound track of OTHER, counted from 1.")
@click.option("--fps", default="", help="Frames a second, if no film tells them and a format counts them.")
@click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
def compare(
    track: Path,
    other: Path,
    output: Path | None,
    overwrite: bool,
    sound: int,
    fps: str,
    encoding: str,
    form: str,
) -> None:
    """Show where two tracks, or a track and a sound, drift apart, and what that means.

    OTHER is another track of the film, in any language, or a video or sound in which people speak. Only times count.
    For each stretch of the film: the median difference of the in-times, its slope in parts per million, and the cues
    without counterpart. Ends with 1 if the times differ.
    """
    from kit.cli import comparing  # noqa: PLC0415 - numpy

    comparing.run(
        comparing.Asked(track, other, output, overwrite=overwrite, sound=sound, fps=fps, encoding=encoding, form=form)
    )
