"""The report for build servers: JUnit XML, a suite for each track and a case for each rule that ran on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kit.check.finding import Severity
from kit.check.own import RULE_BROKE
from kit.reports.message import message
from kit.reports.needs import lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.check.finding import Reported
    from kit.check.report import Checked, Report
    from kit.check.rule import Rule
    from kit.words import Words

#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, words: Words, *, fail_on: Severity = Severity.ERROR) -> str:
    """A case fails if one of its findings weighs at least ``fail_on``, as the command does.

    Lighter findings are the case's output. A rule that broke is an error, a rule that could not run is skipped.
    """
    root = ET.Element("testsuites", name="kit subs check")
    for one in report.tracks:
        _suite(root, one, report, words, fail_on)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, one: Checked, report: Report, words: Words, fail_on: Severity) -> None:
    path, part = one.track.key
    name = _text(f"{path} ({part})" if part else path)
    suite = ET.SubElement(root, "testsuite", name=name)
    of_track = [found for found in report.findings if found.key == one.track.key]
    reported = {found.code for found in of_track}
    skipped = {one.code: one.need for one in report.skipped if one.path == path}
    for code, rule in sorted(report.rules.items()):
        if code in reported or (one.profile.severity(rule) is not Severity.OFF and rule.examples):
            found = [each for each in of_track if each.code == code]
            _case(suite, name, rule, found, words, fail_on, skipped.get(code, ""))
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    suite.set("tests", str(len(suite)))
    for name, tag in counts.items():
        suite.set(name, str(len(suite.findall(f"./testcase/{tag}"))))


def _case(
    suite: ET.Element,
    suite_name: str,
    rule: Rule,
    found: Sequence[Reported],
    words: Words,
    fail_on: Severity,
    lacks: str,
) -> None:
    case = ET.SubElement(suite, "testcase", classname=suite_name, name=f"{rule.code} {rule.name}")
    failing = [one for one in found if one.severity >= fail_on and not one.waived]
    if lacks:
        ET.SubElement(case, "skipped", message=_text(lacking(lacks, words)))
    if failing:
        tag = "error" if rule is RULE_BROKE else "failure"
        heaviest = max(one.severity for one in failing)
        problem = ET.SubElement(
            case,
            tag,
            type=heaviest.name.lower(),
            message=_text(f"{words.say(rule.title)} × {len(failing)}"),
        )
        problem.text = _rows(failing, words)
    if lighter := [one for one in found if one not in failing]:
        ET.SubElement(case, "system-out").text = _rows(lighter, words)


def _rows(found: Sequence[Reported], words: Words) -> str:
    return "\n".join(_row(one, words) for one in found)


def _row(found: Reported, words: Words) -> str:
    finding = found.finding
    place = f"{found.path}:{finding.row or 1}:{finding.column or 1}"
    said = words.say("waived")
    waived = f" ({said}: {found.waived})" if found.waived else ""
    return _text(f"{place}: {message(finding, words)} [{words.say(found.severity.name.lower())}]{waived}")


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
