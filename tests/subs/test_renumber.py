"""Numbers move up when a cue is taken out, and only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.subs import decode, formats, renumber
from kit.subs.edit import Drop, SetLines

if TYPE_CHECKING:
    from kit.subs.track import Track

TIMES = "00:00:0{at},000 --> 00:00:0{at},900"


def track(numbers: list[int]) -> Track:
    text = "\ufeff" + "\r\n".join(
        f"{number}\r\n{TIMES.format(at=at)}\r\nText {at}.\r\n" for at, number in enumerate(numbers, 1)
    )
    return formats.parse(decode.decode(text.encode(), Path("film.en.srt")), "srt")


def rows(numbers: list[int], *edits: Drop | SetLines) -> list[str]:
    read = track(numbers)
    data = formats.patch(read, edits, rest=renumber.after(read, edits))
    return data.decode().splitlines()


def test_the_cues_after_a_dropped_one_move_up() -> None:
    left = rows([1, 2, 3, 4], Drop(2))
    assert [row for row in left if row.strip("\ufeff").isdigit()] == ["\ufeff1", "2", "3"]
    assert [row for row in left if row.startswith("Text")] == ["Text 1.", "Text 3.", "Text 4."]


def test_a_file_without_consistent_numbers_keeps_what_it_has() -> None:
    assert [row for row in rows([1, 5, 9], Drop(2)) if row.strip("\ufeff").isdigit()] == ["\ufeff1", "9"]


def test_other_edits_touch_no_number() -> None:
    read = track([1, 2])
    assert renumber.after(read, [SetLines(1, ("Text 1.",), ("Text one.",))]) is None
