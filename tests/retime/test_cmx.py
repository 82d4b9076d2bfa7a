"""CMX3600 lists as programs write them, each hazard by itself."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError, UsageError, each
from kit.retime.cutlist import cmx, reading
from kit.time.rate import parse_rate
from kit.time.timecode import frame

if TYPE_CHECKING:
    from fractions import Fraction

    from kit.retime.cutlist.shot import CutList

HOUR = 86_400
CUT = "001  A001C003 V     C        01:00:10:00 01:00:12:00 01:00:00:00 01:00:02:00\n"


def read(text: str, fps: str = "24") -> CutList:
    return cmx.read(dedent(text).splitlines(keepends=True), Path("film.edl"), parse_rate(fps))


def spans(cut: CutList) -> list[tuple[str, int, int, Fraction]]:
    return [(shot.origin.reel, shot.begin - cut.begin, shot.end - cut.begin, shot.source) for shot in cut.shots]


def test_a_cut_is_its_record_frames_and_where_its_source_begins() -> None:
    cut = read("TITLE: X\nFCM: NON-DROP FRAME\n\n" + CUT + "* FROM CLIP NAME: sea\n* SOURCE FILE: A001C003_SEA.MOV\n")
    (shot,) = cut.shots
    assert (shot.begin, shot.end, shot.source, shot.speed) == (HOUR, HOUR + 48, HOUR + 240, 1)
    assert (shot.number, shot.row, shot.origin.clip, shot.origin.file) == ("001", 4, "sea", "A001C003_SEA.MOV")


def test_colons_under_a_drop_frame_header_are_drop_frame() -> None:
    text = "FCM: DROP FRAME\n001  A V C 00:01:00:02 00:01:01:00 01:00:59:28 01:01:00:26\n"
    cut = read(text, "29.97")
    rate = parse_rate("29.97")
    assert cut.drop
    assert cut.begin == frame("01:00:59;28", rate)
    assert cut.shots[0].source == frame("00:01:00;02", rate)
    assert not read(text.replace("DROP", "NON-DROP"), "29.97").drop


def test_a_reel_with_labels_that_drop_frame_leaves_out_counts_without_dropping() -> None:
    cut = read("FCM: DROP FRAME\n001  CARD V C 00:01:00:00 00:01:01:00 01:00:00:00 01:00:01:00\n", "29.97")
    assert cut.shots[0].source == 1800
    assert cut.begin == frame("01:00:00;00", parse_rate("29.97"))


def test_a_record_label_that_drop_frame_leaves_out_is_an_error_with_its_event() -> None:
    with pytest.raises(UsageError) as caught:
        read("FCM: DROP FRAME\n007  A V C 00:00:00:00 00:00:01:00 01:01:00:00 01:01:01:00\n", "29.97")
    assert caught.value.message.startswith("Event 007: “01:01:00:00” does not exist at 29.97")
    assert caught.value.place is not None
    assert caught.value.place.row == 2


def test_a_frame_that_the_rate_does_not_have_is_an_error_with_its_event() -> None:
    with pytest.raises(UsageError, match="Event 001: “01:00:00:24” does not exist at 24"):
        read("001  A V C 01:00:00:24 01:00:01:24 01:00:00:00 01:00:01:00\n")


def test_labels_that_stop_at_the_end_of_another_rates_second_raise_a_doubt() -> None:
    rows = "".join(
        f"{n:03}  A V C 01:{n // 60:02}:{n % 60:02}:{n % 24:02} 01:{n // 60:02}:{n % 60 + 1:02}:{n % 24:02} "
        f"01:{n // 60:02}:{n % 60:02}:{n % 24:02} 01:{n // 60:02}:{n % 60 + 1:02}:{n % 24:02}\n"
        for n in range(59)
    )
    assert "counts no frame past 23" in read(rows, "30").doubt
    assert not read(rows, "24").doubt
    assert not read(rows.replace(":23 ", ":00 ").replace(":23\n", ":00\n"), "30").doubt, (
        "cuts at few frames say nothing of the rate"
    )


def test_a_dissolve_begins_where_the_next_shot_does() -> None:
    cut = read("""\
        001  ONE V C 01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
        * FROM CLIP NAME: one
        002  ONE V C     01:00:02:00 01:00:02:00 01:00:02:00 01:00:02:00
        002  TWO V D 024 02:00:00:00 02:00:03:00 01:00:02:00 01:00:05:00
        * FROM CLIP NAME: one
        * TO CLIP NAME: two
        """)
    assert spans(cut) == [("ONE", 0, 48, HOUR), ("TWO", 48, 120, 2 * HOUR)]
    assert [shot.origin.clip for shot in cut.shots] == ["one", "two"]


def test_shots_that_overlap_in_the_record_give_way_to_the_later_one() -> None:
    cut = read("""\
        001  ONE V C        01:00:00:00 01:00:03:00 01:00:00:00 01:00:03:00
        002  TWO V W001 024 02:00:00:00 02:00:03:00 01:00:02:00 01:00:05:00
        """)
    assert spans(cut) == [("ONE", 0, 48, HOUR), ("TWO", 48, 120, 2 * HOUR)]
    assert [(shot.begin - HOUR, shot.end - HOUR) for shot in cut.under] == [(48, 72)]
    assert "record times overlap, events 001 and 002" in cut.notes


def test_speed_reverse_and_freeze_come_from_m2() -> None:
    cut = read("""\
        001  ONE V C 01:00:00:00 01:00:04:00 01:00:00:00 01:00:02:00
        M2   ONE       048.0                01:00:00:00
        002  TWO V C 01:00:04:00 01:00:02:00 01:00:02:00 01:00:04:00
        M2   TWO      -024.0                01:00:04:00
        003  SIX V C 01:00:00:10 01:00:00:11 01:00:04:00 01:00:05:00
        M2   SIX       000.0                01:00:00:10
        """)
    assert [shot.speed for shot in cut.shots] == [2, -1, 0]
    assert not cut.notes


def test_a_speed_belongs_to_its_own_row_of_a_dissolve() -> None:
    cut = read("""\
        001  ONE V C     01:00:00:00 01:00:00:00 01:00:00:00 01:00:00:00
        001  TWO V D 012 01:00:00:00 01:00:04:00 01:00:00:00 01:00:02:00
        M2   ONE       012.0                01:00:00:00
        M2   TWO       048.0                01:00:00:00
        """)
    assert [(shot.origin.reel, shot.speed) for shot in cut.shots] == [("TWO", 2)]


def test_sound_and_graphics_are_passed_over_and_counted() -> None:
    cut = read("""\
        001  ONE B     C 01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
        002  WILD A2    C 01:00:00:00 01:00:09:00 01:00:00:00 01:00:09:00
        003  WILD AA    C 01:00:00:00 01:00:09:00 01:00:00:00 01:00:09:00
        004  TITL V2    C 00:00:00:00 00:00:01:00 01:00:00:12 01:00:01:12
        005  TWO  AA/V  C 01:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00
        006  KEY  V     K 010 00:00:00:00 00:00:01:00 01:00:03:00 01:00:04:00
        AUD  3    4
        """)
    assert [shot.origin.reel for shot in cut.shots] == ["ONE", "TWO"]
    assert dict(cut.counts) == {"picture": 2, "audio only": 2, "graphics": 2}


def test_a_list_without_picture_is_refused() -> None:
    with pytest.raises(UsageError, match="no picture event"):
        read("001  AX AA C 00:00:00:00 00:56:55:22 00:00:00:00 00:56:55:22\n")


def test_long_names_tabs_six_digits_and_trailing_spaces_are_read() -> None:
    cut = read("000001\tBAAAAAAA_00001_ABCD \t V     C        01:00:00:01 01:00:02:01 01:00:00:00 01:00:02:00 \t\r\n")
    assert cut.shots[0].origin.reel == "BAAAAAAA_00001_ABCD"
    assert read(CUT.replace("A001C003", "CARD 7 B"), "24").shots[0].origin.reel == "CARD 7 B"


def test_midnight_passes() -> None:
    cut = read("001  A V C 01:00:00:00 01:00:04:00 23:59:58:00 00:00:02:00\n")
    assert cut.shots[0].length == 96


def test_a_programme_that_runs_over_midnight_keeps_its_order() -> None:
    cut = read("""\
        001  A V C 01:00:00:00 01:00:02:00 23:59:58:00 00:00:00:00
        002  B V C 01:00:00:00 01:00:02:00 00:00:00:00 00:00:02:00
        003  C V C 01:00:00:00 01:00:02:00 00:00:02:00 00:00:04:00
        """)
    assert spans(cut) == [("A", 0, 48, HOUR), ("B", 48, 96, HOUR), ("C", 96, 144, HOUR)]
    assert not cut.notes


def test_midnight_in_drop_frame_is_as_long_as_a_day_of_its_labels() -> None:
    cut = read("001  A V C 01:00:00;00 01:00:04;00 23:59:58;00 00:00:02;00\n", "29.97")
    assert cut.shots[0].length == 120


def test_a_camera_that_ran_over_midnight_counts_from_zero_after_it() -> None:
    cut = read("001  A V C 23:59:59:00 00:00:01:00 01:00:00:00 01:00:02:00\n")
    assert spans(cut) == [("A", 0, 24, 24 * HOUR - 24), ("A", 24, 48, 0)]


def test_an_fcm_row_between_events_is_for_their_sources_and_leaves_the_record_in_order() -> None:
    text = """\
        FCM: DROP FRAME
        001  A V C 00:01:00:02 00:03:00:06 01:00:00:00 01:02:00:04
        FCM: NON-DROP FRAME
        002  B V C 01:01:00:00 01:01:02:00 01:02:00:04 01:02:02:04
        FCM: DROP FRAME
        003  C V C 00:05:00:02 00:05:02:02 01:02:02:04 01:02:04:04
        """
    cut = read(text, "29.97")
    assert [one[:3] for one in spans(cut)] == [("A", 0, 3600), ("B", 3600, 3660), ("C", 3660, 3720)]
    assert cut.shots[1].source == 61 * 1800
    assert cut.notes == ("FCM changes at event 002; the record is taken to count drop-frame throughout",)


def test_a_dissolve_in_one_row_shows_the_clip_that_it_goes_to() -> None:
    cut = read("""\
        001  AX V C     01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
        * FROM CLIP NAME: one
        002  AX V D 012 02:00:00:00 02:00:03:00 01:00:02:00 01:00:05:00
        * FROM CLIP NAME: one
        * TO CLIP NAME: two
        """)
    assert [(shot.origin.clip, shot.mixed) for shot in cut.shots] == [("one", 0), ("two", 12)]


def test_a_missing_event_is_told() -> None:
    cut = read(CUT + "003  B V C 01:00:00:00 01:00:02:00 01:00:05:00 01:00:07:00\n")
    assert "nothing is recorded between events 001 and 003" in cut.notes


def test_lengths_that_differ_are_told_with_their_events() -> None:
    cut = read("001  A V C 01:00:00:00 01:00:02:01 01:00:00:00 01:00:02:00\n")
    assert cut.notes == ("source and record lengths differ in frames, events 001 (49/48)",)


@pytest.mark.parametrize(
    "row",
    [
        "002  B V C 01:00:00:00 01:00:02:00 01:00:02:00\n",
        "002  B V C 01:00:00:00 01:00:02:00 01:00:02:00 01:00:0\n",
        "002  B V C aa:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00\n",
        "002  B Q C 01:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00\n",
        "002  B V X 01:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00\n",
        "     B V C 01:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00\n",
        "002 01:00:00:00 01:00:02:00 01:00:02:00 01:00:04:00\n",
    ],
)
def test_an_event_that_cannot_be_made_out_is_named_and_stops_all(row: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(CUT + row + CUT)
    assert caught.value.slug == "bad-event"
    assert caught.value.place is not None
    assert caught.value.place.row == 2


def test_all_bad_events_are_told_at_once() -> None:
    with pytest.raises(KitError) as caught:
        read(CUT + "002  B V C 01:00:00:00\n003  B V C 01:00:00:00\n")
    assert len(each(caught.value)) == 2


@pytest.mark.parametrize(
    "text", ["", "TITLE: X\n", "not a list\n", "\x00\x00\n", "1\n00:00:01,000 --> 00:00:02,000\nHi\n"]
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read(text)


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings_and_line_ends_do_not_matter(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "film.edl"
    path.write_bytes(("TITLE: Été\r\n" + CUT.replace("\n", "\r\n") + "* FROM CLIP NAME: CAFÉ\r\n").encode(codec))
    assert reading.read(path, parse_rate("24")).shots[0].origin.clip == "CAFÉ"


def test_a_list_without_a_rate_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "film.edl"
    path.write_text(CUT)
    with pytest.raises(UsageError) as caught:
        reading.read(path, None)
    assert caught.value.slug == "no-rate"
    assert "--fps" in caught.value.hint


def test_a_record_that_runs_backwards_is_an_error_with_its_event() -> None:
    with pytest.raises(UsageError, match="Event 002 ends in the record before it begins"):
        read(CUT + "002  B V C 01:00:12:00 01:00:10:00 01:00:04:00 01:00:02:00\n")


def test_rows_that_never_end_are_read_at_once() -> None:
    rows = "002 " + "A V " * 300_000 + "01:00:00:00\nM2 " + "a " * 300_000 + "\n" + CUT
    assert len(read(rows).shots) == 1


def test_a_list_of_events_without_length_has_no_picture() -> None:
    with pytest.raises(UsageError, match="no picture event"):
        read("001  A V C 01:00:00:00 01:00:00:00 01:00:00:00 01:00:00:00\n")


def test_lengths_that_differ_by_a_frame_at_this_rate_only_raise_a_doubt() -> None:
    def label(frame: int) -> str:
        return f"{frame // 86400:02}:{frame // 1440 % 60:02}:{frame // 24 % 60:02}:{frame % 24:02}"

    begins = [sum(240 + 7 * n for n in range(number)) for number in range(15)]
    spans = [
        ((n * 2400, n * 2400 + 240 + 7 * n), (86400 + begin, 86640 + begin + 7 * n)) for n, begin in enumerate(begins)
    ]
    rows = [
        f"{n:03}  A{n} V C {' '.join(label(at) for span in both for at in span)}" for n, both in enumerate(spans, 1)
    ]
    text = "\n".join(rows) + "\n"
    assert read(text, "24").doubt == ""
    assert "counts no frame past" not in read(text, "25").doubt
    assert "at 24 in 0: its rate is hardly 25" in read(text, "25").doubt
