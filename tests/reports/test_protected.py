"""No form of a report shows a protected name, whole or in part, wherever it stands."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
from pathlib import Path

import pytest

from kit.check import engine, profile, registry
from kit.check.protect import find
from kit.check.waiver import Waiver
from kit.reports import forms
from kit.reports.redact import redact
from kit.subs import decode, formats
from kit.subs.track import Facts, ProtectedWord
from kit.words import words

NAME = ProtectedWord("girl", ("김민수", "Kim Min-su", "Larkmere Ford"), "the girl")
PARTS = (NAME, ProtectedWord("part", ("김민", "민수", "수에게", "Larkmere", "Min-su"), "x"))
TEXTS = (
    "김민수가  말했다. 그리고 아주 오랫동안 아무 말도 하지 않았다...",
    "우리는 김\n민수를 찾았다.",
    "그는 김민",
    "수에게 갔다.",
    "kim m\u0456n-su ??",
    "<b>김</b>민<i>수</i> [김민수",
    "그는 핼시언이라는 곳에서 Larkmere\nFord ‘김민수”라 했다.",
)
ROWS = "\n".join(
    f"{at}\n00:00:{2 * at:02},000 --> 00:00:{2 * at + 1:02},500\n{text}\n" for at, text in enumerate(TEXTS, 1)
)
LOST = "\n8\n00:00:20,000 --> 00:00:2O,000\n김민수의 강\n"
WAIVER = Waiver(
    rule="LAY005",
    track="film.ko.srt",
    reason="김민수 asked for it",
    author="Kim Min-su",
    until=dt.date(2100, 1, 1),
    words=TEXTS[0],
)


def shown(form: str, path: str, *, redacted: bool) -> str:
    source = decode.decode((ROWS + LOST).encode(), Path(path))
    track = formats.parse(source, "srt", locale="ko", facts=Facts(protected=(NAME,)))
    chosen = profile.load("festival-ko")
    report = engine.check([track], lambda _: chosen, rules=registry.rules(), waivers=(WAIVER,))
    assert {"PRO001", "FILE001", "LAY005", "LAY003"} <= {found.code for found in report.findings}
    text = forms.write(
        form, redact(report) if redacted else report, words("en", "check"), forms.Wanted(everything=True)
    )
    return html.unescape(text)


@pytest.mark.parametrize("redacted", [False, True])
@pytest.mark.parametrize("form", forms.FORMS)
def test_no_form_shows_a_protected_name_or_a_part_of_it(form: str, *, redacted: bool) -> None:
    text = shown(form, "film.ko.srt", redacted=redacted)
    assert not [line for line in text.splitlines() if any(find(line, PARTS))]


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_redacted_report_hides_a_protected_file_name(form: str) -> None:
    text = shown(form, "Larkmere Ford/김민수.ko.srt", redacted=True)
    assert "김민수" not in text
    assert "Larkmere" not in text
    assert "%EA%B9%80" not in text


def test_a_redacted_report_keeps_each_track_apart() -> None:
    source = decode.decode(ROWS.encode(), Path("김민수.ko.srt"))
    track = formats.parse(source, "srt", locale="ko", facts=Facts(protected=(NAME,)))
    other = dataclasses.replace(track, path=Path("김민수.2.ko.srt"))
    chosen = profile.load("festival-ko")
    report = redact(engine.check([track, other], lambda _: chosen, rules=registry.rules()))
    assert len({str(one.track.path) for one in report.tracks}) == len(report.tracks)
