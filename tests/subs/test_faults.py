"""Where a fault points to."""

from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.subs import faults
from kit.subs.writers import registry
from kit.subs.writers.base import Options
from kit.subs.writers.convert import convert
from tests.subs.test_stamps import parsed

BROKEN = "1\n00:00:01,000 --> 00:00:02,000\nw1w\n\n2\n00:00:0x,000 -> 00:00:04,000\nw2w\n"


def test_a_broken_time_line_is_told_by_its_own_row_and_not_by_its_number_s() -> None:
    track = parsed("srt", BROKEN)
    (found,) = track.faults
    assert (found.kind, found.row, faults.row_of(track, found)) == (faults.BAD_TIME_LINE, 5, 6)
    with pytest.raises(KitError) as refused:
        convert([track], registry.named("vtt"), Options())
    assert "(6)" in refused.value.message
    assert refused.value.place is not None
    assert refused.value.place.row == 6
