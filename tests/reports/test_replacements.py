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
from kit.subs import decode, formats
from kit.subs.edit import SetStart

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


def test_a_format_that_kit_only_reads_is_given_no_replacement() -> None:
    data = b"Scenarist_SCC V1.0\n\n00:00:01:00\t9420 94ae 9470 c8e9 942f\n\n00:00:03:00\t942c\n"
    track = formats.parse(decode.decode(data, Path("film.scc")), "scc")
    assert track.cues
    assert replacement(track, [SetStart(1, 0)]) is None
