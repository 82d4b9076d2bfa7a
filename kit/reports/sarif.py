"""The report as SARIF 2.1.0, which code hosts and editors show beside the rows; fixes and waivers travel along."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from kit import __version__
from kit.check.finding import Severity
from kit.check.own import RULE_BROKE
from kit.check.rule import Fix
from kit.check.waiver import same_words
from kit.reports.changes import each
from kit.reports.message import message
from kit.reports.needs import lacking
from kit.reports.replacements import Replacement, replacement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.check.rule import Rule
    from kit.subs.track import Track
    from kit.words import Words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The name of our fingerprint; its number changes when the way of making it does.
FINGERPRINT = "cueWords/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}


def write(report: Report, words: Words) -> str:
    """One run with all rules that a finding names or that ran, and all findings."""
    rules = [rule for _, rule in sorted(report.rules.items())]
    places = {rule.code: at for at, rule in enumerate(rules)}
    artifacts = {path: at for at, path in enumerate(dict.fromkeys(str(one.track.path) for one in report.tracks))}
    known = _Fingerprints(report)
    run = {
        "tool": {
            "driver": {
                "name": "kit",
                "semanticVersion": __version__,
                "language": words.locale,
                "rules": [_rule(rule, words) for rule in rules],
            }
        },
        "language": words.locale,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, words)],
        "artifacts": [
            {
                "location": {"uri": _uri(one.track.path)},
                "encoding": one.track.source.encoding.name,
                "roles": ["analysisTarget"],
            }
            for one in {str(one.track.path): one for one in report.tracks}.values()
        ],
        "results": [
            _result(found, track, report, words, places, artifacts[found.path], known.of(found, track))
            for found, track in each(report)
        ],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _rule(rule: Rule, words: Words) -> dict[str, Any]:
    title, why = words.say(rule.title), words.say(rule.why)
    source = words.say("Source: {name}, {address}", {"name": rule.source.name, "address": rule.source.address})
    described: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": f"{why or title}\n\n{source}"},
        "properties": {"tags": [rule.group], "fix": str(rule.fix), "scope": str(rule.scope)},
    }
    return described


def _invocation(report: Report, words: Words) -> dict[str, Any]:
    told = [
        {
            "level": "note",
            "message": {"text": lacking(one.need, words)},
            "associatedRule": {"id": one.code},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(Path(one.path))}}}],
        }
        for one in report.skipped
    ]
    broke = any(found.code == RULE_BROKE.code for found in report.findings)
    return {"executionSuccessful": not broke, "toolExecutionNotifications": told}


def _result(
    found: Reported,
    track: Track,
    report: Report,
    words: Words,
    places: Mapping[str, int],
    artifact: int,
    fingerprint: str,
) -> dict[str, Any]:
    finding = found.finding
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(track.path), "index": artifact}}
    if finding.row:
        location["region"] = {"startLine": finding.row}
        if finding.column:
            location["region"]["startColumn"] = finding.column
    place: dict[str, Any] = {"physicalLocation": location}
    if finding.cue:
        place["logicalLocations"] = [{"name": words.say("cue {cue}", {"cue": finding.cue}), "kind": "element"}]
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": places[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": message(finding, words)},
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "suppressions": [{"kind": "external", "status": "accepted", "justification": found.waived}]
        if found.waived
        else [],
    }
    if fix := _fix(found, track, report, words, location["artifactLocation"]):
        result["fixes"] = [fix]
    return result


def _fix(
    found: Reported, track: Track, report: Report, words: Words, artifact: dict[str, Any]
) -> dict[str, Any] | None:
    rule = report.rules[found.code]
    if rule.fix is Fix.NONE or not found.finding.edits or not report.shows(found):
        return None
    change = replacement(track, found.finding.edits)
    if change is None:
        return None
    how = (
        words.say("`kit subs fix` mends it")
        if rule.fix is Fix.SAFE
        else words.say("`kit subs fix --unsafe` mends it; look at the result")
    )
    return {
        "description": {"text": how},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [_replaced(change, track)]}],
    }


def _replaced(change: Replacement, track: Track) -> dict[str, Any]:
    """Whole rows: without their last line end if others take their place, with it if they go."""
    rows = track.source.rows
    if change.text:
        region = {"startLine": change.first, "endLine": change.last}
        end = rows[change.last - 1][len(rows[change.last - 1].rstrip("\r\n")) :]
        text = change.text.removesuffix(end) if end else change.text
        return {"deletedRegion": region, "insertedContent": {"text": text}}
    region = {"startLine": change.first, "startColumn": 1, "endLine": change.last + 1, "endColumn": 1}
    if change.last == len(rows):
        region |= {"endLine": change.last, "endColumn": len(rows[-1].rstrip("\r\n")) + 1}
    return {"deletedRegion": region}


class _Fingerprints:
    """What makes a finding the same one after rows above it came or went: its rule, its track, its cue's words.

    Words that must not be shown are not used: a short text can be guessed from its hash.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, found: Reported, track: Track) -> str:
        cue = found.finding.cue
        words = same_words(track.cues[cue - 1].text) if cue and self._report.shows(found) else f"cue {cue}"
        key = (found.code, track.path.name, words)
        self._seen[key] += 1
        told = "\0".join((*key, str(self._seen[key])))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
