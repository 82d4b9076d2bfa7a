"""Time code, exact at every rate."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.time import timecode
from kit.time.rate import NAMED, Rate
from kit.time.ticks import PER_SECOND, from_ms

RATES = sorted({Rate(fps) for fps in NAMED.values()}, key=lambda rate: rate.fps)
DROPPING = [rate for rate in RATES if rate.label() in {"29.97", "59.94"}]
NTSC = Rate(Fraction(30000, 1001))
FRAMES = st.integers(0, 100 * 3600 * 24)


@given(number=FRAMES, rate=st.sampled_from(RATES))
def test_every_frame_has_one_label(number: int, rate: Rate) -> None:
    label = timecode.label(number, rate)
    assert timecode.frame(label, rate) == number
    assert timecode.parse(label, rate) == rate.start_of(number)


@given(number=FRAMES, rate=st.sampled_from(DROPPING))
def test_every_frame_has_one_drop_frame_label(number: int, rate: Rate) -> None:
    assert timecode.frame(timecode.label(number, rate, drop=True), rate) == number


@pytest.mark.parametrize("rate", DROPPING, ids=Rate.label)
def test_drop_frame_labels_go_up_through_a_whole_hour_without_a_gap_in_frames(rate: Rate) -> None:
    labels = [timecode.label(number, rate, drop=True) for number in range(0, rate.nominal * 3600 - 108, 7)]
    assert labels == sorted(set(labels))
    assert not [label for label in labels if label[6:8] == "00" and label[9:] == "00" and label[4] != "0"]


def test_drop_frame_stays_with_the_clock() -> None:
    assert timecode.frame("00:01:00;02", NTSC) == 1800
    assert timecode.frame("00:10:00;00", NTSC) == 17982
    assert timecode.frame("01:00:00;00", NTSC) == 107892
    assert timecode.frame("01:00:00:00", NTSC) == 108000
    assert abs(timecode.parse("01:00:00;00", NTSC) - 3600 * PER_SECOND) < PER_SECOND // 250


@pytest.mark.parametrize("label", ["00:01:00;00", "00:01:00;01", "00:59:00;00", "01:01:00;01"])
def test_labels_that_drop_frame_leaves_out_are_errors(label: str) -> None:
    with pytest.raises(UsageError) as caught:
        timecode.frame(label, NTSC)
    assert "does not exist" in caught.value.message
    assert label[:9] + "02" in caught.value.hint


@pytest.mark.parametrize(
    "label", ["00:00:00:25", "00:00:60:00", "0:0:0:0", "", "00:00:00", "x", "00:00:00;00", "٠0:00:00:00"]
)
def test_what_is_no_label_at_25_is_an_error(label: str) -> None:
    with pytest.raises(UsageError):
        timecode.frame(label, Rate(Fraction(25)))


def test_before_the_first_frame_there_is_no_label() -> None:
    with pytest.raises(UsageError):
        timecode.label(-1, NTSC)
    with pytest.raises(UsageError):
        timecode.label(1, Rate(Fraction(25)), drop=True)


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("+2.5s", 2500),
        ("2.5s", 2500),
        ("-2,5s", -2500),
        ("\u22122.5s", -2500),
        ("250ms", 250),
        ("-00:00:01.200", -1200),
        ("1:02:03,500", 3_723_500),
        ("+90:00", 5_400_000),
        ("00:00:02", 2000),
        ("+48f", 2002),
        ("-00:00:02:00", -2002),
        ("0s", 0),
        ("-0s", 0),
    ],
)
def test_lengths_as_people_write_them(text: str, milliseconds: int) -> None:
    assert timecode.parse_offset(text, Rate(Fraction(24000, 1001))) == from_ms(milliseconds)


@pytest.mark.parametrize(
    "text", ["", "+", "2.5", "2", "s", "++2s", "2h", "1:2:3", "00:61:00", "1e3s", "٢s", "2.5 s x", "+-2s"]
)
def test_what_has_no_unit_or_no_sense_is_an_error(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        timecode.parse_offset(text)
    assert caught.value.hint


@pytest.mark.parametrize("text", ["+48f", "00:00:02:00"])
def test_frames_need_a_rate(text: str) -> None:
    with pytest.raises(UsageError, match="no frame rate"):
        timecode.parse_offset(text)
