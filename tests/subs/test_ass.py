"""ASS and SSA: sections, tables in any order, styles, tags, drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.subs import faults
from kit.subs.edit import SetEnd, SetLines, SetStart
from kit.subs.formats import patch, patching
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

    Read = Callable[..., Track]

HEAD = """[Script Info]
; a remark
ScriptType: v4.00+
WrapStyle: 0

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Bold, Italic, Underline, Alignment
Style: Default,Noto Sans KR,60,&H00FFFFFF,0,0,0,2
Style: Off,Noto Sans KR,60,&H0000FFFF,0,-1,0,8

[Events]
"""
ORDER = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def event(text: str, style: str = "Default", start: str = "0:00:01.00", end: str = "0:00:02.50") -> str:
    return f"Dialogue: 3,{start},{end},{style},Ann,0,0,0,,{text}\n"


def test_an_event_is_a_cue(read: Read) -> None:
    track = read(HEAD + ORDER + event("Hello, you\\Nand {\\i1}you{\\i0}\\h!"), "ass")
    (cue,) = track.cues
    assert (cue.start, cue.end) == (from_ms(1000), from_ms(2500))
    assert cue.lines == ("Hello, you", "and you\u00a0!")
    assert (cue.speaker, cue.layer, cue.align, cue.row, cue.time_row, cue.text_row) == ("Ann", 3, 2, 13, 13, 13)
    assert cue.has_italics
    assert track.source.rows[12][cue.text_column - 1 :].startswith("Hello")
    assert track.faults == ()


def test_the_order_of_the_format_row_is_honoured(read: Read) -> None:
    order = "Format: End, Start, Style, Name, Text\n"
    track = read(HEAD + order + "Dialogue: 0:00:02.00,0:00:01.00,Off,Ann,One, two\n", "ass")
    (cue,) = track.cues
    assert (cue.start, cue.end, cue.lines, cue.align) == (from_ms(1000), from_ms(2000), ("One, two",), 8)
    moved = patch(track, [SetStart(1, from_ms(1500)), SetEnd(1, from_ms(2500))]).decode()
    assert moved.endswith("Dialogue: 0:00:02.50,0:00:01.50,Off,Ann,One, two\n")


def test_a_style_gives_italics_colour_and_place(read: Read) -> None:
    track = read(HEAD + ORDER + event("off screen", "Off") + event("{\\an5\\i0}here {\\r}there", "Off"), "ass")
    first, second = track.cues
    assert first.spans is not None
    assert (first.spans[0][0].italic, first.spans[0][0].colour, first.align) == (True, "#ffff00", 8)
    assert second.align == 5
    assert second.spans is not None
    assert [(span.text, span.italic) for span in second.spans[0]] == [("here ", False), ("there", True)]


@pytest.mark.parametrize(
    ("tag", "field", "value"),
    [
        ("\\b1", "bold", True),
        ("\\b700", "bold", True),
        ("\\u1", "underline", True),
        ("\\c&H0000FF&", "colour", "#ff0000"),
        ("\\1c&HFF0000&", "colour", "#0000ff"),
    ],
)
def test_tags_become_spans(read: Read, tag: str, field: str, value: object) -> None:
    (cue,) = read(HEAD + ORDER + event(f"{{{tag}}}x"), "ass").cues
    assert cue.spans is not None
    assert getattr(cue.spans[0][0], field) == value


@pytest.mark.parametrize(
    "tag", ["\\blur3", "\\be1", "\\bord2", "\\clip(1,2,3,4)", "\\pos(1,2)", "\\t(0,100,\\i1)", "\\iclip(0,0,1,1)"]
)
def test_tags_that_are_no_look_change_none(read: Read, tag: str) -> None:
    (cue,) = read(HEAD + ORDER + event(f"{{{tag}}}x"), "ass").cues
    assert (cue.lines, cue.spans) == (("x",), None)


def test_after_an_animation_the_next_tag_counts(read: Read) -> None:
    (cue,) = read(HEAD + ORDER + event("{\\t(0,100,\\clip(0,0,1,1))\\an8}x"), "ass").cues
    assert cue.align == 8


def test_small_n_breaks_only_with_wrap_style_2(read: Read) -> None:
    assert read(HEAD + ORDER + event("a\\nb"), "ass").cues[0].lines == ("a b",)
    assert read(HEAD + ORDER + event("{\\q2}a\\nb"), "ass").cues[0].lines == ("a", "b")
    wrapped = HEAD.replace("WrapStyle: 0", "WrapStyle: 2") + ORDER + event("a\\nb\\Nc{x\\Ny}")
    track = read(wrapped, "ass")
    assert track.cues[0].lines == ("a", "b", "c")
    assert patching.raw_lines(track, track.cues[0]) == ("a", "b", "c{x\\Ny}")


def test_new_text_keeps_the_breaks_as_they_were_written(read: Read) -> None:
    track = read(HEAD.replace("WrapStyle: 0", "WrapStyle: 2") + ORDER + event("a\\nb\\Nc"), "ass")
    same = patch(track, [SetLines(1, ("a", "b", "c"), ("x", "y", "z"))]).decode()
    assert same.endswith(",,x\\ny\\Nz\n")
    fewer = patch(track, [SetLines(1, ("a", "b", "c"), ("x", "y"))]).decode()
    assert fewer.endswith(",,x\\Ny\n")


def test_comments_in_braces_are_not_shown_and_literal_braces_are(read: Read) -> None:
    track = read(HEAD + ORDER + event("a{note}b \\{c\\} {open"), "ass")
    assert track.cues[0].lines == ("ab {c} {open",)
    assert [fault.kind for fault in track.faults] == [faults.BAD_MARKUP]


def test_a_drawing_is_no_text(read: Read) -> None:
    track = read(HEAD + ORDER + event("{\\p1}m 0 0 l 1 1{\\p0}") + event("{\\p1}m 0 0{\\p0}words"), "ass")
    assert [cue.lines for cue in track.cues] == [("words",)]
    assert [fault.kind for fault in track.faults] == [faults.DRAWING, faults.DRAWING]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (event("x", start="0:00:0O.00"), faults.BAD_TIME_LINE),
        (event("x", start="0:00:01.000"), faults.BAD_TIME_LINE),
        (event("x", start="0:00:01"), faults.BAD_TIME_LINE),
        (event("x", start="-0:00:01.00"), faults.BAD_TIME_LINE),
        ("Dialog: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x\n", faults.BAD_ROW),
        ("Dialogue: 0,0:00:01.00,0:00:02.00\n", faults.BAD_ROW),
        ("a second line of text\n", faults.BAD_ROW),
        ("[Event]\n" + event("x"), faults.ORPHAN_TEXT),
    ],
)
def test_rows_that_libass_drops_are_faults(read: Read, row: str, kind: str) -> None:
    track = read(HEAD + ORDER + event("First") + row, "ass")
    assert [cue.lines for cue in track.cues] == [("First",)]
    assert [fault.kind for fault in track.faults] == [kind]


def test_an_unknown_style_and_an_empty_event_are_read_and_reported(read: Read) -> None:
    track = read(HEAD + ORDER + event("x", "Gone") + event(""), "ass")
    assert [cue.lines for cue in track.cues] == [("x",), ("",)]
    assert [fault.kind for fault in track.faults] == [faults.BAD_SETTING, faults.EMPTY_CUE]


def test_embedded_fonts_and_unknown_sections_are_structure(read: Read) -> None:
    fonts = "\n[Fonts]\nfontname: x_0.ttf\n[ABC]\n!!!\n\n[Aegisub Extradata]\nData: 1,x\n"
    track = read(HEAD + ORDER + event("x") + "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,c\n" + fonts, "ass")
    assert len(track.cues) == 1
    assert track.faults == ()


def test_old_ssa_has_its_own_positions(read: Read) -> None:
    text = (
        "[Script Info]\nScriptType: v4.00\n\n[V4 Styles]\nFormat: Name, PrimaryColour, Italic, Alignment\n"
        "Style: *Default,65535,0,6\n\n[Events]\nFormat: Marked, Start, End, Style, Name, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,*Default,,Top\n"
    )
    (cue,) = read(text, "ass").cues
    assert cue.align == 8
    assert cue.spans is not None
    assert cue.spans[0][0].colour == "#ffff00"


def test_the_format_ends_before_ten_hours(read: Read) -> None:
    track = read(HEAD + ORDER + event("x"), "ass")
    with pytest.raises(UsageError, match=r"past 09:59:59\.990"):
        patch(track, [SetEnd(1, from_ms(36_000_000))])
