"""What ``kit subs check`` does: read, check, report."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kit.check import engine, registry
from kit.check.finding import Severity
from kit.cli import show
from kit.cli.subs_options import listed
from kit.cli.tracks import Asked, read
from kit.cli.ui_language import asked_for, ui_language
from kit.reports import forms
from kit.reports import redact as redacting
from kit.tools import files
from kit.words import LANGUAGES, words

if TYPE_CHECKING:
    from pathlib import Path

    from kit.check.report import Report
    from kit.errors import KitError


def run(
    *,
    form: str | None,
    output: Path | None,
    everything: bool,
    redact: bool,
    fail_on: str,
    ui_lang: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    **asked: Any,
) -> int:
    """Check and report; returns the exit code. ``asked`` are the options of ``Asked``."""
    rules = registry.chosen(registry.rules(), listed(select), listed(ignore))
    loaded = read(Asked(paths=asked.pop("tracks"), **asked), {need for rule in rules for need in rule.needs})
    report = engine.check(loaded.tracks, loaded.profile_of, rules=rules, beside=loaded.beside, waivers=loaded.waivers)
    tell_skipped(report, loaded.lacking)
    level = Severity[fail_on.upper()]
    wanted = forms.Wanted(everything, colour=output is None, fail_on=level, today=dt.datetime.now().astimezone().date())
    form = forms.choose(form or "", output.name if output else "", os.environ)
    spoken = words(_language(form, ui_lang or asked_for(), report), "check")
    text = forms.write(form, redacting.redact(report) if redact else report, spoken, wanted)
    if output:
        files.write_bytes(output, forms.encoded(form, text))
        show.note(f"The report is in {output}.")
    else:
        click.echo(text, nl=False)
    for failure in loaded.failures:
        show.error(_without_row(failure) if redact else failure)
    unread = max((failure.exit_code for failure in loaded.failures), default=0)
    return unread or (1 if report.fails(level) else 0)


def tell_skipped(report: Report, lacking: dict[str, str]) -> None:
    """Say which rules could not run and why: a check that did not run must not look like a clean one."""
    for need in dict.fromkeys(one.need for one in report.skipped):
        codes = ", ".join(dict.fromkeys(one.code for one in report.skipped if one.need == need))
        show.note(f"Not checked: {codes}, since {lacking.get(need, f'the film does not say its {need}')}.")


def _language(form: str, asked: str, report: Report) -> str:
    """The reader's language: a page goes to a translator, so it speaks that of its tracks if they share one."""
    spoken = {one.track.locale.partition("-")[0] for one in report.tracks}
    if form == "html" and not asked and len(spoken) == 1 and (own := spoken.pop()) in LANGUAGES:
        return own
    return ui_language(asked)


def _without_row(failure: KitError) -> KitError:
    """An error that does not show the row which it is about."""
    place = failure.place
    if place is not None:
        failure.place = replace(place, line=None)
    return failure
