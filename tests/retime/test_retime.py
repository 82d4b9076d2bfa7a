"""Time maps and what they do to tracks."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime import apply, rate, shift
from kit.subs import decode, formats
from kit.time.rate import NAMED, Rate, parse_rate
from kit.time.ticks import from_ms, to_seconds

if TYPE_CHECKING:
    from kit.subs.track import Track

RATES = [Rate(fps) for fps in sorted(set(NAMED.values()))]
SRT = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:10,000 --> 00:00:12,000\nTwo\n"
VTT = "WEBVTT\n\n59:59.000 --> 01:00:00.000\n<00:59:59.500>One\n"
ASS = (
    "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:00.50,0:00:02.00,Default,,0,0,0,,note\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,One\n"
    "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0{\\p0}\n"
)


def track(text: str, fmt: str = "srt") -> Track:
    return formats.parse(decode.decode(text.encode(), Path(f"film.{fmt}")), fmt)


def test_25_to_23976_is_longer_by_the_exact_fraction() -> None:
    change = rate.change(parse_rate("25"), parse_rate("23.976"))
    (segment,) = change.segments
    assert segment.ratio == Fraction(25 * 1001, 24000)
    assert float(segment.ratio) == pytest.approx(1.0427083, abs=1e-7)
    # 90 minutes: 25/24 would be 5.6 seconds short, the literal 23.976 five milliseconds off.
    moved = to_seconds(segment.at(from_ms(5_400_000)))
    assert moved == Fraction(5_400 * 25 * 1001, 24000)
    assert float(moved - 5_400 * Fraction(25, 24)) == pytest.approx(5.625)


@given(frame=st.integers(0, 500_000), old=st.sampled_from(RATES), new=st.sampled_from(RATES))
def test_a_frame_stays_the_same_frame(frame: int, old: Rate, new: Rate) -> None:
    (segment,) = rate.change(old, new).segments
    assert segment.at(old.start_of(frame)) == new.start_of(frame)
    (back,) = rate.change(new, old).segments
    assert abs(back.at(segment.at(old.start_of(frame))) - old.start_of(frame)) <= 1


@given(offset=st.integers(-1000, 3 * 10**8), begin=st.integers(1000, 10**7), length=st.integers(0, 10_000))
def test_a_shift_of_milliseconds_and_its_opposite_give_the_file_again(offset: int, begin: int, length: int) -> None:
    first, last = (
        f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"
        for ms in (begin, begin + length)
    )
    before = track(f"1\n{first} --> {last}\nOne\n")
    result = apply.retime(before, shift.shift(from_ms(offset)))
    assert apply.undone_by(result, shift.back(from_ms(offset)))
    cue = track(result.data.decode()).cues[0]
    assert (cue.start, cue.end) == (from_ms(begin + offset), from_ms(begin + length + offset))
    assert [(one.start, one.end) for one in result.moved] == [(cue.start, cue.end)] * bool(offset)


def test_only_the_cues_in_the_range_move_and_each_as_a_whole() -> None:
    result = apply.retime(track(SRT), shift.shift(from_ms(500), from_ms(1_500), from_ms(11_000)))
    assert [moved.cue.number for moved in result.moved] == [2]
    assert result.data.decode() == SRT.replace("00:00:10,000 --> 00:00:12,000", "00:00:10,500 --> 00:00:12,500")


def test_stamps_inside_the_text_move_along() -> None:
    result = apply.retime(track(VTT, "vtt"), shift.shift(from_ms(1000)))
    assert result.data.decode() == "WEBVTT\n\n01:00:00.000 --> 01:00:01.000\n<01:00:00.500>One\n"
    # 59:59 has gained its hours and would keep them.
    assert not apply.undone_by(result, shift.back(from_ms(1000)))


def test_comments_and_drawings_move_along() -> None:
    result = apply.retime(track(ASS, "ass"), shift.shift(from_ms(1000)))
    rows = result.data.decode().splitlines()
    assert [row.split(",")[1:3] for row in rows[4:]] == [
        ["0:00:01.50", "0:00:03.00"],
        ["0:00:02.00", "0:00:03.00"],
        ["0:00:04.00", "0:00:05.00"],
    ]
    assert apply.undone_by(result, shift.back(from_ms(1000)))


def test_a_time_before_zero_is_refused_with_its_cue() -> None:
    with pytest.raises(UsageError) as caught:
        apply.retime(track(SRT), shift.shift(from_ms(-1500)))
    assert "Cue 1 of film.srt would be at -00:00:00.500" in caught.value.message
    assert "00:00:01.000" in caught.value.hint


def test_a_time_that_ass_cannot_say_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        apply.retime(track(ASS, "ass"), shift.shift(from_ms(36_000_000)))
    assert caught.value.slug == "late-time"


@pytest.mark.parametrize(
    ("text", "fmt"),
    [
        (SRT + "\n3\n00:00:13;000 --> 00:00:14,000\nThree\n", "srt"),
        (VTT + "\n01:00:02,00 --> 01:00:03.000\nTwo\n", "vtt"),
        (ASS + "Dialogue: 0,0:00:05.0,0:00:06.00,Default,,0,0,0,,x\n", "ass"),
        (ASS + "[Event]\nDialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,x\n", "ass"),
    ],
)
def test_rows_that_would_stay_behind_are_refused_unless_forced(text: str, fmt: str) -> None:
    with pytest.raises(UsageError) as caught:
        apply.retime(track(text, fmt), shift.shift(from_ms(1000)))
    assert caught.value.slug == "left-behind"
    forced = apply.retime(track(text, fmt), shift.shift(from_ms(1000)), force=True)
    assert forced.data.splitlines()[-1] == text.encode().splitlines()[-1]


def test_karaoke_can_be_shifted_but_not_stretched() -> None:
    text = ASS.replace(",,One", ",,{\\k50}One")
    assert apply.retime(track(text, "ass"), shift.shift(from_ms(1000))).moved
    with pytest.raises(UsageError, match="karaoke"):
        apply.retime(track(text, "ass"), rate.change(parse_rate("24"), parse_rate("25")))
