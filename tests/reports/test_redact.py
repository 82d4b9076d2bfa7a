"""A redacted report quotes nothing, whatever rule speaks."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.check import registry
from kit.reports import forms
from kit.reports.redact import redact
from kit.words import words

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rules"))
from examples import check

if TYPE_CHECKING:
    from kit.check.report import Report

WORD = re.compile(r"[^\W\d_]{3,}|[가-힣]{2,}")


def dialogue(report: Report) -> set[str]:
    return {word for one in report.tracks for cue in one.track.cues for word in WORD.findall(cue.text)}


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.code)
def test_no_value_of_a_message_holds_words_of_the_track(rule: registry.Rule) -> None:
    for example in rule.examples:
        report = check(example)
        said = dialogue(report)
        for found in redact(report).findings:
            for value in found.finding.values.values():
                assert not said & set(WORD.findall(str(value))), (found.code, value)


@pytest.mark.parametrize("form", forms.FORMS)
def test_no_form_says_what_the_tracks_say(form: str) -> None:
    spoken = words("en", "check")
    for rule in registry.rules():
        for example in rule.examples[:1]:
            report = redact(check(example))
            text = forms.write(form, report, spoken, forms.Wanted(everything=True))
            # words that kit itself uses prove nothing
            ours = {
                word
                for one in report.rules.values()
                for word in WORD.findall(f"{one.title} {one.why} {one.name} {one.source}")
            }
            ours |= {word for found in report.findings for word in WORD.findall(found.finding.message)}
            leaked = (dialogue(report) - ours) & set(WORD.findall(text)) - CHROME
            assert not leaked, (rule.code, leaked)


#: Words of the page and its style sheet that also stand in examples.
CHROME: set[str] = set(
    WORD.findall(
        forms.write("html", redact(check(registry.rules()[0].examples[0])), words("en", "check"), forms.Wanted())
    )
)
