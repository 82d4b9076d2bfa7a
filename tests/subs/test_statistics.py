"""The numbers of a track, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.subs import statistics
from kit.subs.statistics import GAPS, At
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

    Read = Callable[..., Track]


def _srt(*cues: tuple[str, str]) -> str:
    return "\n".join(f"{number}\n{times}\n{text}\n" for number, (times, text) in enumerate(cues, 1))


THREE = _srt(
    ("00:00:01,000 --> 00:00:02,000", "abcd efgh!"),
    ("00:00:02,000 --> 00:00:04,000", "12345\n- 67"),
    ("00:00:09,000 --> 00:00:19,000", "slow one."),
)


def test_characters_words_and_speeds(read: Read) -> None:
    found = statistics.of(read(THREE), "plain")
    assert (found.cues, found.words, found.characters) == (3, 2 + 2 + 2, 10 + 9 + 9)
    assert found.speeds
    assert found.speeds.average == pytest.approx(28 / 13)
    assert found.speeds.median == pytest.approx(4.5)
    assert found.speeds.p95 == pytest.approx(10)
    assert found.speeds.peak == At(found.speeds.p95, 1)
    assert found.longest_line == At(10, 1)
    assert found.shortest == At(from_ms(1000), 1)
    assert found.longest == At(from_ms(10_000), 3)


def test_korean_weighs_by_its_profile(read: Read) -> None:
    found = statistics.of(read(_srt(("00:00:01,000 --> 00:00:03,000", "안녕 kit"))), "korean")
    assert found.characters == 2 + 4 / 2
    assert found.speeds
    assert found.speeds.average == pytest.approx(2)


def test_time_with_text_counts_once_where_cues_overlap_and_gaps_begin_where_all_have_ended(read: Read) -> None:
    text = _srt(
        ("00:00:01,000 --> 00:00:10,000", "long"),
        ("00:00:02,000 --> 00:00:03,000", "inside"),
        ("00:00:10,000 --> 00:00:11,000", "at once"),
        ("00:00:11,083 --> 00:00:12,000", "two frames later"),
        ("00:02:00,000 --> 00:02:01,000", "much later"),
    )
    found = statistics.of(read(text), "plain")
    assert found.shown == from_ms(9000 + 1000 + 917 + 1000)
    assert dict(zip(GAPS, found.gaps, strict=True)) == dict.fromkeys(GAPS, 0) | {
        "overlap": 1,
        "none": 1,
        "0.08 to 0.5 s": 1,
        "60 s or more": 1,
    }


def test_cues_without_words_or_time_give_no_speed(read: Read) -> None:
    found = statistics.of(
        read(_srt(("00:00:05,000 --> 00:00:01,000", "back"), ("00:00:06,000 --> 00:00:07,000", " "))), "plain"
    )
    assert (found.cues, found.without_words, found.without_time) == (1, 1, 1)
    assert found.speeds is None
    assert found.first is None


def test_an_empty_track_has_no_numbers(read: Read) -> None:
    found = statistics.of(read("WEBVTT\n", "vtt"), "plain")
    assert (found.cues, found.shown, found.speeds, found.longest_line, sum(found.gaps)) == (0, 0, None, None, 0)


def test_rows_that_are_no_cue_are_told(read: Read) -> None:
    assert statistics.of(read(THREE + "\n4\n00:00:2O,000 --> 00:00:21,000\nlost\n"), "plain").lost_rows == 1
