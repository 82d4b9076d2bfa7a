"""The report for people: findings grouped by rule, the heaviest first, with the rows they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Severity
from kit.check.rule import Fix
from kit.reports.excerpt import excerpt, visible, wrapped
from kit.reports.grouped import groups
from kit.reports.message import message
from kit.subs.binary import legible
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.check.finding import Reported
    from kit.check.report import Checked, Report
    from kit.reports.grouped import Group
    from kit.subs.track import Track
    from kit.words import Words

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(report: Report, words: Words, *, everything: bool = False, colour: bool = False) -> str:
    """The tracks, a group for each rule (three examples, or all with ``everything``), and the count at the end.

    Severities are written out; ``colour`` only repeats them. A row with a protected word is never shown.
    """
    paint = _paint if colour else _plain
    rows = [_track(one, words) for one in report.tracks]
    tracks = {one.track.key: one.track for one in report.tracks}
    for group in groups(report):
        rows.append("")
        rows += _group(group, report, tracks, words, everything, paint)
    rows += ["", *_summary(report, words)]
    return "".join(f"{row}\n" for row in rows)


def _track(one: Checked, words: Words) -> str:
    track = one.track
    return words.say(
        "{path}: {cues} · {format}, {encoding} · {locale}, {kind} · profile {profile}",
        {
            "path": visible(str(track.path)),
            "cues": words.say_many("{count} cue", "{count} cues", len(track.cues)),
            "format": track.format,
            "encoding": track.source.encoding.name,
            "locale": track.locale or words.say("no language"),
            "kind": words.say(str(track.kind)),
            "profile": one.profile.name,
        },
    )


def _group(
    group: Group,
    report: Report,
    tracks: dict[tuple[str, str], Track],
    words: Words,
    everything: bool,
    paint: Callable[[str, str], str],
) -> Iterator[str]:
    rule = group.rule
    label = paint(words.say(group.severity.name.lower()), _COLOURS[group.severity])
    yield words.say(
        "{severity} {code} {name} × {count}: {title}",
        {
            "severity": label,
            "code": rule.code,
            "name": rule.name,
            "count": len(group.findings),
            "title": words.say(rule.title),
        },
    )
    if rule.why:
        yield from (f"  {line}" for line in wrapped(words.say(rule.why)))
    shown = group.shown(everything=everything)
    for found in shown:
        yield from _one(found, report, tracks[found.key], words)
    if left := len(group.findings) - len(shown):
        yield "  " + words.say("… and {count} more; --all shows them.", {"count": left})
    if group.mendable:
        unsafe = " --unsafe" if rule.fix is Fix.UNSAFE else ""
        yield "  " + words.say(
            "fix: `kit subs fix --select {code}{unsafe}` mends {mendable} of {count}; add --diff to look first.",
            {"code": rule.code, "unsafe": unsafe, "mendable": group.mendable, "count": len(group.findings)},
        )


def _one(found: Reported, report: Report, track: Track, words: Words) -> Iterator[str]:
    finding = found.finding
    yield f"  {_place(found, track, words)}"
    yield f"    {message(finding, words)}"
    if not report.shows(found):
        if not report.redacted:
            yield "    " + words.say("(the row is not shown: it holds a protected word)")
        return
    for row in excerpt(legible(track), finding.row, finding.column):
        yield f"    {row}"


def _place(found: Reported, track: Track, words: Words) -> str:
    finding = found.finding
    if not finding.row:
        return visible(found.path)
    place = f"{visible(found.path)}:{finding.row}"
    if not finding.cue:
        return place
    cue = track.cues[finding.cue - 1]
    values = {"cue": finding.cue, "start": clock(cue.start), "end": clock(cue.end)}
    return f"{place} · " + words.say("cue {cue}, {start} → {end}", values)


def _summary(report: Report, words: Words) -> list[str]:
    tracks = words.say_many("{count} track", "{count} tracks", len(report.tracks))
    cues = words.say_many("{count} cue", "{count} cues", sum(len(one.track.cues) for one in report.tracks))
    counts = (
        words.say_many("{count} error", "{count} errors", report.count(Severity.ERROR)),
        words.say_many("{count} warning", "{count} warnings", report.count(Severity.WARNING)),
        words.say_many("{count} note", "{count} notes", report.count(Severity.INFO)),
    )
    waived = len(report.findings) - len(report.standing)
    more = [words.say_many("{count} waived", "{count} waived", waived)] if waived else []
    found = {"tracks": tracks, "cues": cues, "counts": ", ".join((*counts, *more))}
    return [words.say("{tracks}, {cues}: {counts}.", found)]


def _paint(text: str, code: str) -> str:
    return f"\x1b[1;{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:  # noqa: ARG001 - the same shape as _paint
    return text
