"""The report as programs read it: the shapes behind ``json`` and ``jsonl``, from which their schema is made.

Times are seconds with three decimals; rows, columns and cues count from 1 and are null where a finding is about the
whole file. A field never changes its meaning while ``schema`` stays the same; new ones may come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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

Level = Literal["error", "warning", "info"]


class SetStartRecord(msgspec.Struct, frozen=True, tag_field="edit", tag="set-start"):
    """Move a cue's in-time to ``start`` seconds."""

    cue: int
    start: float


class SetEndRecord(msgspec.Struct, frozen=True, tag_field="edit", tag="set-end"):
    """Move a cue's out-time to ``end`` seconds."""

    cue: int
    end: float


class SetLinesRecord(msgspec.Struct, frozen=True, tag_field="edit", tag="set-lines"):
    """Replace a cue's text: ``was`` is what stands in the file, ``lines`` what comes instead, markup included."""

    cue: int
    was: tuple[str, ...]
    lines: tuple[str, ...]


class DropRecord(msgspec.Struct, frozen=True, tag_field="edit", tag="drop"):
    """Remove a cue and its rows."""

    cue: int


EditRecord = SetStartRecord | SetEndRecord | SetLinesRecord | DropRecord


class FixRecord(msgspec.Struct, frozen=True):
    """What ``kit subs fix`` would do; if it is not ``safe``, only with ``--unsafe``."""

    safe: bool
    edits: tuple[EditRecord, ...]


class TrackRecord(msgspec.Struct, frozen=True):
    """A track that was checked; ``faults`` counts places where the file could not be read as cues.

    ``part`` is the track's language in a file that holds several, else null.
    """

    path: str
    part: str | None
    format: str
    encoding: str
    locale: str | None
    kind: Literal["full", "sdh", "forced"]
    profile: str
    cues: int
    faults: int


class FindingRecord(msgspec.Struct, frozen=True):
    """One finding. ``waived`` is the reason why it may stand, null for all that count.

    ``fix`` is null if nothing can be mended by itself, or if telling how would show words that must not be shown.
    """

    rule: str
    name: str
    severity: Level
    path: str
    part: str | None
    row: int | None
    column: int | None
    cue: int | None
    start: float | None
    end: float | None
    message: str
    fix: FixRecord | None
    waived: str | None


class SkippedRecord(msgspec.Struct, frozen=True):
    """A rule that could not run on a track, since the film does not say what it ``needs``."""

    rule: str
    path: str
    needs: str


class SummaryRecord(msgspec.Struct, frozen=True):
    """How many findings of each weight count, how many are waived, and what could not be checked."""

    error: int
    warning: int
    info: int
    waived: int
    not_checked: tuple[SkippedRecord, ...]


class ReportRecord(msgspec.Struct, frozen=True):
    """One run of ``kit subs check``; in a ``redacted`` report the words of the tracks are left out."""

    schema: Literal[1]
    kit: str
    redacted: bool
    tracks: tuple[TrackRecord, ...]
    findings: tuple[FindingRecord, ...]
    summary: SummaryRecord


def record(report: Report, words: Words) -> ReportRecord:
    """The whole report, waived findings too."""
    tracks = {one.track.key: one.track for one in report.tracks}
    return ReportRecord(
        schema=1,
        kit=__version__,
        redacted=report.redacted,
        tracks=tuple(_track(one) for one in report.tracks),
        findings=tuple(_finding(found, tracks[found.key], report, words) for found in report.findings),
        summary=SummaryRecord(
            error=report.count(Severity.ERROR),
            warning=report.count(Severity.WARNING),
            info=report.count(Severity.INFO),
            waived=len(report.findings) - len(report.standing),
            not_checked=tuple(SkippedRecord(one.code, printable(one.path), one.need) for one in report.skipped),
        ),
    )


def level(severity: Severity) -> Level:
    """A weight as programs read it."""
    return "error" if severity is Severity.ERROR else "warning" if severity is Severity.WARNING else "info"


def printable(text: str) -> str:
    """A path, or what quotes one, in which bytes that are no UTF-8 are shown as U+FFFD."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _track(one: Checked) -> TrackRecord:
    track = one.track
    return TrackRecord(
        path=printable(track.key[0]),
        part=track.key[1] or None,
        format=track.format,
        encoding=track.source.encoding.name,
        locale=track.locale or None,
        kind=track.kind.value,
        profile=one.profile.name,
        cues=len(track.cues),
        faults=len(track.faults),
    )


def _finding(found: Reported, track: Track, report: Report, words: Words) -> FindingRecord:
    finding = found.finding
    cue = track.cues[finding.cue - 1] if finding.cue else None
    return FindingRecord(
        rule=found.code,
        name=found.name,
        severity=level(found.severity),
        path=printable(found.path),
        part=found.part or None,
        row=finding.row or None,
        column=finding.column or None,
        cue=finding.cue or None,
        start=_seconds(cue.start) if cue else None,
        end=_seconds(cue.end) if cue else None,
        message=printable(words.say(finding.message, finding.values)),
        fix=_fix(found, report),
        waived=found.waived or None,
    )


def _fix(found: Reported, report: Report) -> FixRecord | None:
    fix = report.rules[found.code].fix
    if not found.finding.edits or fix is Fix.NONE or not report.shows(found):
        return None
    return FixRecord(safe=fix is Fix.SAFE, edits=tuple(_edit(edit) for edit in found.finding.edits))


def _edit(edit: Edit) -> EditRecord:
    match edit:
        case SetStart():
            return SetStartRecord(edit.cue, _seconds(edit.ticks))
        case SetEnd():
            return SetEndRecord(edit.cue, _seconds(edit.ticks))
        case SetLines():
            return SetLinesRecord(edit.cue, edit.was, edit.lines)
        case Drop():
            return DropRecord(edit.cue)


def _seconds(ticks: int) -> float:
    return to_ms(ticks) / 1000
