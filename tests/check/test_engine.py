from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kit.check import engine, profile, registry
from kit.check.example import says, srt
from kit.check.finding import Severity
from kit.check.rule import rule
from kit.check.sources import HOUSE
from kit.check.waiver import Waiver
from kit.errors import UsageError
from kit.subs.track import Facts, ProtectedWord

if TYPE_CHECKING:
    from conftest import MakeTrack

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.check.report import Report
    from kit.subs.track import Track

ALL = registry.rules()
LONG = "They told us to keep quiet and to walk behind the old man."
TODAY = dt.date(2026, 1, 15)
PROTECTED = Facts(protected=(ProtectedWord("place", ("Larkmere",), "the crossing"),))


def run(*tracks: Track, waivers: tuple[Waiver, ...] = (), rules: tuple[str, ...] = ()) -> Report:
    chosen = registry.chosen(ALL, rules, ())
    house = profile.load("festival-en")
    return engine.check(tracks, lambda _: house, rules=chosen, waivers=waivers, today=TODAY)


def waiver(words: str = LONG, code: str = "LAY001", until: dt.date = TODAY) -> Waiver:
    return Waiver(rule=code, track="film.en.srt", words=words, reason="the song", author="Min", until=until)


def codes(report: Report) -> list[str]:
    return [found.code for found in report.standing]


def test_findings_come_in_the_order_of_the_rows(make_track: MakeTrack) -> None:
    text = srt(("00:00:01,000 --> 00:00:03,000", f"{LONG}\na...\nb..."), ("00:00:02,000 --> 00:00:02,100", "c"))
    rows = [found.finding.row for found in run(make_track(text)).findings]
    assert rows == sorted(rows)
    assert len(rows) >= 5


def test_two_runs_give_the_same_report(make_track: MakeTrack) -> None:
    track = make_track(says(f"{LONG}\na  b..."))
    assert run(track).findings == run(track).findings


def test_a_rule_that_breaks_becomes_an_error_and_the_others_run(make_track: MakeTrack) -> None:
    @rule("TST001", "breaks", source=HOUSE, examples=())
    def breaks(track: Track, limits: Limits) -> list[Finding]:  # noqa: ARG001 - the shape of a rule
        """It breaks."""
        raise ZeroDivisionError(track.cues[0].text)

    track = make_track(says("Wait..."))
    report = engine.check([track], lambda _: profile.load("base"), rules=(breaks, *ALL))
    broke = next(found for found in report.findings if found.code == "KIT001")
    assert broke.severity is Severity.ERROR
    assert broke.finding.values["rule"] == "TST001"
    assert broke.finding.values["kind"] == "ZeroDivisionError"
    assert "Wait" not in str(broke.finding.values)
    assert "LAY003" in codes(report)


def test_a_check_that_cannot_run_is_told(make_track: MakeTrack) -> None:
    skipped = {(one.code, one.need) for one in run(make_track(says("One."))).skipped}
    assert {("TIM004", "rate"), ("TIM009", "end"), ("FILE026", "glyphs")} <= skipped


def test_a_waiver_lets_exactly_these_words_stand(make_track: MakeTrack) -> None:
    report = run(make_track(says(LONG)), waivers=(waiver(),))
    assert "LAY001" not in codes(report)
    assert [found.waived for found in report.findings if found.code == "LAY001"] == ["the song (Min)"]
    assert "KIT002" not in codes(report)


def test_a_waiver_ends_when_the_words_change(make_track: MakeTrack) -> None:
    report = run(make_track(says(f"{LONG} Slowly.")), waivers=(waiver(),))
    assert {"LAY001", "KIT002"} <= set(codes(report))


def test_a_waiver_ends_with_its_date(make_track: MakeTrack) -> None:
    report = run(make_track(says(LONG)), waivers=(waiver(until=TODAY - dt.timedelta(1)),))
    assert {"LAY001", "KIT003"} <= set(codes(report))
    assert "KIT002" not in codes(report)


def test_an_unused_waiver_is_only_told_if_its_rule_ran(make_track: MakeTrack) -> None:
    assert "KIT002" not in codes(run(make_track(says("One.")), waivers=(waiver(),), rules=("TIM",)))


def test_protected_words_are_found_whatever_is_selected_and_cannot_be_waived(make_track: MakeTrack) -> None:
    track = make_track(says("We met at Larkmere."), facts=PROTECTED)
    report = run(track, waivers=(waiver("We met at Larkmere.", "PRO001"),), rules=("TIM",))
    assert codes(report).count("PRO001") == 1
    assert report.fails(Severity.ERROR)


def test_nothing_in_the_report_quotes_a_protected_word(make_track: MakeTrack) -> None:
    text = (
        "1\n00:00:O1,000 --> 00:00:03,000 At Larkmere\nAt Larkmere\n\nLarkmere\n\n"
        "2\n00:00:05,000 --> 00:00:09,000\n<i>－Larkmere．．．\n"
    )
    report = run(make_track(text, facts=PROTECTED))
    said = [found.finding.message.format_map(found.finding.values) for found in report.findings]
    assert len([found for found in report.findings if found.code == "PRO001"]) >= 3
    assert not any("larkmere" in text.casefold() for text in said)


def test_the_whole_cue_of_a_protected_word_is_hidden(make_track: MakeTrack) -> None:
    report = run(make_track(says("One.\nAt Larkmere."), facts=PROTECTED))
    assert {row for _, row in report.hidden} >= {1, 2, 3, 4}


def test_tracks_of_different_films_are_not_compared(make_track: MakeTrack) -> None:
    late = srt(("00:01:00,000 --> 00:01:02,000", "Tard."))
    one = make_track(says("One."))
    assert "ACR001" not in codes(run(one, make_track(late, "other.fr-CA.srt")))
    assert "ACR001" in codes(run(one, make_track(late, "film.fr-CA.srt")))


@pytest.mark.parametrize("word", ["LAY001", "lay001", "LAY", "line-too-long"])
def test_rules_are_chosen_by_code_group_or_name(word: str) -> None:
    chosen = {one.code for one in registry.chosen(ALL, (word,), ())}
    assert {"LAY001", "PRO001"} <= chosen
    assert "TIM001" not in chosen


def test_ignoring_never_switches_off_protection() -> None:
    assert "PRO001" in {one.code for one in registry.chosen(ALL, (), ("PRO", "TIM"))}


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        registry.chosen(ALL, ("TIM0O4",), ())
    assert "TIM004" in caught.value.hint
