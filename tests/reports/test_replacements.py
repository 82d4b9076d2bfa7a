"""What a report says a fix would put in place is what the fix puts in place, in every format."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rules"))
from examples import check

from kit.check import registry
from kit.check.rule import Bad, Fix
from kit.reports.replacements import replacement
from kit.subs import formats

FIXED = [rule for rule in registry.rules() if rule.fix is not Fix.NONE]


@pytest.mark.parametrize("rule", FIXED, ids=lambda rule: rule.code)
def test_replaced_rows_are_those_of_the_mended_file(rule: registry.Rule) -> None:
    for example in [one for one in rule.examples if isinstance(one, Bad)][:2]:
        report = check(example)
        track = report.tracks[0].track
        encoding = track.source.encoding
        for found in report.findings:
            if found.code != rule.code or not found.finding.edits:
                continue
            change = replacement(track, found.finding.edits)
            assert change, found
            rows = track.source.rows
            told = "".join((*rows[: change.first - 1], change.text, *rows[change.last :]))
            mended = formats.patch(track, found.finding.edits).removeprefix(encoding.bom)
            assert told == mended.decode(encoding.name).removeprefix("\ufeff")
