"""``kit package``: what a festival is sent."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup


@examples(
    ("kit package build --for example-festival", "Everything that kit.toml says this festival wants."),
    ("kit package build --for example-festival --lang ko --zip", "In Korean alone, and as one zip."),
    ("kit package verify dist/packages/the-defector.example-festival.ko.zip", "What the receiver does."),
)
@click.group(cls=LazyGroup)
def package() -> None:
    """Put together what a festival is sent, and prove that it arrived whole."""


@examples(
    ("kit package build --for example-festival", "Everything that kit.toml says this festival wants."),
    ("kit package build --for example-festival --lang ko --lang en", "In two languages."),
    ("kit package build --for example-festival --zip -o ../to-send", "Elsewhere, with ../to-send.zip beside it."),
)
@package.command()
@click.option("--for", "festival", metavar="FESTIVAL", required=True, help="The id or name in [[festivals]].")
@click.option("--lang", "languages", metavar="LOCALE", multiple=True, help="Only this language; may be repeated.")
@click.option(
    "-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path),
    help="Write this folder instead of dist/packages/<film>.<festival>.<languages>.",
)  # fmt: skip
@click.option("--zip", "zipped", is_flag=True, help="Write a zip beside the folder, too.")
def build(festival: str, languages: tuple[str, ...], folder: Path | None, zipped: bool) -> None:
    """Make one festival's package: screeners, subtitles, booklets, stills, report, access statement, screening page.

    Screeners and booklets that are missing or old are made first. Every file is held against what the festival
    demands and searched for protected names and private metadata; the package appears whole, or not at all.
    """
    from kit.cli.packaging import run  # noqa: PLC0415 - help answers without it

    run(festival, languages, folder, zipped=zipped)


@examples(
    ("kit package verify to-send", "A folder that arrived."),
    ("kit package verify to-send.zip", "A zip: it is unpacked for the check, and away again."),
    ("kit package verify .", "The package in which you are."),
)
@package.command()
@click.argument("path", metavar="DIR|ZIP", type=click.Path(path_type=Path))
@click.pass_context
def verify(ctx: click.Context, path: Path) -> None:
    """Prove that a package arrived as it was sent: every file there, intact, playable, in the language it says.

    It needs the package alone, no film. Exit code 1 if anything is wrong; each line says what.
    """
    from kit.cli.packaging import verify as proved  # noqa: PLC0415 - help answers without it

    ctx.exit(proved(path))
