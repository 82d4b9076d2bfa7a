"""``kit subs map``: look at time maps, turn them round, put two together."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup


@examples(
    ("kit subs map show recut.json -o recut.svg", "What a map does, and a picture of it."),
    ("kit subs map invert recut.json -o back.json", "From the new cut back to the old one."),
    ("kit subs map compose recut.json pal.json -o both.json", "The recut, then the change of rate, as one map."),
)
@click.group("map", cls=LazyGroup)
def group() -> None:
    """Look at time maps, turn them round, put two together."""


_MAP = click.Path(path_type=Path)
_OUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of printing."
)
_OVERWRITE = click.option("--overwrite", is_flag=True, help="Let -o replace a file that is already there.")


@examples(
    ("kit subs map show recut.json", "What is kept, removed and inserted, as a table."),
    ("kit subs map show recut.json -o recut.svg", "And a picture: how many seconds later each moment is."),
    ("kit subs map show recut.json --format json", "The same for programs, checked."),
)
@group.command()
@click.argument("path", metavar="MAP", type=_MAP)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the picture (.svg) here as well."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the map is told.")
@_OVERWRITE
def show(path: Path, output: Path | None, form: str, overwrite: bool) -> None:
    """Show a time map: its evidence, every stretch, and a picture."""
    from kit.cli import retime_told  # noqa: PLC0415 - help answers without it
    from kit.cli import show as tell  # noqa: PLC0415
    from kit.cli.ui_language import ui_language  # noqa: PLC0415
    from kit.retime import mapfile, plot  # noqa: PLC0415
    from kit.tools import files  # noqa: PLC0415

    timemap = mapfile.read(path)
    if output:
        if output.suffix.lower() != ".svg":
            raise click.UsageError(f"“{output.name}” is no name for a picture: let it end in .svg.")
        _free(output, overwrite=overwrite)
    if form == "json":
        click.echo(mapfile.dump(timemap).decode(), nl=False)
    else:
        retime_told.evidence(timemap, always=True)
        retime_told.stretches(timemap, always=True)
    if output:
        # Most words are messages; the verdict is one of a table.
        drawn = plot.svg(timemap, path.name, lambda text: tell.cell(tell.told(text)), ui_language(""))
        files.write_bytes(output, drawn.encode())


@examples(
    ("kit subs map invert recut.json", "Print the map from the new cut to the old one."),
    ("kit subs map invert recut.json -o back.json", "Write it to a file."),
    ("kit subs map invert pal.json -o cinema.json", "From 25 frames a second back to 24."),
)
@group.command()
@click.argument("path", metavar="MAP", type=_MAP)
@_OUT
@_OVERWRITE
def invert(path: Path, output: Path | None, overwrite: bool) -> None:
    """Turn a time map round: from the new film to the old one, exactly."""
    from kit.retime import algebra, mapfile  # noqa: PLC0415 - help answers without it

    _give(mapfile.dump(algebra.inverse(mapfile.read(path))), output, overwrite=overwrite)


@examples(
    ("kit subs map compose recut.json pal.json", "Print one map for the recut and then the change of rate."),
    ("kit subs map compose reel.json recut.json -o both.json", "Write it to a file."),
    ("kit subs map compose recut.json back.json", "What remains after there and back."),
)
@group.command()
@click.argument("first", type=_MAP)
@click.argument("second", type=_MAP)
@_OUT
@_OVERWRITE
def compose(first: Path, second: Path, output: Path | None, overwrite: bool) -> None:
    """Put two time maps together: what FIRST does and then SECOND, exactly."""
    from kit.retime import algebra, mapfile  # noqa: PLC0415 - help answers without it

    _give(mapfile.dump(algebra.compose(mapfile.read(first), mapfile.read(second))), output, overwrite=overwrite)


def _give(data: bytes, output: Path | None, *, overwrite: bool) -> None:
    from kit.tools import files  # noqa: PLC0415 - help answers without it

    if output is None:
        click.echo(data.decode(), nl=False)
        return
    _free(output, overwrite=overwrite)
    files.write_bytes(output, data)


def _free(output: Path, *, overwrite: bool) -> None:
    from kit.errors import Place, UsageError  # noqa: PLC0415 - help answers without it

    if output.exists() and not overwrite:
        raise UsageError(
            f"{output} is already there.",
            hint="Choose another name for -o, or add --overwrite.",
            slug="output-exists",
            place=Place(output),
        )
