"""The report for programs: JSON whose ``schema`` number changes when a field changes its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kit import __version__
from kit.check.finding import Severity
from kit.check.rule import Fix
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.time.ticks import to_ms

if TYPE_CHECKING:
    from kit.check.finding import Reported
    from kit.check.report import Checked, Report
    from kit.subs.edit import Edit
    from kit.subs.track import Track
    from kit.words import Words

SCHEMA = 1


def write(report: Report, words: Words) -> str:
    """The whole report, waived findings too.

    Times are seconds with three decimals, rows, columns and cues count from 1 and are null where a finding is about
    the whole file. Fixes of rows with a protected word are left out: they would quote it.
    """
    tracks = {str(one.track.path): one.track for one in report.tracks}
    content = {
        "schema": SCHEMA,
        "kit": __version__,
        "tracks": [_track(one) for one in report.tracks],
        "findings": [_finding(found, tracks[found.path], report, words) for found in report.findings],
        "summary": {
            **{level.name.lower(): report.count(level) for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)},
            "waived": len(report.findings) - len(report.standing),
            "not_checked": [{"rule": one.code, "path": one.path, "needs": one.need} for one in report.skipped],
        },
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _track(one: Checked) -> dict[str, Any]:
    track = one.track
    return {
        "path": str(track.path),
        "format": track.format,
        "encoding": track.source.encoding.name,
        "locale": track.locale or None,
        "kind": str(track.kind),
        "profile": one.profile.name,
        "cues": len(track.cues),
        "faults": len(track.faults),
    }


def _finding(found: Reported, track: Track, report: Report, words: Words) -> dict[str, Any]:
    finding, rule = found.finding, report.rules[found.code]
    cue = track.cues[finding.cue - 1] if finding.cue else None
    return {
        "rule": found.code,
        "name": found.name,
        "severity": found.severity.name.lower(),
        "path": found.path,
        "row": finding.row or None,
        "column": finding.column or None,
        "cue": finding.cue or None,
        "start": _seconds(cue.start) if cue else None,
        "end": _seconds(cue.end) if cue else None,
        "message": words.say(finding.message, finding.values),
        "fix": _fix(found, rule.fix, report),
        "waived": found.waived or None,
    }


def _fix(found: Reported, fix: Fix, report: Report) -> dict[str, Any] | None:
    if not found.finding.edits or fix is Fix.NONE or (found.path, found.finding.row) in report.hidden:
        return None
    return {"safe": fix is Fix.SAFE, "edits": [_edit(edit) for edit in found.finding.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    match edit:
        case SetStart():
            return {"edit": "set-start", "cue": edit.cue, "start": _seconds(edit.ticks)}
        case SetEnd():
            return {"edit": "set-end", "cue": edit.cue, "end": _seconds(edit.ticks)}
        case SetLines():
            return {"edit": "set-lines", "cue": edit.cue, "was": list(edit.was), "lines": list(edit.lines)}
        case Drop():
            return {"edit": "drop", "cue": edit.cue}


def _seconds(ticks: int) -> float:
    return to_ms(ticks) / 1000
