from __future__ import annotations

import pytest

from kit.screener.layout import Picture, place
from kit.screener.style import STYLE
from kit.screener.timing import Shown
from kit.subs.cue import Cue

PICTURE = Picture(1280, 720, 36)


def shown(number: int, first: int, last: int, *lines: str, align: int = 2) -> Shown:
    return Shown(Cue(number, first, last, lines, 1, 3, 2, 3, align=align), first, last)


def heights(*cues: Shown) -> dict[str, float]:
    return {row.line[0].text: round(row.y) for row in place(cues, PICTURE, STYLE)}


def test_the_last_line_stands_on_the_safe_edge_and_others_above_it() -> None:
    found = heights(shown(1, 0, 10, "one", "two"))
    assert found["two"] == 684
    assert found["one"] < found["two"]


def test_cues_that_show_together_are_stacked_and_do_not_touch() -> None:
    found = heights(shown(1, 0, 10, "a", "b"), shown(2, 5, 15, "c"))
    assert found["c"] < found["a"] < found["b"]


def test_a_place_is_free_again_on_the_frame_of_the_out_time() -> None:
    found = heights(shown(1, 0, 10, "a"), shown(2, 10, 15, "b"))
    assert found["a"] == found["b"]


def test_a_gap_left_below_is_used_only_if_all_lines_fit() -> None:
    found = heights(
        shown(1, 0, 5, "low"), shown(2, 0, 20, "high"), shown(3, 6, 9, "in the gap"), shown(4, 6, 9, "x", "y")
    )
    assert found["in the gap"] == found["low"]
    assert found["y"] < found["high"]


def test_top_and_bottom_do_not_push_each_other() -> None:
    found = heights(shown(1, 0, 10, "a"), shown(2, 0, 10, "b", align=8))
    assert (found["a"], found["b"]) == (684, 36)


@pytest.mark.parametrize(("align", "x"), [(1, 64), (2, 640), (3, 1216), (7, 64), (9, 1216)])
def test_the_side_follows_the_numpad(align: int, x: int) -> None:
    assert [round(row.x) for row in place([shown(1, 0, 5, "a", align=align)], PICTURE, STYLE)] == [x]


def test_text_in_the_middle_is_centred() -> None:
    found = heights(shown(1, 0, 5, "a", "b", align=5))
    assert (found["a"] + found["b"]) / 2 == 360


def test_an_upright_picture_gets_smaller_text_than_its_height_would_give() -> None:
    assert STYLE.base(1080, 1920) == 720
    assert STYLE.base(1920, 1080) == 1080
