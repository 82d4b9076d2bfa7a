from __future__ import annotations

from itertools import pairwise

import pytest

from kit.screener.segments.chunks import chunks
from kit.screener.segments.cut import Segment
from kit.time.rate import Rate, parse_rate

RATE: Rate = parse_rate("24")
HD = 1920 * 1080


def segments(*borders: int) -> tuple[Segment, ...]:
    return tuple(Segment(first, last, clear=False) for first, last in pairwise(borders))


@pytest.mark.parametrize("keys", [(), (0, 250, 500, 750, 1000), tuple(range(1440))])
@pytest.mark.parametrize("pixels", [HD, 640 * 360, 3840 * 2160])
def test_each_missing_segment_is_in_one_run_that_passes_no_key_frame_in_vain(
    keys: tuple[int, ...], pixels: int
) -> None:
    whole = segments(*range(0, 1500, 50))
    missing = tuple(one for one in whole if one.first not in {300, 350, 900})
    runs = chunks(missing, RATE, keys, pixels, 2)
    assert tuple(one for run in runs for one in run) == missing
    skipped = [(one.last, other.first) for run in runs for one, other in pairwise(run) if one.last != other.first]
    assert not any(last <= key <= first for last, first in skipped for key in keys)
    assert not skipped or keys
    assert max(map(len, runs)) <= max(1, 4 * 1920 * 1088 // pixels)
    assert max(run[-1].last - run[0].first for run in runs) <= 16 * 24


def test_what_lies_between_two_key_frames_is_decoded_once() -> None:
    borders = [at for key in range(0, 1500, 250) for at in (key, key + 96, key + 192)]
    runs = chunks(segments(*borders, 1500), RATE, range(0, 1500, 250), HD, 2)
    assert [run[0].first for run in runs] == [0, 250, 500, 750, 1000, 1250]


def test_a_group_of_many_segments_is_decoded_once_where_the_memory_holds_their_encoders() -> None:
    group = segments(*range(0, 251, 50))
    for memory, workers, runs in ((0, 2, 2), (2**33, 2, 1), (2**33, 64, 2)):
        assert len(chunks(group, RATE, (0, 250), HD, workers, memory=memory)) == runs
    many = segments(*range(0, 260, 13))
    assert max(map(len, chunks(many, RATE, (0,), HD, 1, memory=2**40))) == 16
    assert max(map(len, chunks(many, RATE, (0,), HD, 1, together=3))) == 8
    assert max(map(len, chunks(many, RATE, (0,), HD, 2, together=3, memory=2**33))) == 8


def test_what_is_kept_between_two_missing_segments_is_no_reason_to_decode_their_key_frame_twice() -> None:
    first, kept, second, third = segments(250, 300, 350, 400, 480)
    assert chunks((first, second, third), RATE, (0, 250, 500), HD, 2) == ((first, second, third),)
    assert chunks((first, second), RATE, (), HD, 2) == ((first,), (second,))
    assert chunks((first, third), RATE, (0, 250, 400), HD, 2) == ((first,), (third,))
    assert kept.last == second.first


def test_masters_of_key_frames_alone_are_shared_out_among_the_workers() -> None:
    runs = chunks(segments(*range(0, 2400, 96)), RATE, range(2400), 640 * 360, 2)
    assert len(runs) == 8
    assert max(run[-1].last - run[0].first for run in runs) <= 2304 / 8


def test_a_long_stretch_without_a_key_frame_is_several_runs() -> None:
    runs = chunks(segments(*range(0, 1000, 96)), RATE, (0,), 640 * 360, 2)
    assert [run[0].first for run in runs] == [0, 192, 384, 576, 768]


def test_a_short_film_is_shared_out_whatever_is_decoded_twice() -> None:
    assert len(chunks(segments(0, 96, 192, 260), RATE, (0,), 640 * 360, 2)) == 2
