from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.screener import timing
from kit.subs.cue import Cue
from kit.time import ticks
from kit.time.rate import NAMED, Rate, parse_rate

TEN_HOURS = 36_000


def milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


@given(st.sampled_from(sorted(set(NAMED.values()))), st.integers(0, 60 * TEN_HOURS))
def test_the_written_time_lies_between_the_frame_and_the_one_before(fps: Fraction, frame: int) -> None:
    written = milliseconds(timing.clock(frame, Rate(fps)))
    assert written <= int(frame * 1000 / fps), "libass compares whole milliseconds, rounded down"
    assert frame == 0 or written > (frame - 1) * 1000 / fps


@given(st.sampled_from(sorted(set(NAMED.values()))), st.integers(0, 60 * TEN_HOURS), st.integers(1, 500))
def test_a_cue_keeps_its_frames_though_its_file_knows_milliseconds_only(fps: Fraction, first: int, length: int) -> None:
    rate = Rate(fps)
    rounded = [ticks.from_ms(ticks.to_ms(rate.start_of(frame))) for frame in (first, first + length)]
    shown = timing.shown(Cue(1, *rounded, ("x",), 1, 3, 2, 3), rate, 0)
    assert (shown.first, shown.last) == (first, first + length)


def test_the_programmes_start_is_taken_off() -> None:
    rate = parse_rate("25")
    start = ticks.from_seconds(TEN_HOURS)
    cue = Cue(1, start + rate.start_of(50), start + rate.start_of(75), ("x",), 1, 3, 2, 3)
    shown = timing.shown(cue, rate, start)
    assert (shown.first, shown.last) == (50, 75)


@pytest.mark.parametrize(("frame", "expected"), [(0, "0:00:00.00"), (24, "0:00:00.98"), (86_400, "1:00:03.58")])
def test_times_are_written_as_ass_wants_them(frame: int, expected: str) -> None:
    assert timing.clock(frame, Rate(Fraction(24000, 1001))) == expected
