"""One finding a row, for editors and scripts: ``path:row:column: CODE message [severity]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.reports.excerpt import visible
from kit.reports.message import message

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.words import Words


def write(report: Report, words: Words) -> str:
    """The report's standing findings; a finding on the whole file stands at 1:1. Empty if there are none."""
    rows = []
    for found in report.standing:
        place = f"{visible(found.path)}:{found.finding.row or 1}:{found.finding.column or 1}"
        told = message(found.finding, words)
        rows.append(f"{place}: {found.code} {told} [{words.say(found.severity.name.lower())}]")
    return "".join(f"{row}\n" for row in rows)
