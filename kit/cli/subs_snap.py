"""``kit subs snap``: move times onto the film's cuts, and close short gaps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kit.cli.help import examples


@examples(
    ("kit subs snap --dry-run", "What would move in all tracks of the film, each with its reason."),
    ("kit subs snap --lang ko --profile netflix-ko", "The Korean tracks by the rules of one profile."),
    ("kit subs snap film.en.srt --mode extend -o snapped/", "One track, text never shown for a shorter time."),
)
@click.command
@click.argument("tracks", metavar="[TRACK]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--mode",
    type=click.Choice(["netflix", "extend"]),
    default="netflix",
    show_default=True,
    help="Move times either way, or only ever show text longer.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here (a file, or a folder).")
@click.option("--lang", multiple=True, help="Only the film's tracks of this locale; may be given again.")
@click.option("--profile", default="", help="Take the rules of this profile instead of the film's.")
@click.option("--shots", type=click.Path(path_type=Path), help="Take the film's cuts from this list.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--overwrite", is_flag=True, help="Let -o replace a file that is already there.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="info",
    show_default=True,
    help="End with exit code 1 if a finding of this weight is left.",
)
@click.option("--locale", default="", help="The tracks' language, if their names do not tell it (ko, fr-CA).")
@click.option("--fps", default="", help="Frames a second, if no film tells them.")
@click.option("--encoding", default="", help="Read the tracks with this encoding instead of guessing (cp949).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for another program.",
)
@click.pass_context
def snap(ctx: click.Context, /, **asked: Any) -> None:
    """Move in-times and out-times to where the film's cuts and the gaps want them.

    What the track's profile asks: an in-time near a cut goes onto it or half a second before it, an out-time two frames
    before it, and a gap that is too short to be a pause is closed. Nothing overlaps, leaves the film or gets too short
    to be read; what could not be moved for such a reason is listed with it. A second run changes nothing.

    What can be moved is written in any case. Ends with exit code 1 if something is left that weighs as much as
    --fail-on in the profile, and that no waiver lets stand.
    """
    from kit.cli.snapping import Asked, run  # noqa: PLC0415 - help answers without formats

    ctx.exit(run(Asked(**asked)))
