"""Shots from lists: edit lists with their hazards, and plain lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import RefusedError
from kit.retime.shots import importing
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from pathlib import Path

FILM = parse_rate("24")


def edl(*events: str, mode: str = "NON-DROP FRAME") -> str:
    rows = [f"{number:03}  {event}" for number, event in enumerate(events, 1)]
    return "\n".join(["TITLE: FILM", f"FCM: {mode}", "", *rows, ""])


THREE = (
    "A001     V     C        00:00:10:00 00:00:20:00 01:00:00:00 01:00:10:00",
    "A002     V     C        00:00:00:00 00:00:05:12 01:00:10:00 01:00:15:12",
    "A003     V     C        00:01:00:00 00:01:05:00 01:00:15:12 01:00:20:12",
)


def cuts(tmp_path: Path, text: str, *, name: str = "cut.edl", start: str = "00:00:00:00", frames: int = 492) -> object:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return importing.read(path, FILM, start, frames)


@pytest.mark.parametrize("start", ["00:00:00:00", "01:00:00:00", "10:00:00:00"])
def test_events_of_an_edit_list_begin_shots_wherever_it_counts_from(tmp_path: Path, start: str) -> None:
    assert cuts(tmp_path, edl(*THREE), start=start) == (240, 372)


def test_a_list_that_begins_after_the_leader_keeps_its_place_in_the_film(tmp_path: Path) -> None:
    late = [event.replace("01:00:", "01:01:") for event in THREE]
    assert cuts(tmp_path, edl(*late), frames=2000) == (1440, 1680, 1812, 1932)


def test_leader_before_the_hour_is_not_in_the_film(tmp_path: Path) -> None:
    leader = "LDR      V     C        00:00:00:00 00:00:10:00 00:59:50:00 01:00:00:00"
    assert cuts(tmp_path, edl(leader, *THREE)) == (240, 372)
    assert cuts(tmp_path, edl(leader, *THREE), frames=732) == (240, 480, 612)


def test_an_edit_that_goes_on_in_its_source_is_no_change_of_shot(tmp_path: Path) -> None:
    through = (THREE[0], "A001     V     C        00:00:20:00 00:00:25:12 01:00:10:00 01:00:15:12", THREE[2])
    assert cuts(tmp_path, edl(*through)) == (372,)


def test_black_between_two_events_begins_and_ends_on_a_change(tmp_path: Path) -> None:
    assert cuts(tmp_path, edl(THREE[0], THREE[2])) == (240, 372)


def test_a_dissolve_counts_from_its_middle(tmp_path: Path) -> None:
    mixed = (
        "A001     V     C        00:00:10:00 00:00:20:00 01:00:00:00 01:00:10:00",
        "A001     V     C        00:00:20:00 00:00:20:00 01:00:10:00 01:00:10:00",
        "A002     V     D    024 00:00:00:00 00:00:05:12 01:00:10:00 01:00:15:12",
    )
    text = edl(*mixed).replace("003  A002", "002  A002")
    assert cuts(tmp_path, text, frames=372) == (252,)


def test_the_list_of_a_longer_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="it has 492 frames, the film 400"):
        cuts(tmp_path, edl(*THREE), frames=400)


def test_a_plain_list_of_cuts_beyond_the_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="1 of its 2 changes of shot come after"):
        cuts(tmp_path, "100\n500\n", name="cuts.txt")


def test_seconds_and_labels_of_a_plain_list_are_frames(tmp_path: Path) -> None:
    found = cuts(tmp_path, "\ufeff# from the player\r\n10,500\r\n01:00:12:00\r\n", name="cuts.txt", start="01:00:00:00")
    assert found == (252, 288)
