"""WebVTT as the W3C's parser reads it, with a fault for everything that it drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.subs import faults, formats
from kit.subs.edit import SetLines, SetStart
from kit.subs.formats import patching
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

    Read = Callable[..., Track]

FILE = """WEBVTT - a film
Kind: captions
Language: fr

STYLE
::cue(.loud) { color: red }

REGION
id:top

NOTE
a note of
two rows

one
00:01.000 --> 01:00:02.500 align:start line:10% position:5%
<v.loud Marie-Ève Côté>Salut &amp; <i>bonjour</i> &lt;3

01:00:03.000 --> 01:00:04.000
<c.yellow.bg_blue>jaune
encore</c> <01:00:03.500><lang ko>안녕</lang>
"""


def test_a_whole_file_is_read_without_a_fault(read: Read) -> None:
    track = read("\ufeff" + FILE, "vtt")
    assert track.faults == ()
    first, second = track.cues
    assert (first.start, first.end) == (from_ms(1000), from_ms(3_602_500))
    assert first.lines == ("Salut & bonjour <3",)
    assert (first.speaker, first.identifier, first.align) == ("Marie-Ève Côté", "one", 7)
    assert (first.row, first.time_row, first.text_row, first.last_row) == (15, 16, 17, 17)
    assert first.has_italics
    assert second.lines == ("jaune", "encore 안녕")
    assert second.spans is not None
    assert [span.colour for line in second.spans for span in line] == ["#ffff00", "#ffff00", None]


def cues(text: str) -> str:
    return f"WEBVTT\n\n1\n00:01.000 --> 00:02.000\nFirst\n\n{text}\n\n3\n00:05.000 --> 00:06.000\nThird\n"


@pytest.mark.parametrize(
    ("text", "kind", "rows"),
    [
        ("2\n0O:03.000 --> 00:04.000\nSecond", faults.BAD_TIME_LINE, (7, 9)),
        ("2\n00:03.00 --> 00:04.000\nSecond", faults.BAD_TIME_LINE, (7, 9)),
        ("2\n00:03 --> 00:04\nSecond", faults.BAD_TIME_LINE, (7, 9)),
        ("2\n00:61.000 --> 00:62.000\nSecond", faults.BAD_TIME_LINE, (7, 9)),
        ("2\n00:03.000 -> 00:04.000\nSecond", faults.BAD_TIME_LINE, (7, 9)),
        ("a --> b", faults.BAD_TIME_LINE, (7, 7)),
        ("2\nSecond", faults.MISSING_TIME_LINE, (7, 8)),
        ("Second", faults.ORPHAN_TEXT, (7, 7)),
        ("STYLE\n::cue { color: red }", faults.BAD_ROW, (7, 8)),
    ],
)
def test_what_a_browser_drops_is_a_fault(read: Read, text: str, kind: str, rows: tuple[int, int]) -> None:
    track = read(cues(text), "vtt")
    assert [cue.lines for cue in track.cues] == [("First",), ("Third",)]
    (fault,) = track.faults
    assert (fault.kind, (fault.row, fault.last_row)) == (kind, rows)


@pytest.mark.parametrize(
    ("times", "column"),
    [("00:03.00 --> 00:04.000", 9), ("00:00:0O.000 --> 00:04.000", 8), ("00:03.000 -> 00:04.000", 12)],
)
def test_the_column_of_a_broken_time_line_is_where_it_breaks(read: Read, times: str, column: int) -> None:
    (fault,) = read(cues(f"2\n{times}\nSecond"), "vtt").faults
    assert fault.values["column"] == column


@pytest.mark.parametrize(
    ("text", "kind", "lines"),
    [
        ("00:03,000 --> 00:04,000\nSecond", faults.COMMA_FOR_DOT, ("Second",)),
        ("00:03.000 --> 00:04.000 align:middle\nSecond", faults.BAD_SETTING, ("Second",)),
        ("00:03.000 --> 00:04.000 line:200%\nSecond", faults.BAD_SETTING, ("Second",)),
        ("00:03.000 --> 00:04.000\n<GRAND-MÈRE> !", faults.BAD_MARKUP, ("<GRAND-MÈRE> !",)),
        ("00:03.000 --> 00:04.000\na < b", faults.BAD_MARKUP, ("a < b",)),
        ("00:03.000 --> 00:04.000\n<i>Second", faults.BAD_MARKUP, ("Second",)),
        ("00:03.000 --> 00:04.000\nSecond</b>", faults.BAD_MARKUP, ("Second",)),
    ],
)
def test_what_can_be_read_is_read_and_reported(read: Read, text: str, kind: str, lines: tuple[str, ...]) -> None:
    track = read(cues(text), "vtt")
    assert [cue.lines for cue in track.cues] == [("First",), lines, ("Third",)]
    assert [fault.kind for fault in track.faults] == [kind]


@pytest.mark.parametrize(
    ("rest", "text", "found"),
    [
        ("align:start Who goes there?", "", [(faults.ORPHAN_TEXT, "Who goes there?"), (faults.EMPTY_CUE, None)]),
        (
            "align:start size:x Who goes\nthere?",
            "there?",
            [(faults.ORPHAN_TEXT, "Who goes"), (faults.BAD_SETTING, None)],
        ),
        ("안녕\nthere?", "there?", [(faults.ORPHAN_TEXT, "안녕")]),
        ("sideways\nthere?", "there?", [(faults.BAD_SETTING, None)]),
        ("\ufffd\nthere?", "there?", [(faults.BAD_SETTING, None)]),
        ("size: 50%\nthere?", "there?", [(faults.BAD_SETTING, None)] * 2),
    ],
)
def test_words_after_the_settings_are_told_from_settings(
    read: Read, rest: str, text: str, found: list[tuple[str, str | None]]
) -> None:
    track = read(cues(f"00:03.000 --> 00:04.000 {rest}"), "vtt")
    assert [cue.text for cue in track.cues] == ["First", text, "Third"]
    assert [(fault.kind, fault.values.get("text")) for fault in track.faults] == found


@pytest.mark.parametrize(("joined", "kind"), [("Who", faults.ORPHAN_TEXT), ("\0", faults.BAD_SETTING)])
def test_what_touches_the_time_is_told_and_the_cue_is_read(read: Read, joined: str, kind: str) -> None:
    track = read(cues(f"00:03.000 --> 00:04.000{joined} align:end\nSecond"), "vtt")
    assert [(cue.text, cue.align) for cue in track.cues][1] == ("Second", 3)
    assert kind in [fault.kind for fault in track.faults]


def test_half_a_time_line_in_a_note_or_a_style_sheet_is_part_of_it(read: Read) -> None:
    text = "WEBVTT\n\nSTYLE\n::cue(b) {} /*\n00:00:00.000 -- > 00:00:01.000 */\n\nNOTE was\n00:01.000 -> 00:02.000\nx\n"
    track = read(text, "vtt")
    assert (track.cues, track.faults) == ((), ())


def test_only_an_empty_row_ends_a_cue(read: Read) -> None:
    track = read(cues("00:03.000 --> 00:04.000\nSecond\n \t\nstill the second\n \t"), "vtt")
    assert track.cues[1].lines == ("Second", " \t", "still the second", " \t")
    assert track.faults == ()
    raw = patching.raw_lines(track, track.cues[1])
    data = formats.patch(track, [SetLines(2, raw, (*raw[:2], "new"))])
    assert read(data, "vtt").cues[1].lines == ("Second", " \t", "new")


def test_a_row_of_spaces_before_a_number_was_meant_to_end_the_cue(read: Read) -> None:
    track = read("WEBVTT\n\n1\n00:01.000 --> 00:02.000\nFirst\n \n2\n00:03.000 --> 00:04.000\nSecond\n \n", "vtt")
    assert [(cue.identifier, cue.lines) for cue in track.cues] == [("1", ("First",)), ("2", ("Second", " "))]
    assert [(fault.kind, fault.row) for fault in track.faults] == [(faults.MISSING_BLANK, 7)]


def test_rows_of_spaces_beside_an_empty_row_are_nothing(read: Read) -> None:
    track = read("WEBVTT\n \n\n \n1\n00:01.000 --> 00:02.000\nFirst\n\n \n\t\n00:03.000 --> 00:04.000\nSecond", "vtt")
    assert [(cue.identifier, cue.lines) for cue in track.cues] == [("1", ("First",)), ("", ("Second",))]
    assert track.faults == ()


def test_a_nul_is_read_as_a_lost_letter_and_stays_in_the_file(read: Read) -> None:
    data = b"WEBVTT\n\n\0id\n00:01.000 --> 00:02.000\nFi\0st\0\n\nNOTE \0\n"
    track = read(data, "vtt")
    (cue,) = track.cues
    assert (cue.identifier, cue.lines) == ("\ufffdid", ("Fi\ufffdst\ufffd",))
    assert [(fault.kind, fault.row, fault.values["count"]) for fault in track.faults] == [
        (faults.NUL, 3, 1),
        (faults.NUL, 5, 2),
        (faults.NUL, 7, 1),
    ]
    assert formats.patch(track, []) == data
    assert formats.patch(track, [SetStart(1, 0)]) == data.replace(b"00:01", b"00:00")


def test_an_empty_cue_is_a_cue_and_a_fault(read: Read) -> None:
    track = read(cues("00:03.000 --> 00:04.000"), "vtt")
    assert len(track.cues) == 3
    assert [fault.kind for fault in track.faults] == [faults.EMPTY_CUE]


def test_a_number_without_a_blank_row_before_it_is_no_text(read: Read) -> None:
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nFirst\n2\n00:03.000 --> 00:04.000\nSecond"
    track = read(text, "vtt")
    assert [(cue.identifier, cue.lines) for cue in track.cues] == [("1", ("First",)), ("2", ("Second",))]
    assert [fault.kind for fault in track.faults] == [faults.MISSING_BLANK]


@pytest.mark.parametrize("header", ["", "WEBVTTX\n\n", "webvtt\n\n", " WEBVTT\n\n"])
def test_without_its_header_the_cues_are_read_and_the_header_reported(read: Read, header: str) -> None:
    track = read(f"{header}00:01.000 --> 00:02.000\nFirst\n", "vtt")
    assert [cue.lines for cue in track.cues] == [("First",)]
    assert [fault.kind for fault in track.faults] == [faults.BAD_HEADER]


def test_ruby_is_read_out_behind_its_base(read: Read) -> None:
    track = read(cues("00:03.000 --> 00:04.000\n<ruby>漢字<rt>한자</ruby> <ruby>大<rt>대</rt></ruby>"), "vtt")
    assert track.cues[1].lines == ("漢字(한자) 大(대)",)
    assert track.faults == ()


@pytest.mark.parametrize(
    ("settings", "align"),
    [
        ("", 2),
        ("line:0", 8),
        ("line:-1", 2),
        ("line:85%", 2),
        ("line:50%,center", 5),
        ("align:end", 3),
        ("align:left line:5%", 7),
    ],
)
def test_settings_place_the_cue(read: Read, settings: str, align: int) -> None:
    track = read(f"WEBVTT\n\n00:01.000 --> 00:02.000 {settings}\nFirst\n", "vtt")
    assert track.cues[0].align == align
    assert track.faults == ()


def test_references_are_resolved_and_a_reference_to_nothing_stays(read: Read) -> None:
    endless = "&#" + "9" * 5000 + ";"
    track = read(cues(f"00:03.000 --> 00:04.000\n&lrm;&#44032;&nbsp;&quot;R&D&quot;&#10;x {endless}"), "vtt")
    assert track.cues[1].lines == (f'\u200e가\u00a0"R&D" x {endless}',)


@pytest.mark.parametrize(
    ("row", "bad"),
    [
        ("\f00:00:01.000\f-->\f00:00:02.000\fline:0\f", 0),
        ("00:00:01.000 --> 00:00:02.000 line:18446744073709552000", 0),
        ("00:00:01.000 --> 00:00:02.000 line:18446744073709552000%", 1),
        ("00:00:01.000 --> 00:00:02.000line:0", 1),
    ],
)
def test_what_a_browser_takes_is_a_cue_and_what_it_passes_over_is_a_fault(read: Read, row: str, bad: int) -> None:
    track = read(f"WEBVTT\n\n{row}\nSeen\n", "vtt")
    (cue,) = track.cues
    assert (cue.start, cue.end, cue.lines) == (from_ms(1000), from_ms(2000), ("Seen",))
    assert [fault.kind for fault in track.faults] == [faults.BAD_SETTING] * bad
