"""What ``kit subs check`` does: read, check, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kit.check import engine, registry
from kit.check.finding import Severity
from kit.cli import show
from kit.cli.subs_options import listed
from kit.cli.tracks import Asked, read
from kit.reports import concise, full, json
from kit.tools import files
from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from kit.check.report import Report
    from kit.words import Words


def run(
    *,
    form: str,
    output: Path | None,
    everything: bool,
    fail_on: str,
    ui_lang: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    **asked: Any,
) -> int:
    """Check and report; returns the exit code. ``asked`` are the options of ``Asked``."""
    rules = registry.chosen(registry.rules(), listed(select), listed(ignore))
    loaded = read(Asked(paths=asked.pop("tracks"), **asked), {need for rule in rules for need in rule.needs})
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    tell_skipped(report, loaded.lacking)
    text = _written(report, form, words(ui_lang), everything=everything, colour=output is None)
    if output:
        files.write_bytes(output, text.encode())
        show.note(f"The report is in {output}.")
    else:
        click.echo(text, nl=False)
    for failure in loaded.failures:
        show.error(failure)
    unread = max((failure.exit_code for failure in loaded.failures), default=0)
    return unread or (1 if report.fails(Severity[fail_on.upper()]) else 0)


def tell_skipped(report: Report, lacking: dict[str, str]) -> None:
    """Say which rules could not run and why: a check that did not run must not look like a clean one."""
    for need in dict.fromkeys(one.need for one in report.skipped):
        codes = ", ".join(dict.fromkeys(one.code for one in report.skipped if one.need == need))
        show.note(f"Not checked: {codes}, since {lacking.get(need, f'the film does not say its {need}')}.")


def _written(report: Report, form: str, spoken: Words, *, everything: bool, colour: bool) -> str:
    if form == "concise":
        return concise.write(report, spoken)
    if form == "json":
        return json.write(report, spoken)
    return full.write(report, spoken, everything=everything, colour=colour)
