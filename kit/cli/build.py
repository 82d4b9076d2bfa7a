"""``kit build``: makes everything that is missing or stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli import show
from kit.cli.film import film, locales
from kit.cli.help import examples
from kit.errors import NothingToDoError, each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.deliverables.survey import Deliverable

_KINDS = ("screener", "booklet")


@examples(
    ("kit build", "Make every screener and booklet that is missing or stale."),
    ("kit build booklet --lang ko --lang fr", "The booklets in Korean and French alone."),
    ("kit build --dry-run", "Say what would be made, and why."),
    ('kit build screener --for "Sheffield DocFest" --recipient "A. Programmer"', "Copies marked for one person."),
)
@click.command
@click.argument("what", nargs=-1, type=click.Choice(_KINDS), metavar="[screener|booklet]...")
@click.option("--lang", "asked", multiple=True, metavar="LOCALE", help="Only this locale; may be given several times.")
@click.option("--force", is_flag=True, help="Make what is done, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--keep-going", is_flag=True, help="After a failure, make the rest before ending with its error.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processors to use: screeners share them, each booklet takes one. [default: all]",
)
@click.option("--for", "festival", metavar="FESTIVAL", help="The festival that the screeners' mark names.")
@click.option("--recipient", metavar="NAME", help="The person that the screeners' mark names.")
@click.pass_context
def build(
    ctx: click.Context,
    /,
    what: tuple[str, ...],
    asked: tuple[str, ...],
    force: bool,
    dry_run: bool,
    keep_going: bool,
    jobs: int | None,
    festival: str | None,
    recipient: str | None,
) -> None:
    """Make everything that is missing or stale.

    Several results are made at once. A result takes its name only when it is complete and verified; until then the old
    one stays. After Ctrl-C or a crash the same command goes on where it stood. What happened to each result, and when,
    stands in dist/logs/.
    """
    from kit.deliverables.maker import Copy, What  # noqa: PLC0415 - help needs no film
    from kit.deliverables.survey import remembered, survey  # noqa: PLC0415

    project = film()
    copy = Copy(festival, recipient)
    kinds = tuple(kind for kind in What if not what or kind in what)
    code = 0
    with remembered(project) as fingerprints:
        found = survey(project, fingerprints, kinds=kinds, locales=locales(project, asked), copy=copy)
        due = _due(found, force=force)
        if dry_run:
            _announce(due)
        elif due:
            from kit.cli import building  # noqa: PLC0415 - a run that makes nothing need not load it

            fingerprints.save()  # a master that was just read need not be read again by each process
            code = building.make(project, due, copy, fingerprints, force=force, keep_going=keep_going, jobs=jobs)
        else:
            show.answer("Everything is up to date.")
    ctx.exit(code)


def _due(found: Sequence[Deliverable], *, force: bool) -> list[Deliverable]:
    """What is to be made. Raises NothingToDoError if the film has nothing to make anything from."""
    for item in found:
        if item.standing == "absent":
            what, why = show.cell(item.what), show.cell(item.why[0])
            show.note(f"no {what} for {item.locale}: {why}.")
    if all(item.standing == "absent" for item in found):
        raise NothingToDoError(
            "There is nothing to build: no locale asked for has a full track or words.",
            hint="Put tracks into subtitles/ and words into locales/; `kit status` shows what each locale lacks.",
            slug="nothing-to-build",
        )
    return [item for item in found if item.due or item.problem or (force and item.standing == "done")]


def _announce(due: Sequence[Deliverable]) -> None:
    if not due:
        show.answer("Everything is up to date; nothing would be made.")
    for item in due:
        reason = "; ".join(show.told(problem.message) for problem in each(item.problem))
        reason = reason or ", ".join(map(show.cell, item.why))
        about = f" ({reason})" if reason else ""
        click.echo(show.printable(f"{show.cell(item.standing)}  {show.short(item.output)}{about}"))
