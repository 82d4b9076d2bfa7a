from __future__ import annotations

import pytest

from kit.errors import UsageError
from kit.time import ticks, timecode
from kit.time.rate import parse_rate


@pytest.mark.parametrize("rate", ["23.976", "24", "25", "29.97", "50"])
def test_ten_hours_on_the_label_are_ten_hours_on_the_subtitles_clock(rate: str) -> None:
    assert timecode.programme_start("10:00:00:00", parse_rate(rate)) == ticks.from_seconds(36_000)


def test_frames_of_the_label_count_too() -> None:
    assert timecode.programme_start("00:59:58:12", parse_rate("24")) == ticks.from_ms(3_598_500)


def test_a_label_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="does not exist"):
        timecode.programme_start("10:00:00:25", parse_rate("25"))
