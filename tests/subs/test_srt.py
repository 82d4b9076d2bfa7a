"""SubRip: what is read, and that nothing is lost or moved to another cue."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pysubs2
import pytest

from kit.subs import faults
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

    Read = Callable[..., Track]

BEFORE = "1\n00:00:01,000 --> 00:00:02,000\nFirst\n\n"
AFTER = "3\n00:00:05,000 --> 00:00:06,000\nThird\n"

# The typing errors that pysubs2 appends to the cue before, and some more.
BROKEN = {
    "letter O": ("0O:00:03,000 --> 00:00:04,000", 2),
    "semicolon": ("00:00:03;000 --> 00:00:04,000", 9),
    "blank": ("00:00: 03,000 --> 00:00:04,000", 7),
    "no milliseconds": ("00:00:03 --> 00:00:04", 9),
    "two decimals": ("00:00:03,00 --> 00:00:04,000", 12),
    "four decimals": ("00:00:03,0000 --> 00:00:04,000", 13),
    "no hours": ("00:03,000 --> 00:04,000", 6),
    "full-width digits": ("００:００:０３,０００ --> 00:00:04,000", 1),
    "cut short": ("00:00:03,000 --> 00:00:0", 25),
    "cut at the arrow": ("00:00:03,000 -->", 17),
    "no arrow": ("00:00:03,000", 13),
    "thin arrow": ("00:00:03,000 -> 00:00:04,000", 15),
    "long arrow": ("00:00:03,000 --—> 00:00:04,000", 16),
    "negative": ("-00:00:03,000 --> 00:00:04,000", 1),
    "61 seconds": ("00:00:61,000 --> 00:00:64,000", 7),
    "words on the row": ("00:00:03,000 --> 00:00:04,000 Second", 31),
    "SMPTE": ("00:00:03:12 --> 00:00:04:00", 9),
}


@pytest.mark.parametrize(("row", "column"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_time_line_is_a_fault_and_its_neighbours_are_whole(read: Read, row: str, column: int) -> None:
    track = read(f"{BEFORE}2\n{row}\nSecond\n\n{AFTER}")
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    (fault,) = track.faults
    assert (fault.kind, fault.row, fault.last_row) == (faults.BAD_TIME_LINE, 5, 7)
    assert fault.values == {"found": row, "column": column, "text": "Second", "cue": 1}


# One time alone, with nothing around it that says otherwise, is a text like any other.
@pytest.mark.parametrize("row", [row for name, (row, _) in BROKEN.items() if name != "no arrow"])
def test_a_broken_time_line_without_blank_rows_around_it_is_a_fault_too(read: Read, row: str) -> None:
    track = read(f"{BEFORE.rstrip()}\n2\n{row}\nSecond\n{AFTER}")
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    assert faults.BAD_TIME_LINE in [fault.kind for fault in track.faults]


def test_the_peer_shows_the_broken_block_in_the_cue_before() -> None:
    text = f"{BEFORE}2\n0O:00:03,000 --> 00:00:04,000\nSecond\n\n{AFTER}"
    peer = pysubs2.SSAFile.from_string(text, format_="srt")
    assert len(peer) == 2
    assert "Second" in peer[0].text


def test_in_the_first_block_a_broken_time_line_does_not_vanish(read: Read) -> None:
    track = read(f"1\n00:00:O1,000 --> 00:00:02,000\nFirst\n\n{AFTER}")
    assert [fault.kind for fault in track.faults] == [faults.BAD_TIME_LINE, faults.BAD_NUMBER]
    assert track.faults[0].values["text"] == "First"


def test_a_clean_file_has_no_faults(read: Read) -> None:
    track = read(BEFORE + AFTER.replace("3\n", "2\n", 1))
    assert track.faults == ()
    first, last = track.cues
    assert (first.start, first.end) == (from_ms(1000), from_ms(2000))
    assert (first.number, first.row, first.time_row, first.text_row, first.last_row) == (1, 1, 2, 3, 3)
    assert (last.row, last.last_row, last.identifier) == (5, 7, "2")


def test_a_hundred_hours_are_hours(read: Read) -> None:
    track = read("1\n100:00:13,000 --> 100:00:14,000\nLate\n")
    assert track.cues[0].start == from_ms(100 * 3_600_000 + 13_000)
    assert track.faults == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1\n00:00:01.000 --> 00:00:02,000\nA\n", faults.DOT_FOR_COMMA),
        ("1\n0:00:01,000 --> 0:00:02,000\nA\n", faults.LOOSE_TIME),
        ("1\n00:00:01,000-->00:00:02,000\nA\n", faults.LOOSE_TIME),
        ("1\n00:00:01,000 --> 00:00:02,000 align:start\nA\n", faults.BAD_SETTING),
        ("00:00:01,000 --> 00:00:02,000\nA\n", faults.MISSING_NUMBER),
        ("7\n00:00:01,000 --> 00:00:02,000\nA\n", faults.BAD_NUMBER),
        ("1.\n00:00:01,000 --> 00:00:02,000\nA\n", faults.BAD_NUMBER),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>A\n", faults.BAD_MARKUP),
        ("1\n00:00:01,000 --> 00:00:02,000\nA</i>\n", faults.BAD_MARKUP),
    ],
)
def test_what_can_be_read_is_read_and_reported(read: Read, text: str, kind: str) -> None:
    track = read(text)
    assert [cue.lines for cue in track.cues] == [("A",)]
    assert track.cues[0].start == from_ms(1000)
    assert [fault.kind for fault in track.faults] == [kind]


def test_a_cue_without_text_is_a_cue_and_a_fault(read: Read) -> None:
    for text in ("", "   \n", "<i></i>\n"):
        track = read(f"1\n00:00:01,000 --> 00:00:02,000\n{text}")
        assert len(track.cues) == 1
        assert faults.EMPTY_CUE in [fault.kind for fault in track.faults]


def test_coordinates_after_the_times_are_known(read: Read) -> None:
    track = read("1\n00:00:01,000 --> 00:00:02,000  X1:10 X2:20 Y1:30 Y2:40\nA\n")
    assert track.faults == ()
    assert len(track.cues) == 1


def test_text_after_a_blank_row_belongs_to_no_cue(read: Read) -> None:
    track = read(f"{BEFORE}still speaking\n\nand still\n\n2\n{AFTER[2:]}")
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    (fault,) = track.faults
    assert (fault.kind, fault.row, fault.last_row) == (faults.ORPHAN_TEXT, 5, 7)
    assert fault.values == {"text": "still speaking\n\nand still", "cue": 1}


def test_a_number_without_times_is_a_fault(read: Read) -> None:
    track = read(f"{BEFORE}2\nSecond\n\n{AFTER}")
    (fault,) = track.faults
    assert (fault.kind, fault.row, fault.last_row) == (faults.MISSING_TIME_LINE, 5, 6)
    assert fault.values["text"] == "Second"


def test_words_before_the_first_cue_are_a_fault(read: Read) -> None:
    track = read(f"Subtitles by somebody\n\n{BEFORE}")
    assert [(fault.kind, fault.row) for fault in track.faults] == [(faults.ORPHAN_TEXT, 1)]


def test_without_a_blank_row_the_next_number_is_no_text(read: Read) -> None:
    track = read("1\n00:00:01,000 --> 00:00:02,000\nFirst\n2\n00:00:03,000 --> 00:00:04,000\nSecond")
    assert [cue.lines for cue in track.cues] == [("First",), ("Second",)]
    assert [fault.kind for fault in track.faults] == [faults.MISSING_BLANK]


def test_numbers_are_compared_with_the_one_before(read: Read) -> None:
    block = "{}\n00:00:0{},000 --> 00:00:0{},500\nA\n\n"
    track = read("".join(block.format(number, row, row) for row, number in enumerate((1, 2, 2, 3, 7, 8))))
    found = [(fault.values["found"], fault.values["expected"]) for fault in track.faults]
    assert found == [("2", "3"), ("7", "4")]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_end_is_read(read: Read, ending: str) -> None:
    track = read((BEFORE + AFTER.replace("3\n", "2\n", 1)).replace("\n", ending).rstrip())
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    assert track.faults == ()


def test_spaces_at_the_edges_and_odd_separators_stay_in_the_text(read: Read) -> None:
    text = "  two  \u2028 \x0c.\u00a0"
    track = read(f"1\n00:00:01,000 --> 00:00:02,000   \n{text}\n   \n\n")
    assert track.cues[0].lines == (text,)
    assert track.faults == ()


def test_a_stray_byte_order_mark_is_reported_and_hides_no_cue(read: Read) -> None:
    track = read(BEFORE + "\ufeff2\n00:00:05,000 --> 00:00:06,000\nThird\n")
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    assert [fault.kind for fault in track.faults] == [faults.STRAY_BOM]


@pytest.mark.parametrize("text", ["a --> b", "12:30", "1984", "10 --> 9", "3,5", "Il est 00:00:03 !"])
def test_text_that_looks_a_little_like_times_is_text(read: Read, text: str) -> None:
    track = read(f"1\n00:00:01,000 --> 00:00:02,000\n{text}\nmore\n\n2\n{AFTER[2:]}")
    assert track.cues[0].lines == (text, "more")
    assert track.faults == ()


def test_markup_becomes_spans_and_unknown_brackets_stay_text(read: Read) -> None:
    rows = (
        '{\\an8}<i>Bonjour\nà tous</i> <font color="#FF0000"><b>rouge</b></font>\n<GRAND-MÈRE> a <b and c> 2 < 3 {y:i}'
    )
    track = read(f"1\n00:00:01,000 --> 00:00:02,000\n{rows}\n")
    (cue,) = track.cues
    assert cue.lines == ("Bonjour", "à tous rouge", "<GRAND-MÈRE> a <b and c> 2 < 3 {y:i}")
    assert cue.align == 8
    assert cue.has_italics
    assert cue.spans is not None
    red = cue.spans[1][-1]
    assert (red.text, red.bold, red.italic, red.colour) == ("rouge", True, False, "#ff0000")
    peer = pysubs2.SSAFile.from_string(f"1\n00:00:01,000 --> 00:00:02,000\n{rows}\n", format_="srt")
    assert "GRAND-MÈRE" not in peer[0].text


def test_a_million_rows_and_a_row_of_megabytes_take_linear_time(read: Read) -> None:
    cases = {
        "rows": "a\n" * 100_000,
        "orphans": "a\n\n" * 100_000,
        "numbers": "1\n\n" * 100_000,
        "digits": "1" * 1_000_000,
        "tags": "1\n00:00:01,000 --> 00:00:02,000\n" + "<i>" * 60_000,
        "closing": "1\n00:00:01,000 --> 00:00:02,000\n" + "<i>" * 100_000 + "</b>" * 100_000,
        "brackets": "1\n00:00:01,000 --> 00:00:02,000\n" + "<font " * 100_000,
        "braces": "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\t(" * 100_000 + "}",
        "spaces": "00:00:01,000" + " " * 1_000_000 + "--> 00:00:02,000",
        "colons": ":" * 1_000_000,
    }
    for name, text in cases.items():
        begin = time.process_time()
        read(text)
        assert time.process_time() - begin < 60, name


def test_a_block_of_braces_that_nothing_closes_is_text_and_told(read: Read) -> None:
    track = read("1\n00:00:01,000 --> 00:00:02,000\n{\\an8 Up here {\\i1}now\n")
    assert track.cues[0].lines == ("{\\an8 Up here now",)
    assert [(fault.kind, fault.row, fault.values["column"]) for fault in track.faults] == [(faults.BAD_MARKUP, 3, 1)]


def test_settings_that_run_into_one_another_are_not_tried_in_every_way(read: Read) -> None:
    # With n of them there are 4 to the n ways to part their letters: a hundred would never end.
    track = read(f"1\n00:00:01,000 --> 00:00:02,000 a:{'bbbb:' * 100}!:\nFirst\n")
    assert [fault.kind for fault in track.faults] == [faults.BAD_TIME_LINE]
