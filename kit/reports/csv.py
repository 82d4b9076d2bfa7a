"""The report as a table for spreadsheets: RFC 4180, one finding a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kit.reports.changes import changes, each
from kit.reports.excerpt import visible
from kit.reports.message import message
from kit.time.ticks import clock

if TYPE_CHECKING:
    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.subs.track import Track
    from kit.words import Words

#: With one of these at its beginning a spreadsheet takes a cell for a formula, or a program's command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

#: The first row; never translated, so that a formula or a script finds its column in every language.
COLUMNS = (
    "rule", "name", "severity", "path", "locale", "row", "column", "cue", "start", "end", "text", "message", "was",
    "becomes", "waived",
)  # fmt: skip


def write(report: Report, words: Words) -> str:
    """A head and a row for each finding, waived ones too.

    Cells that a spreadsheet would compute get an apostrophe before them. Lines of a cue are parted by " | ".
    """
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for found, track in each(report):
        table.writerow(cell(value) for value in _row(found, track, report, words))
    return out.getvalue()


def _row(found: Reported, track: Track, report: Report, words: Words) -> tuple[object, ...]:
    finding = found.finding
    cue = track.cues[finding.cue - 1] if finding.cue else None
    mended = changes(found, track, report)
    return (
        found.code,
        found.name,
        words.say(found.severity.name.lower()),
        visible(found.path),
        track.locale,
        finding.row or "",
        finding.column or "",
        finding.cue or "",
        clock(cue.start) if cue else "",
        clock(cue.end) if cue else "",
        _shown(cue.text) if cue and report.shows(found) else "",
        message(finding, words),
        _shown("\n".join(change.old for change in mended)),
        _shown("\n".join(change.new or "" for change in mended)),
        visible(found.waived),
    )


def cell(value: object) -> str:
    """A value as text that no spreadsheet computes."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ⍽·").startswith(_FORMULA) else text


def _shown(text: str) -> str:
    return " | ".join(visible(line) for line in text.split("\n"))
