"""Every rule is held to its own examples."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kit.check.limits import Limits
from kit.check.rule import Bad, Fix, Good, Rule
from kit.subs import faults
from kit.subs.track import Facts

sys.path.insert(0, str(Path(__file__).parent))
from examples import ALL, check, mend, track

GOOD = [(rule, example) for rule in ALL for example in rule.examples if isinstance(example, Good)]
BAD = [(rule, example) for rule in ALL for example in rule.examples if isinstance(example, Bad)]
FIXED = [(rule, example) for rule, example in BAD if example.fixed is not None]
GROUPS = {
    "file": "FILE",
    "timing": "TIM",
    "reading": "RDG",
    "layout": "LAY",
    "access": "ACC",
    "korean": "KOR",
    "english": "ENG",
    "french": "FRE",
    "across": "ACR",
    "protect": "PRO",
}


def name(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


def codes(example: Good | Bad) -> list[str]:
    report = check(example)
    assert "KIT001" not in {found.code for found in report.findings}
    return [found.code for found in report.findings]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=name)
def test_a_good_example_is_silent(rule: Rule, example: Good) -> None:
    assert rule.code not in codes(example)


@pytest.mark.parametrize(("rule", "example"), BAD, ids=name)
def test_a_bad_example_is_found_and_placed(rule: Rule, example: Bad) -> None:
    report = check(example)
    found = [one.finding for one in report.findings if one.code == rule.code]
    assert found
    rows = track(example).source.rows
    for finding in found:
        assert finding.row <= len(rows)
        assert finding.column <= len(rows[finding.row - 1]) + 1
        assert "{" not in finding.message.format_map(finding.values)


@pytest.mark.parametrize(("rule", "example"), FIXED, ids=name)
def test_a_fix_gives_what_is_written_and_silences_its_rule(rule: Rule, example: Bad) -> None:
    mended = mend(example, rule.code)
    assert "".join(mended.source.rows) == example.fixed
    assert rule.code not in {found.code for found in check(example, mended).findings}


@pytest.mark.parametrize(("rule", "example"), FIXED, ids=name)
def test_fixing_twice_changes_nothing_more(rule: Rule, example: Bad) -> None:
    once = mend(example, rule.code)
    assert mend(example, rule.code, once).source.rows == once.source.rows


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_a_rule_says_what_why_and_from_where(rule: Rule) -> None:
    assert re.fullmatch(rf"{GROUPS[rule.group]}\d{{3}}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.title.endswith(".")
    assert len(rule.why) > 40
    assert rule.source.address
    assert not rule.source.address.startswith("http")
    assert any(isinstance(example, Good) for example in rule.examples)
    assert any(isinstance(example, Bad) for example in rule.examples)


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_a_rule_names_limits_and_facts_that_exist(rule: Rule) -> None:
    assert set(rule.limits) <= set(Limits.__dataclass_fields__)
    assert set(rule.needs) <= set(Facts.__dataclass_fields__)


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.fix is not Fix.NONE], ids=name)
def test_a_rule_that_mends_shows_how(rule: Rule) -> None:
    fixed = [example for example in rule.examples if isinstance(example, Bad) and example.fixed is not None]
    assert fixed


def test_names_are_unique() -> None:
    assert len({rule.name for rule in ALL}) == len(ALL) >= 40


def test_every_kind_of_fault_has_a_rule() -> None:
    sources = "".join(Path(sys.modules[rule.check.__module__].__file__ or "").read_text("utf-8") for rule in ALL)
    named = {
        value for key, value in vars(faults).items() if key.isupper() and isinstance(value, str) and key in sources
    }
    assert (faults.LOST | faults.READ) - named <= {faults.EMPTY_CUE}
