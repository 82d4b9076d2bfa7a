"""``kit build``: makes everything that is missing or stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit.cli import show
from kit.cli.film import film, locales
from kit.cli.help import examples
from kit.errors import KitError, NothingToDoError, each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project
    from kit.receipt import Fingerprints

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
    festival: str | None,
    recipient: str | None,
) -> None:
    """Make everything that is missing or stale.

    Goes language by language, first the screener, then the booklet. A result takes its name only when it is complete
    and verified; until then the old one stays.
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
            code = _make(project, due, fingerprints, keep_going=keep_going)
        else:
            click.echo("Everything is up to date.")
    ctx.exit(code)


def _due(found: Sequence[Deliverable], *, force: bool) -> list[Deliverable]:
    """What is to be made. Raises NothingToDoError if the film has nothing to make anything from."""
    for item in found:
        if item.standing == "absent":
            show.note(f"no {item.what} for {item.locale}: {item.why[0]}.")
    if all(item.standing == "absent" for item in found):
        raise NothingToDoError(
            "There is nothing to build: no locale asked for has a full track or words.",
            hint="Put tracks into subtitles/ and words into locales/; `kit status` shows what each locale lacks.",
            slug="nothing-to-build",
        )
    return [item for item in found if item.due or item.problem or (force and item.standing == "done")]


def _announce(due: Sequence[Deliverable]) -> None:
    if not due:
        click.echo("Everything is up to date; nothing would be made.")
    for item in due:
        reason = "; ".join(problem.message for problem in each(item.problem)) or ", ".join(item.why)
        about = f" ({reason})" if reason else ""
        click.echo(show.printable(f"{item.standing}  {show.short(item.output)}{about}"))


def _make(project: Project, due: Sequence[Deliverable], fingerprints: Fingerprints, *, keep_going: bool) -> int:
    """Make one after the other; the exit code is that of the first failure, which ends it unless ``keep_going``."""
    from kit.cli import meter  # noqa: PLC0415 - a run that makes nothing need not load it
    from kit.deliverables.make import make  # noqa: PLC0415

    codes = []
    for item in due:
        name = show.short(item.output)
        try:
            if item.what == "screener" and not item.problem:
                _tell_subtitles(project, item)
            with meter.meter(item.output.name) as progress:
                made = make(project, item, fingerprints, progress=progress, warn=show.note)
        except KitError as failure:
            if not keep_going:
                raise
            show.error(failure)
            codes.append(failure.exit_code)
        else:
            click.echo(show.printable(f"{name}: {made}"))
    if codes:
        click.echo(f"\n{len(codes)} of {len(due)} results could not be made.", err=True)
    return codes[0] if codes else 0


def _tell_subtitles(project: Project, item: Deliverable) -> None:
    """Check the track that is about to be burned; what is found is told, rows that cannot be read are refused later.

    Raises KitError if the track cannot be read at all.
    """
    from kit.check import engine, registry  # noqa: PLC0415 - a run that burns nothing need not load the rules
    from kit.check.finding import Severity  # noqa: PLC0415
    from kit.cli import tracks  # noqa: PLC0415
    from kit.project.check import full_track  # noqa: PLC0415

    file = full_track(project, item.locale)
    if file is None:
        return
    rules = registry.rules()
    loaded = tracks.read(tracks.Asked(paths=(file.path,)), {need for rule in rules for need in rule.needs})
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    weights = [found.severity for found in report.findings if not found.waived]
    errors, warnings = weights.count(Severity.ERROR), weights.count(Severity.WARNING)
    if errors or warnings:
        told = " and ".join(_counted(*pair) for pair in ((errors, "error"), (warnings, "warning")) if pair[0])
        show.note(f"{show.short(file.path)} has {told}; `kit subs check --lang {item.locale}` shows them.")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
