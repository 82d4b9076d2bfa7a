"""Workflow commands of GitHub Actions: each finding becomes a note beside its row in the pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Severity
from kit.reports.grouped import groups
from kit.reports.message import message

if TYPE_CHECKING:
    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.words import Words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report, words: Words, *, everything: bool = False) -> str:
    """A command for each finding, the heaviest first, and one row with the count.

    GitHub shows ten notes of each weight a step, so three findings stand for all of their rule in a track, and the
    last of them says how many more there are; ``everything`` writes them all.
    """
    rows: list[str] = []
    for group in groups(report):
        for track in report.tracks:
            found = [one for one in group.findings if one.key == track.track.key]
            shown = found if everything else found[: len(group.shown(everything=False))]
            left = len(found) - len(shown)
            for at, one in enumerate(shown, 1):
                rows.append(_command(one, words, more=left if at == len(shown) else 0))
    errors, warnings, notes = (report.count(severity) for severity in reversed(Severity) if severity)
    rows.append(
        words.say(
            "{errors} errors, {warnings} warnings, {notes} notes.",
            {"errors": errors, "warnings": warnings, "notes": notes},
        )
    )
    return "".join(f"{row}\n" for row in rows)


def _command(found: Reported, words: Words, more: int) -> str:
    finding = found.finding
    told = message(finding, words)
    if more:
        told += "\n" + words.say("… and {count} more of this rule in this track.", {"count": more})
    properties = {"file": found.path.replace("\\", "/"), "line": finding.row or 1}
    if finding.column:
        properties["col"] = finding.column
    properties["title"] = f"{found.code} {found.name}"
    place = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[found.severity]} {place}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
