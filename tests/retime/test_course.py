"""Maps laid out, turned round and put together: exact, whatever the segments are."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime import algebra, mapfile
from kit.retime.course import course
from kit.retime.timemap import Segment, Span, TimeMap, Verdict

RATIOS = st.sampled_from([Fraction(1), Fraction(1), Fraction(1001, 1000), Fraction(24, 25), Fraction(25025, 24000)])
BORDERS = st.lists(st.integers(-1_000, 10_000), min_size=0, max_size=6, unique=True).map(sorted)


@st.composite
def recuts(draw: st.DrawFn) -> TimeMap:
    """Maps as a recut makes them: stretches in order, some removed, some with something inserted before them."""
    borders = [None, *draw(BORDERS), None]
    segments, removed = [], []
    reached: Fraction | None = None
    for begin, end in pairwise(borders):
        if begin is not None and draw(st.booleans()) and end is not None:
            removed.append(Span(begin, end))
            continue
        ratio = draw(RATIOS)
        offset: int | Fraction = draw(st.integers(-500, 500))
        if begin is not None and reached is not None:
            offset = reached + draw(st.sampled_from([0, 0, 7, 240])) - begin * ratio
        segment = Segment(ratio, offset, begin, end)
        segments.append(segment)
        reached = None if end is None else Fraction(segment.exactly(end))
    return TimeMap(tuple(segments), tuple(removed), "recut")


@st.composite
def any_maps(draw: st.DrawFn) -> TimeMap:
    """Any segments and spans, overlapping too."""
    ends = st.none() | st.integers(-100, 100)

    def stretch() -> tuple[int | None, int | None]:
        begin, end = draw(ends), draw(ends)
        return (begin, end) if begin is None or end is None or begin < end else (end, begin)

    segments = [Segment(draw(RATIOS), draw(st.integers(-50, 50)), *stretch()) for _ in range(draw(st.integers(0, 4)))]
    return TimeMap(tuple(segments), tuple(Span(*stretch()) for _ in range(draw(st.integers(0, 3)))))


def moved(timemap: TimeMap, time: int | Fraction) -> int | Fraction | None:
    piece = course(timemap).at(time)
    return None if piece.segment is None else piece.segment.exactly(time)


@given(timemap=any_maps(), time=st.integers(-150, 150))
def test_a_course_says_of_each_time_what_the_map_says(timemap: TimeMap, time: int) -> None:
    laid = course(timemap)
    piece = laid.at(time)
    if timemap.is_removed(time):
        assert piece.segment is None
    else:
        assert piece.segment is not None
        assert piece.segment.exactly(time) == timemap.of(time).exactly(time)
    assert Span(piece.begin, piece.end).holds(time)


@given(timemap=any_maps())
def test_pieces_lie_end_to_end_and_neighbours_differ(timemap: TimeMap) -> None:
    pieces = course(timemap).pieces
    assert pieces[0].begin is None
    assert pieces[-1].end is None
    for before, after in pairwise(pieces):
        assert before.end == after.begin
        one, other = before.segment, after.segment
        assert (one is None) != (other is None) or (
            one is not None and other is not None and (one.ratio, one.offset) != (other.ratio, other.offset)
        )


@given(timemap=recuts(), time=st.integers(-2_000, 12_000))
def test_there_and_back_gives_the_old_time_for_all_that_is_kept(timemap: TimeMap, time: int) -> None:
    there = moved(timemap, time)
    if there is not None:
        assert moved(algebra.inverse(timemap), there) == time


@given(timemap=recuts())
def test_what_one_removes_its_inverse_inserts(timemap: TimeMap) -> None:
    back = algebra.inverse(timemap)
    assert course(back).removed == course(timemap).inserted
    assert course(back).inserted == course(timemap).removed
    assert course(algebra.inverse(back)).pieces == course(timemap).pieces


@given(first=recuts(), second=recuts(), time=st.integers(-2_000, 12_000))
def test_two_maps_as_one_move_as_one_after_the_other(first: TimeMap, second: TimeMap, time: int) -> None:
    there = moved(first, time)
    assert moved(algebra.compose(first, second), time) == (None if there is None else moved(second, there))


@given(first=recuts(), second=recuts(), third=recuts())
def test_composing_is_associative_to_the_last_fraction(first: TimeMap, second: TimeMap, third: TimeMap) -> None:
    left = algebra.compose(algebra.compose(first, second), third)
    right = algebra.compose(first, algebra.compose(second, third))
    assert course(left).pieces == course(right).pieces


@given(timemap=recuts())
def test_a_map_from_its_file_moves_as_the_one_that_was_written(timemap: TimeMap) -> None:
    again = mapfile.load(mapfile.dump(timemap), Path("map.json"))
    assert course(again).pieces == course(timemap).pieces
    assert again == timemap


def test_a_map_that_lays_one_stretch_over_another_has_no_inverse() -> None:
    with pytest.raises(UsageError, match="share a place"):
        algebra.inverse(TimeMap((Segment(offset=-10, begin=100),)))


def test_two_maps_together_are_as_sure_as_the_less_sure_one() -> None:
    sure = TimeMap((Segment(offset=1),), method="shift")
    unsure = TimeMap((Segment(offset=2),), method="sound", verdict=Verdict.UNSURE, confidence=0.4, reasons=("Faint.",))
    both = algebra.compose(sure, unsure)
    assert (both.verdict, both.confidence, both.reasons, both.method) == (
        Verdict.UNSURE,
        0.4,
        ("Faint.",),
        "shift + sound",
    )


def test_what_is_inserted_is_told_in_the_time_of_the_new_film() -> None:
    timemap = TimeMap((Segment(end=100), Segment(offset=40, begin=100)))
    assert course(timemap).inserted == (Span(100, 140),)
