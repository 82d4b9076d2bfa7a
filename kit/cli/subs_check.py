"""``kit subs check``: hold tracks to their profile and report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kit.check import engine, registry
from kit.check.finding import Severity
from kit.cli import show
from kit.cli.help import examples
from kit.cli.subs_options import listed, track_options
from kit.cli.tracks import Asked, read
from kit.words import words

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.words import Words


@examples(
    ("kit subs check", "Check all tracks of the film, each under its profile."),
    ("kit subs check --lang ko --format concise", "One finding a row, for an editor."),
    ("kit subs check film.fr-CA.srt --profile netflix-fr-CA --fps 23.976", "Check a track outside any film."),
)
@click.command
@track_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="How to report: for people, one finding a row, or for programs.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, not three examples of each rule.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="End with exit code 1 from this weight on.",
)
@click.option(
    "--ui-lang", type=click.Choice(["en", "ko", "fr"]), default="en", show_default=True, help="Language of the report."
)
@click.pass_context
def check(
    ctx: click.Context,
    /,
    *,
    form: str,
    output: Path | None,
    everything: bool,
    fail_on: str,
    ui_lang: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    **asked: Any,
) -> None:
    """Check tracks against the rules of their profile.

    Without TRACK, all tracks of the film are checked. Ends with exit code 1 if something weighs as much as --fail-on.
    """
    rules = registry.chosen(registry.rules(), listed(select), listed(ignore))
    loaded = read(Asked(paths=asked.pop("tracks"), **asked), {need for rule in rules for need in rule.needs})
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    tell_skipped(report, loaded.lacking)
    text = _written(report, form, words(ui_lang), everything=everything, colour=output is None)
    if output:
        from kit.tools import files  # noqa: PLC0415 - only to write

        files.write_bytes(output, text.encode())
        show.note(f"The report is in {output}.")
    else:
        click.echo(text, nl=False)
    for failure in loaded.failures:
        show.error(failure)
    unread = max((failure.exit_code for failure in loaded.failures), default=0)
    ctx.exit(unread or (1 if report.fails(Severity[fail_on.upper()]) else 0))


def tell_skipped(report: Report, lacking: dict[str, str]) -> None:
    """Say which rules could not run and why: a check that did not run must not look like a clean one."""
    for need in dict.fromkeys(one.need for one in report.skipped):
        codes = ", ".join(dict.fromkeys(one.code for one in report.skipped if one.need == need))
        show.note(f"Not checked: {codes}, since {lacking.get(need, f'the film does not say its {need}')}.")


def _written(report: Report, form: str, spoken: Words, *, everything: bool, colour: bool) -> str:
    from kit.reports import concise, full, json  # noqa: PLC0415 - help needs no writers

    if form == "concise":
        return concise.write(report, spoken)
    if form == "json":
        return json.write(report, spoken)
    return full.write(report, spoken, everything=everything, colour=colour)
