"""A report without the words of its tracks, for whoever may see the faults but not the film."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.check.protect import find
from kit.words import Word

if TYPE_CHECKING:
    from kit.check.finding import Reported
    from kit.check.report import Report

#: What stands where words stood.
BLACK = "▒▒▒"
#: Values of messages that never come out of a track's text. Every other text with a letter or a digit is taken away,
#: so that a new rule is redacted until somebody adds its values here.
KEPT = frozenset({
    "above", "allowed", "apart", "at", "author", "before", "below", "chars", "close", "code", "colour", "cues",
    "earlier", "encoding", "end", "file", "first", "font", "frame", "gap", "id", "kind", "last", "limit", "locale",
    "locales", "milliseconds", "needed", "open", "others", "own", "rate", "rule", "say", "seconds", "speed",
    "start", "sure", "track", "unit", "until",
})  # fmt: skip


def redact(report: Report) -> Report:
    """The same findings at the same places; words of dialogue are black in messages and reasons.

    Rows and new texts of fixes are left out by the writers, which ask ``Report.shows``. A protected word in the name
    of a file or a folder is black, too.
    """
    names = _names(report)
    return replace(
        report,
        tracks=tuple(replace(one, track=replace(one.track, path=names[str(one.track.path)])) for one in report.tracks),
        findings=tuple(replace(_blackened(found), path=str(names[found.path])) for found in report.findings),
        skipped=tuple(replace(one, path=str(names[one.path])) for one in report.skipped),
        hidden=frozenset((str(names[path]), row) for path, row in report.hidden),
        redacted=True,
    )


def _names(report: Report) -> dict[str, Path]:
    """The path that is shown for each path."""
    shown: dict[str, Path] = {}
    for one in report.tracks:
        path, words = one.track.path, one.track.facts.protected
        if str(path) in shown:
            continue
        if any(find(str(path), words)):
            parts = [BLACK if any(find(part, words)) else part for part in path.parent.parts]
            shown[str(path)] = Path(*parts, f"{BLACK}-{len(shown) + 1}{path.suffix}")
        else:
            shown[str(path)] = path
    return shown


def _blackened(found: Reported) -> Reported:
    values = {key: BLACK if _tells(key, value) else value for key, value in found.finding.values.items()}
    waived = BLACK if found.waived else ""
    return replace(found, finding=replace(found.finding, values=values), waived=waived)


def _tells(key: str, value: object) -> bool:
    return (
        isinstance(value, str)
        and not isinstance(value, Word)
        and key not in KEPT
        and any(letter.isalnum() for letter in value)
    )
