"""The report for people: findings grouped by rule, the heaviest first, with the rows they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.finding import Severity
from kit.check.rule import Fix
from kit.reports.excerpt import excerpt, visible
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.check.finding import Reported
    from kit.check.report import Checked, Report
    from kit.subs.track import Track
    from kit.words import Words

#: Findings of one rule that are shown before the rest is only counted.
SHOWN = 3
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(report: Report, words: Words, *, everything: bool = False, colour: bool = False) -> str:
    """The tracks, a group for each rule (three examples, or all with ``everything``), and the count at the end.

    Severities are written out; ``colour`` only repeats them. A row with a protected word is never shown.
    """
    paint = _paint if colour else _plain
    rows = [_track(one, words) for one in report.tracks]
    tracks = {str(one.track.path): one.track for one in report.tracks}
    for group in _groups(report):
        rows.append("")
        rows += _group(group, report, tracks, words, everything, paint)
    rows += ["", *_summary(report, words)]
    return "".join(f"{row}\n" for row in rows)


def _groups(report: Report) -> list[list[Reported]]:
    groups: dict[tuple[str, Severity], list[Reported]] = {}
    for found in report.standing:
        groups.setdefault((found.code, found.severity), []).append(found)
    return sorted(groups.values(), key=lambda group: _rank(group, report))


def _rank(group: list[Reported], report: Report) -> tuple[int, bool, int, str]:
    """The heaviest first; of these what protects people, then what is found most often."""
    code = group[0].code
    return -group[0].severity, not report.rules[code].protects, -len(group), code


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
    group: list[Reported],
    report: Report,
    tracks: dict[str, Track],
    words: Words,
    everything: bool,
    paint: Callable[[str, str], str],
) -> Iterator[str]:
    first = group[0]
    rule = report.rules[first.code]
    label = paint(words.say(first.severity.name.lower()), _COLOURS[first.severity])
    yield f"{label} {first.code} {first.name} × {len(group)}: {words.say(rule.title)}"
    for line in words.say(rule.why).splitlines():
        yield f"  {line}"
    shown = group if everything else group[:SHOWN]
    for found in shown:
        yield from _one(found, report, tracks[found.path], words)
    if len(group) > len(shown):
        yield "  " + words.say("… and {count} more; --all shows them.", {"count": len(group) - len(shown)})
    mendable = sum(bool(found.finding.edits) for found in group)
    if mendable and rule.fix is not Fix.NONE:
        unsafe = " --unsafe" if rule.fix is Fix.UNSAFE else ""
        yield "  " + words.say(
            "fix: `kit subs fix --select {code}{unsafe}` mends {mendable} of {count}; add --diff to look first.",
            {"code": first.code, "unsafe": unsafe, "mendable": mendable, "count": len(group)},
        )


def _one(found: Reported, report: Report, track: Track, words: Words) -> Iterator[str]:
    finding = found.finding
    yield f"  {visible(_place(found, track, words))}"
    yield f"    {visible(words.say(finding.message, finding.values))}"
    if (found.path, finding.row) in report.hidden:
        yield f"    {words.say('(the row is not shown: it holds a protected word)')}"
        return
    for row in excerpt(track.source.rows, finding.row, finding.column):
        yield f"    {row}"


def _place(found: Reported, track: Track, words: Words) -> str:
    finding = found.finding
    if not finding.row:
        return found.path
    place = f"{found.path}:{finding.row}"
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
    return [f"{tracks}, {cues}: {', '.join((*counts, *more))}."]


def _paint(text: str, code: str) -> str:
    return f"\x1b[1;{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:  # noqa: ARG001 - the same shape as _paint
    return text
