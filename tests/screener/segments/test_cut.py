from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kit.screener.segments.cut import Segment, segments
from kit.time.rate import Rate

RATE = Rate(Fraction(24000, 1001))


def borders(found: tuple[Segment, ...]) -> set[int]:
    return {segment.first for segment in found}


@st.composite
def films(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]], list[int], list[int]]:
    frames = draw(st.integers(1, 4000))
    numbers = st.integers(0, frames)
    places = sorted(draw(st.sets(numbers, max_size=40)))
    drawn = list(zip(places[::2], places[1::2], strict=False))
    return frames, drawn, draw(st.lists(numbers, max_size=20)), draw(st.lists(numbers, max_size=6))


@given(films())
def test_every_frame_is_in_one_segment_and_clear_ones_are_clear(
    film: tuple[int, list[tuple[int, int]], list[int], list[int]],
) -> None:
    frames, drawn, shots, fixed = film
    found = segments(frames, RATE, drawn, shots, fixed=fixed)
    assert (found[0].first, found[-1].last) == (0, frames)
    assert all(one.last == following.first for one, following in pairwise(found))
    assert all(0 < segment.frames <= 8 * 24 for segment in found)
    for segment in found:
        if segment.clear:
            assert not any(first < segment.last and last > segment.first for first, last in drawn)


def test_a_film_without_text_is_cut_every_four_seconds() -> None:
    assert borders(segments(500, RATE, [])) == {0, 96, 192, 288, 384, 480}


def test_a_border_moves_to_a_change_of_shot_nearby() -> None:
    assert borders(segments(300, RATE, [], shots=[100, 150, 215])) == {0, 100, 215}


def test_correcting_a_cues_words_moves_no_border_and_its_times_only_those_around_it() -> None:
    cues = [(first, first + 60) for first in range(50, 2000, 150)]
    before = borders(segments(2100, RATE, cues))
    moved = [*cues[:5], (cues[5][0] + 20, cues[5][1] + 20), *cues[6:]]
    changed = before ^ borders(segments(2100, RATE, moved))
    assert changed
    assert all(cues[4][1] <= border <= cues[6][0] for border in changed)


def test_languages_whose_times_differ_a_little_share_most_clear_stretches() -> None:
    korean = [(first, first + 70) for first in range(30, 3000, 200)]
    english = [(first + 2, last - 3) for first, last in korean]
    clear = [{s for s in segments(3050, RATE, cues) if s.clear} for cues in (korean, english)]
    shared, own = (sum(s.frames for s in found) for found in (clear[0] & clear[1], clear[0]))
    assert shared > 0.8 * own


def test_fixed_borders_are_there_whatever_is_drawn() -> None:
    for drawn in ([], [(0, 1000)], [(290, 350), (600, 640)]):
        assert {300, 372} <= borders(segments(1000, RATE, drawn, fixed=[300, 372]))


@given(films(), st.integers(1, 100), st.integers(0, 100))
def test_a_mark_between_two_fixed_borders_changes_no_segment_beside_them(
    film: tuple[int, list[tuple[int, int]], list[int], list[int]], length: int, turn: int
) -> None:
    frames, drawn, shots, keys = film
    fixed = range(0, frames, length)
    first = fixed[turn % len(fixed)]
    last = min(frames, first + length)
    plain = segments(frames, RATE, drawn, shots, keys, fixed)
    marked = segments(frames, RATE, united([*drawn, (first, last)]), shots, keys, fixed)
    assert beside(marked, first, last) == beside(plain, first, last)
    assert not any(segment.clear for segment in set(marked) - beside(marked, first, last))


def united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def beside(found: tuple[Segment, ...], first: int, last: int) -> set[Segment]:
    return {segment for segment in found if segment.last <= first or segment.first >= last}
