"""One finding a row, for editors and scripts: ``path:row:column: CODE message [severity]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.reports.excerpt import visible

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.words import Words


def write(report: Report, words: Words) -> str:
    """The report's standing findings; a finding on the whole file stands at 1:1. Empty if there are none."""
    rows = []
    for found in report.standing:
        place = f"{found.path}:{found.finding.row or 1}:{found.finding.column or 1}"
        message = words.say(found.finding.message, found.finding.values)
        rows.append(visible(f"{place}: {found.code} {message} [{words.say(found.severity.name.lower())}]"))
    return "".join(f"{row}\n" for row in rows)
