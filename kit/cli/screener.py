"""``kit screener``: burn, show beforehand what would be burned, look at a burn again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kit.cli.help import examples
from kit.cli.lazy import LazyGroup
from kit.cli.screener_more import identify, styles, targets
from kit.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.screener.options import Options

F = TypeVar("F", bound="Callable[..., object]")


@examples(
    ("kit screener build --lang ko", "Burn the Korean track into the master."),
    ('kit screener build --lang fr-CA --for "Sheffield DocFest" --recipient "A. Programmer"', "Mark a copy."),
    ("kit screener plan --lang ko", "Show what would be done, and run nothing."),
)
@click.group(cls=LazyGroup)
def screener() -> None:
    """Burn subtitles into screeners."""


def _copy(command: F) -> F:
    """The options that say which copy is meant."""
    for option in reversed(
        (
            click.option(
                "--lang",
                "asked",
                multiple=True,
                metavar="TAG",
                help="A locale of the film; may be repeated. [default: all]",
            ),
            click.option(
                "--with", "second", metavar="TAG", help="A second language in the picture, below the first one."
            ),
            click.option("--for", "festival", metavar="FESTIVAL", help="The festival that the mark names."),
            click.option("--recipient", metavar="NAME", help="The person that the mark names."),
            click.option("--date", metavar="YYYY-MM-DD", help="The date that the mark names."),
            click.option("--mark-text", "text", metavar="TEXT", help="What the mark says besides."),
            click.option("--timecode/--no-timecode", default=None, help="With the master's time code running."),
            click.option(
                "--mark/--no-mark", default=None, help="With or without the visible mark. [default: as kit.toml says]"
            ),
            click.option(
                "--track",
                "kind",
                type=click.Choice(["full", "sdh", "forced"]),
                help="Which track to burn. [default: full]",
            ),
            click.option(
                "--target",
                metavar="NAME",
                help="What to make it for (kit screener targets). [default: as kit.toml says]",
            ),
            click.option(
                "--style", metavar="NAME", help="How the text looks (kit screener styles). [default: festival]"
            ),
            click.option(
                "--subtitles",
                type=click.Choice(["burned", "soft", "sidecar"]),
                help="In the picture, to be switched, or WebVTT beside it. [default: as the target says]",
            ),
            click.option(
                "--also",
                multiple=True,
                metavar="TAG",
                help="A further locale whose tracks can be switched (not with burned); may be repeated.",
            ),
            click.option(
                "--size-limit",
                metavar="SIZE",
                help="No larger than this, for example 2GB; encoded in two passes. [default: as the target says]",
            ),
        )
    ):
        command = option(command)
    return command


@examples(
    ("kit screener build --lang ko", "Burn the Korean track, unless the screener is up to date."),
    ('kit screener build --lang ko --for "Busan" --no-mark', "A copy without a mark."),
    ("kit screener build --lang ko --recipients list.csv", "A marked copy for each person on the list."),
)
@screener.command()
@_copy
@click.option("--dry-run", is_flag=True, help="Say what would be burned and why; write nothing.")
@click.option("--force", is_flag=True, help="Burn again, even if the screener is up to date.")
@click.option(
    "-o", "--output", "to", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of dist/."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many segments to encode side by side. [default: one for each processor]",
)
@click.option(
    "--recipients",
    "listed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="LIST.csv",
    help="One copy for each person on this list (columns name, email, file), marked now and then with the name.",
)
@click.pass_context
def build(
    ctx: click.Context,
    /,
    *,
    dry_run: bool,
    force: bool,
    to: Path | None,
    jobs: int | None,
    listed: Path | None,
    **wanted: Any,
) -> None:
    """Burn one screener a language, verify it, and do nothing where nothing changed."""
    from kit.cli import show  # noqa: PLC0415 - help answers without it
    from kit.errors import KitError, UsageError  # noqa: PLC0415

    copies = _copies(**wanted)
    if to and (len(copies) > 1 or listed):
        raise UsageError(
            "One file cannot hold several screeners.", hint="Name one language with --lang.", slug="output-for-many"
        )
    if listed:
        from kit.cli import copying  # noqa: PLC0415 - only for personal copies

        one, tags = copies[0], [copy.locale for copy in copies]
        ctx.exit(
            copying.run(
                one.project, tags, one.options, one.fingerprints, listed, jobs=jobs, force=force, dry_run=dry_run
            )
        )
    codes: list[int] = []
    told: set[tuple[str, object]] = set()  # what is wrong for every language is said once
    for index, copy in enumerate(copies):
        try:
            _explain(copy, to) if dry_run else _make(copy, copies[index + 1 :], to, jobs, force=force)
        except KitError as failure:
            if (failure.message, failure.place) not in told:
                show.error(failure)
            told.add((failure.message, failure.place))
            codes.append(failure.exit_code)
    ctx.exit(codes[0] if codes else 0)


@examples(
    ("kit screener plan --lang ko", "What is kept, what will be encoded, and how."),
    ("kit screener plan --lang en --size-limit 2GB", "The two passes that would fill two gigabytes."),
    ("kit screener plan --lang ko | less", "Page by page."),
)
@screener.command()
@_copy
def plan(**wanted: Any) -> None:
    """Show what a build would do now: inputs, segments, disk space, ffmpeg's command lines, the text; run nothing."""
    from kit.cli import planning, show  # noqa: PLC0415 - help answers without them
    from kit.screener import build as screeners  # noqa: PLC0415
    from kit.screener import job  # noqa: PLC0415

    for copy in _copies(**wanted):
        planned = job.prepare(copy.project, copy.locale, copy.options)
        output = screeners.output(copy.project, copy.locale, copy.options)
        made_from = screeners.inputs(copy.project, copy.locale, copy.options, copy.fingerprints)
        click.echo(f"# {show.cell('Output')}\n{output}\n\n# {show.cell('Inputs')}")
        for name, value in made_from.items():
            click.echo(f"{name}: {show.printable(value)}")
        click.echo()
        origins = screeners.origins(copy.project, made_from)
        for row in planning.steps(copy.project, copy.locale, copy.options, planned, output, origins):
            click.echo(row)
        for warning in planned.warnings:
            show.note(warning)
        copy.fingerprints.save()


@examples(
    ("kit screener verify --lang ko -o proof.html", "Prove the Korean screener; a page with a picture of every cue."),
    ("kit screener verify --fresh", "All screeners of the film, every picture of them."),
    ("kit screener verify copy.mp4 --lang fr-CA --no-mark", "A file from elsewhere, held against the French track."),
)
@screener.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]")
@_copy
@click.option(
    "-o",
    "--output",
    "reports",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="REPORT",
    help="Write a report that ends in .html (with a picture of every cue) or .json; may be repeated.",
)
@click.option("--receipt", is_flag=True, help="Only compare the file with its receipt; look at no picture.")
@click.option(
    "--fresh", is_flag=True, help="Look at every picture, even where the bytes are those that the build proved."
)
@click.option("--ui-lang", type=click.Choice(LANGUAGES), help="Language of the page.  [default: the environment's]")
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    *,
    file: Path | None,
    reports: tuple[Path, ...],
    receipt: bool,
    fresh: bool,
    ui_lang: str | None,
    **wanted: Any,
) -> None:
    """Prove that each cue is burned, right, readable and on its frames, and that nothing else is.

    Every picture is held against the master with the subtitles drawn on it anew; of a file whose bytes are still those
    that its build proved, what was found then is told. Ends with exit code 1 if a cue is wrong or missing, or if
    something is burned where nothing should be.
    """
    from kit import receipt as receipts  # noqa: PLC0415 - help answers without them
    from kit.cli import proving  # noqa: PLC0415
    from kit.errors import UsageError  # noqa: PLC0415
    from kit.screener import build as screeners  # noqa: PLC0415

    copies = _copies(**wanted)
    outputs = [screeners.output(copy.project, copy.locale, copy.options) for copy in copies]
    if file is not None:
        same = [index for index, output in enumerate(outputs) if output.resolve() == file.resolve()]
        known = receipts.read(file)
        if len(copies) > 1 and not same and not (known and "recipient" in known.facts):
            raise UsageError(
                f"Which track {file.name} should show is not known.",
                hint="Name its language with --lang, and its mark with --for, --recipient, --date or --no-mark.",
                slug="screener-unknown",
            )
        copies, outputs = [copies[same[0] if same else 0]], [file]
    found = [
        proving.Wanted(copy.project, copy.locale, copy.options, output)
        for copy, output in zip(copies, outputs, strict=True)
    ]
    ctx.exit(proving.run(found, reports, ui_lang or "", receipts_only=receipt, fresh=fresh))


for listing in (targets, styles, identify):
    screener.add_command(listing)


@dataclass(frozen=True, slots=True)
class _Copy:
    """One screener that was asked for."""

    project: Project
    locale: str
    options: Options
    fingerprints: Fingerprints


def _copies(asked: tuple[str, ...], **choices: Any) -> list[_Copy]:
    """The screeners that the options of ``_copy`` ask for, in kit.toml's order of locales."""
    from kit.cli.film import film, locales  # noqa: PLC0415 - help answers without them
    from kit.receipt import Fingerprints  # noqa: PLC0415
    from kit.screener import options  # noqa: PLC0415

    project = film()
    chosen = options.resolve(project, **choices)
    fingerprints = Fingerprints(project.dist / "receipts")
    tags = locales(project, () if "all" in asked else asked)
    return [_Copy(project, locale, chosen, fingerprints) for locale in tags]


def _make(copy: _Copy, following: list[_Copy], to: Path | None, jobs: int | None, *, force: bool) -> None:
    from kit.cli import burned, meter, show  # noqa: PLC0415 - help answers without them
    from kit.screener import build as screeners  # noqa: PLC0415

    output = to or screeners.output(copy.project, copy.locale, copy.options)
    if not force and _is_done(copy, output):
        show.answer(f"{show.short(output)}: up to date")
    else:
        with meter.meter(output.name) as progress:
            made = screeners.build(
                copy.project,
                copy.locale,
                copy.options,
                progress,
                copy.fingerprints,
                warn=show.note,
                to=to,
                jobs=jobs,
                following=[one.locale for one in following if force or _is_due(one)],
            )
        click.echo(show.named(show.short(output), burned.summary(made)))
    copy.fingerprints.save()


def _is_due(copy: _Copy) -> bool:
    """Whether a screener has yet to be made and can be, as far as can be told before its turn."""
    from kit.errors import KitError  # noqa: PLC0415 - help answers without them

    try:
        return not _is_done(copy)
    except KitError:
        return False


def _is_done(copy: _Copy, to: Path | None = None) -> bool:
    """Whether a screener is there that was made from what is there now. Raises KitError."""
    from kit import receipt  # noqa: PLC0415 - help answers without them
    from kit.screener import build as screeners  # noqa: PLC0415

    output = to or screeners.output(copy.project, copy.locale, copy.options)
    made_from = screeners.inputs(copy.project, copy.locale, copy.options, copy.fingerprints)
    return receipt.state(output, made_from, copy.fingerprints) is receipt.State.DONE and screeners.complete(output)


def _explain(copy: _Copy, to: Path | None) -> None:
    """Say whether a screener would be burned, and because of what."""
    from kit import receipt  # noqa: PLC0415 - help answers without them
    from kit.cli import show  # noqa: PLC0415
    from kit.screener import build as screeners  # noqa: PLC0415

    output = to or screeners.output(copy.project, copy.locale, copy.options)
    made_from = screeners.inputs(copy.project, copy.locale, copy.options, copy.fingerprints)
    state = receipt.state(output, made_from, copy.fingerprints)
    before = receipt.read(output)
    changed = [name for name in made_from if before and before.inputs.get(name) != made_from[name]]
    match state:
        case receipt.State.DONE:
            told = "up to date"
        case receipt.State.MISSING:
            told = "would be burned: it is not there"
        case receipt.State.STALE:
            told = f"would be burned again: {', '.join(changed) or show.told('the file')} changed"
    click.echo(show.named(show.short(output), show.told(told)))
