"""The report for programs, as one JSON object; docs/schema/report.json says what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.reports.records import record

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.words import Words


def write(report: Report, words: Words) -> str:
    """The whole report, waived findings too."""
    return msgspec.json.format(msgspec.json.encode(record(report, words)), indent=2).decode() + "\n"
