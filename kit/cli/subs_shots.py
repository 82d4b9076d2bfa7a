"""``kit subs shots``: find the film's changes of shot, once."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.help import examples


@examples(
    ("kit subs shots", "Find the shots of the film's master, and write the list that kit.toml names."),
    ("kit subs shots --import cut.edl", "Take them from the list of the cut (EDL, OTIO), or from frames, one a row."),
    ("kit subs shots --threshold 0.7 -o more.json", "Find more, into another file."),
)
@click.command
@click.option(
    "--import", "source", metavar="CUTS", type=click.Path(path_type=Path), help="Take the shots from this list."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the list here.")
@click.option("--overwrite", is_flag=True, help="Replace a list that kit did not write.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.2, 3.0),
    help="How different two frames of different shots are at least; lower finds more. [default: 0.85]",
)
@click.option("--sharp", is_flag=True, help="Leave out dissolves, wipes and fades.")
@click.option("--force", is_flag=True, help="Take a list whose changes of shot are not in the picture.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for another program.",
)
def shots(
    source: Path | None,
    output: Path | None,
    overwrite: bool,
    threshold: float | None,
    sharp: bool,
    force: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Find the frames on which the film's shots change.

    The list is what in-times and out-times are held against by kit subs check, and moved to by kit subs snap. A flash
    or a fast pan is no change of shot. A dissolve or wipe counts from the frame in which the new shot outweighs the old
    one, a fade from the first frame that is not black or white. What was found in a master is remembered. Some changes
    of an imported list are looked for in the picture; one of another film is refused.
    """
    from kit.cli.shooting import Asked, run  # noqa: PLC0415 - help answers without the media libraries

    run(Asked(source, output, overwrite, threshold, sharp, force, dry_run), form)
