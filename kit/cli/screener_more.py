"""``kit screener targets``, ``styles`` and ``identify``: what can be chosen, and whose copy a file is."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.help import examples


@examples(
    ("kit screener targets", "Every target, and who asks for it."),
    ("kit screener build --lang ko --target festival-1080p", "A Korean screener for festivals' platforms."),
    ("kit screener build --lang ko --target web-720p", "A small one, for a link in a letter."),
)
@click.command()
def targets() -> None:
    """List what screeners can be made for, with sources and dates."""
    from kit.cli import show  # noqa: PLC0415 - help answers without them
    from kit.screener import targets as known  # noqa: PLC0415

    for name in known.names():
        target = known.find(name)
        click.echo(f"{name}\n  {show.told(target.title)}")
        for source in target.sources:
            read = source.read.isoformat()
            click.echo(f"  {source.title}\n  {show.told(f'{source.address} (read {read})')}")


@examples(
    ("kit screener styles", "Every style, where it comes from, its size and contrast."),
    ("kit screener styles --sheet styles.png", "A picture of each."),
    ("kit screener build --lang fr-CA --track sdh --style charte", "The Charte's colours, readable on any picture."),
)
@click.command()
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.png",
    help="Write a picture of every style in Korean, English and French.",
)
def styles(sheet: Path | None) -> None:
    """List how burned text can look: kit's own styles, and those of the film's kit.toml."""
    from kit.cli import show  # noqa: PLC0415 - help answers without them
    from kit.cli.film import film  # noqa: PLC0415
    from kit.errors import NothingToDoError, UsageError  # noqa: PLC0415
    from kit.screener import looks  # noqa: PLC0415
    from kit.tools import files  # noqa: PLC0415

    if sheet and sheet.suffix.lower() != ".png":
        raise UsageError(f"The sheet {sheet} does not end in .png.", hint="Give it that ending.", slug="sheet-form")
    try:
        project = film()
    except NothingToDoError:
        project = None
    for name, origin in looks.names(project).items():
        look = looks.find(name, project)
        click.echo(f"{name} ({origin})\n  {show.told(look.title)}")
        show.answer(
            f"  lowest contrast to the black around it {look.contrast:.1f}, "
            f"a line takes {look.size * look.leading:.1%} of the picture"
        )
    if sheet:
        from kit.screener import sheet as sheets  # noqa: PLC0415 - draws pictures

        files.write_bytes(sheet, sheets.draw(project))
        show.answer(f"A picture of each is in {show.short(sheet)}.")


@examples(
    ("kit screener identify leaked.mp4", "Whose personal copy this file is."),
    ("kit screener identify leaked.mp4 --recipients list.csv", "The same, where the receipts are elsewhere."),
    ("kit -C my-film screener identify ~/Downloads/clip.mp4", "For another film."),
)
@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--recipients",
    "listed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="LIST.csv",
    help="The list that the copies were made from; the receipts in dist/ count in any case.",
)
@click.pass_context
def identify(ctx: click.Context, /, *, file: Path, listed: Path | None) -> None:
    """Say whose personal copy a file is, by its bytes or by when and where the mark shows.

    A copy that was encoded again is known by its picture. Ends with exit code 6 if nobody fits surely enough.
    """
    from kit.cli import copying  # noqa: PLC0415 - help answers without it
    from kit.cli.film import film  # noqa: PLC0415
    from kit.screener import options  # noqa: PLC0415

    project = film()
    locale = next((one.locale for one in project.tracks), project.settings.film.default_locale)
    ctx.exit(copying.name_of(project, locale, options.resolve(project), file, listed))
