"""``kit batch``: makes what is missing or stale in a whole library of films."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.cli.help import examples

if TYPE_CHECKING:
    from kit.cli.batching import Wanted

_KINDS = ("screener", "booklet")


@examples(
    ("kit batch films", "Make everything that is missing or stale in each film below the folder."),
    ('kit batch films booklet --only "2024/*" --lang fr-CA', "Only booklets, of some films, in one language."),
    ("kit batch films --dry-run", "Say what would be made, film by film, and why."),
    ("kit batch /mnt/films --cluster tcp://scheduler:8786", "The same by the machines of a Dask cluster."),
)
@click.command
@click.argument("folder", metavar="FOLDER")
@click.argument("what", nargs=-1, type=click.Choice(_KINDS), metavar="[screener|booklet]...")
@click.option(
    "--only", multiple=True, metavar="GLOB", help="Only films whose path below FOLDER fits; may be given several times."
)
@click.option("--lang", "asked", multiple=True, metavar="LOCALE", help="Only this locale; may be given several times.")
@click.option("--force", is_flag=True, help="Make what is done, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option(
    "--keep-going/--stop",
    default=True,
    show_default=True,
    help="After a failure go on with the rest, or begin nothing more.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 4096),
    metavar="N",
    help="How many processors to use; with --cluster, how many results to have in the making. [default: all]",
)
@click.option(
    "--retries",
    type=click.IntRange(0, 20),
    default=2,
    show_default=True,
    metavar="N",
    help="How often a result whose worker was lost is given to another.",
)
@click.option("--cluster", metavar="ADDRESS", help="Have it done by a Dask cluster, for example tcp://scheduler:8786.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
@click.option(
    "-o",
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.json",
    help="Write the account of all films there, too.",
)
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    **options: Any,
) -> None:
    """Make everything that is missing or stale in a library of films.

    Each folder below FOLDER that holds a kit.toml is a film. What is up to date is passed over, a film that is broken
    costs only itself, and after Ctrl-C or a crash the same command goes on where it stood. Ends with 0 if everything is
    up to date, else with the code of the first failure in the order of the films.
    """
    from kit.cli import batching  # noqa: PLC0415 - help answers without it

    ctx.exit(batching.run(_wanted(**options)))


def _wanted(
    *,
    folder: str,
    what: tuple[str, ...],
    only: tuple[str, ...],
    asked: tuple[str, ...],
    force: bool,
    dry_run: bool,
    keep_going: bool,
    jobs: int | None,
    retries: int,
    cluster: str | None,
    form: str,
    report: Path | None,
) -> Wanted:
    from kit.batch.look import Asked  # noqa: PLC0415 - help answers without it
    from kit.cli.batching import Wanted  # noqa: PLC0415
    from kit.deliverables.maker import What  # noqa: PLC0415

    kinds = tuple(kind for kind in What if kind in what)
    return Wanted(
        folder=folder,
        only=only,
        asked=Asked(kinds, asked, force=force),
        dry_run=dry_run,
        keep_going=keep_going,
        jobs=jobs,
        retries=retries,
        cluster=cluster or "",
        form=form,
        report=report,
    )
