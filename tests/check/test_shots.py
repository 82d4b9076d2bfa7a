"""Times beside a cut, frame by frame, as the guide's own diagrams show them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kit.check import shots

CUT = 100


@pytest.mark.parametrize(
    ("fps", "half", "near"),
    [
        (Fraction(24000, 1001), 12, 9),
        (Fraction(24), 12, 9),
        (Fraction(25), 13, 10),
        (Fraction(30000, 1001), 15, 11),
        (Fraction(50), 25, 19),
    ],
)
def test_the_zones_follow_the_rate(fps: Fraction, half: int, near: int) -> None:
    assert shots.zone(fps) == (half, near)


@pytest.mark.parametrize("frame", range(CUT - 20, CUT + 21))
def test_an_in_time_at_24_frames(frame: int) -> None:
    away = frame - CUT
    wanted = None
    if 0 < away < 12 or -9 < away < 0:
        wanted = (CUT, CUT)
    elif -12 < away <= -9:
        wanted = (CUT, CUT - 12)
    assert shots.in_time(frame, (CUT,), shots.zone(Fraction(24))) == wanted


@pytest.mark.parametrize("frame", range(CUT - 20, CUT + 21))
def test_an_out_time_at_24_frames(frame: int) -> None:
    wanted = (CUT, CUT - 2) if -12 < frame - CUT < 12 and frame != CUT - 2 else None
    assert shots.out_time(frame, (CUT,), shots.zone(Fraction(24))) == wanted


def test_a_time_that_is_right_for_one_of_two_cuts_may_stay() -> None:
    assert shots.in_time(100, (100, 108), shots.zone(Fraction(24))) is None
    assert shots.out_time(98, (95, 100), shots.zone(Fraction(24))) is None


def test_mended_times_may_stay() -> None:
    for frame in range(60, 140):
        found = shots.in_time(frame, (80, CUT, 131), shots.zone(Fraction(25)))
        assert (
            found is None
            or shots.in_time(found[1], (80, CUT, 131), shots.zone(Fraction(25))) is None
            or found[1] == found[0] - 13
        )
        found = shots.out_time(frame, (80, CUT, 131), shots.zone(Fraction(25)))
        assert found is None or shots.out_time(found[1], (80, CUT, 131), shots.zone(Fraction(25))) is None
