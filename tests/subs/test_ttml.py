"""TTML, IMSC and DFXP: nested times in all their forms, styles, places, and changes that touch only what they must."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime import apply, rate, shift
from kit.subs import decode, faults, formats
from kit.subs.cue import Span
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats import patching
from kit.time.rate import parse_rate
from kit.time.ticks import PER_SECOND, from_ms, from_seconds

if TYPE_CHECKING:
    from kit.subs.track import Track

NAMES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang=""'
)


def document(body: str, head: str = "", parameters: str = "", on_body: str = "") -> str:
    return f"<tt {NAMES} {parameters}>\n<head>{head}</head>\n<body{on_body}>\n{body}\n</body>\n</tt>\n"


def read(text: str) -> Track:
    return formats.parse(decode.decode(text.encode(), Path("film.ttml")), "ttml")


def times(track: Track) -> list[tuple[float, float, str]]:
    return [(cue.start / PER_SECOND, cue.end / PER_SECOND, cue.text) for cue in track.cues]


def changed(before: str, after: bytes) -> list[str]:
    rows = difflib.unified_diff(before.splitlines(), after.decode().splitlines(), lineterm="", n=0)
    return [row for row in rows if row[0] == "+" and not row.startswith("+++")]


@pytest.mark.parametrize(
    "text", ["", "1", "1.5", "00:01.5", "00:00:01:30", "OO:00:01.0", "-1s", "1 s", "00:60:00", "1e3s"]
)
def test_what_is_no_time_is_a_fault_with_its_words(text: str) -> None:
    track = read(document(f'<div><p begin="{text}" end="5s">Lost</p><p begin="1s" end="2s">Kept</p></div>'))
    assert times(track) == [(1, 2, "Kept")]
    (fault,) = track.faults
    assert (fault.kind, fault.row, fault.values["text"]) == (faults.BAD_TIME_LINE, 4, "Lost")


def test_a_label_that_drop_frame_leaves_out_is_a_fault() -> None:
    parameters = 'ttp:timeBase="smpte" ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="dropNTSC"'
    track = read(document('<div><p begin="00:01:00:00" end="00:01:02:00">Lost</p></div>', parameters=parameters))
    assert [fault.kind for fault in track.faults] == [faults.BAD_TIME_LINE]


CASES = {
    "nested": ('<div begin="10s"><div begin="1s"><p begin="1s" end="2s">A</p></div></div>', [(12, 13, "A")]),
    "dur": ('<div><p begin="1s" dur="2s">A</p></div>', [(1, 3, "A")]),
    "the shorter of end and dur": ('<div><p begin="1s" dur="2s" end="2s">A</p></div>', [(1, 2, "A")]),
    "clipped": ('<div end="5s"><p begin="1s" end="9s">A</p></div>', [(1, 5, "A")]),
    "from the container": ('<div begin="1s" dur="2s"><p>A</p></div>', [(1, 3, "A")]),
    "in sequence": (
        '<div timeContainer="seq"><p dur="2s">A</p><p begin="1s" dur="1s">B</p><p end="3s">C</p></div>',
        [(0, 2, "A"), (3, 4, "B"), (4, 7, "C")],
    ),
    "containers in sequence": (
        '<div timeContainer="seq"><div><p begin="1s" end="4s">A</p><p end="2s">B</p></div><p dur="1s">C</p></div>',
        [(1, 4, "A"), (0, 2, "B"), (4, 5, "C")],
    ),
    "words one by one": (
        '<div><p begin="1s" end="5s"><span>A </span><span begin="1s">B </span><span begin="2s">C</span></p></div>',
        [(1, 2, "A"), (2, 3, "A B"), (3, 5, "A B C")],
    ),
    "spans in sequence": (
        '<div><p begin="1s" end="5s" timeContainer="seq"><span dur="1s">A</span><span dur="2s">B</span></p></div>',
        [(1, 2, "A"), (2, 4, "B")],
    ),
    "end before begin": ('<div><p begin="5s" end="2s">A</p></div>', [(5, 2, "A")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_nested_times(body: str, expected: list[tuple[float, float, str]]) -> None:
    track = read(document(body))
    assert times(track) == expected
    assert track.faults == ()


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_a_shift_moves_every_cue_by_the_same(body: str, expected: list[tuple[float, float, str]]) -> None:
    text = document(body)
    result = apply.retime(read(text), shift.shift(from_ms(2500)))
    assert times(read(result.data.decode())) == [(start + 2.5, end + 2.5, words) for start, end, words in expected]


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_a_change_of_rate_reaches_every_level(body: str, expected: list[tuple[float, float, str]]) -> None:
    result = apply.retime(read(document(body)), rate.change(parse_rate("25"), parse_rate("24")))
    for (start, end, _), (old, last, _) in zip(times(read(result.data.decode())), expected, strict=True):
        assert start == pytest.approx(old * 25 / 24, abs=0.00051)
        assert end == pytest.approx(last * 25 / 24, abs=0.00051)


def test_the_time_of_what_holds_all_cues_moves_alone() -> None:
    text = document('<div begin="00:00:10:00">\n<p begin="1s" end="2s">A</p>\n<p begin="3s" dur="1s">B</p></div>')
    data = apply.retime(read(text), shift.shift(from_seconds(2))).data
    assert changed(text, data) == ['+<div begin="00:00:12:00">']


def test_each_time_is_written_back_in_its_own_way() -> None:
    text = document(
        '<div>\n<p begin="00:00:01:12" end="90f">A</p>\n<p begin=\'25000000t\' dur="1.5s" xml:id="x">B</p>\n</div>',
        parameters='ttp:frameRate="24" ttp:tickRate="10000000"',
    )
    data = apply.retime(read(text), shift.shift(from_ms(1500))).data
    assert changed(text, data) == [
        '+<p begin="00:00:03:00" end="126f">A</p>',
        '+<p begin=\'40000000t\' dur="1.5s" xml:id="x">B</p>',
    ]


def test_times_of_one_cue_are_set_and_nothing_else() -> None:
    text = document('<div begin="10s">\n<p begin="1s" end="2s">A</p>\n<p begin="3s" dur="1s">B</p></div>')
    data = formats.patch(read(text), [SetStart(1, from_ms(10_500)), SetEnd(2, from_ms(14_250))])
    assert changed(text, data) == ['+<p begin="0.500s" end="2s">A</p>', '+<p begin="3s" dur="1.250s">B</p></div>']


def test_words_are_set_and_the_markup_around_them_stays() -> None:
    text = document(
        '<div><p begin="1s" end="2s">\n  One &amp; <span tts:fontStyle="italic">two</span><br/>three\n</p></div>'
    )
    track = read(text)
    raw = patching.raw_lines(track, track.cues[0])
    assert raw == ('One &amp; <span tts:fontStyle="italic">two</span>', "three")
    data = formats.patch(track, [SetLines(1, raw, (raw[0].replace("One", "1"), "3"))])
    assert data.decode() == text.replace("One", "1").replace("three", "3")
    joined = formats.patch(track, [SetLines(1, raw, ("All in one",))])
    assert b"\n  All in one\n" in joined
    with pytest.raises(UsageError):
        formats.patch(track, [SetLines(1, raw, ("a < b",))])


def test_a_dropped_cue_takes_its_rows() -> None:
    text = document('<div>\n  <p begin="1s" end="2s">\n   A</p>\n  <p begin="3s" end="4s">B</p>\n</div>')
    data = formats.patch(read(text), [Drop(1)])
    assert data.decode() == text.replace('  <p begin="1s" end="2s">\n   A</p>\n', "")


def test_looks_come_from_styles_regions_and_spans() -> None:
    head = (
        '<styling><style xml:id="a" tts:color="#FFFF00FF"/>'
        '<style xml:id="b" style="a" tts:fontWeight="bold"/></styling>'
        '<layout><region xml:id="r" tts:fontStyle="italic" tts:origin="10% 70%" tts:extent="80% 20%"/></layout>'
    )
    body = (
        '<div region="r"><p begin="1s" end="2s" style="b">A<br/><span tts:fontStyle="normal" tts:color="white" '
        'tts:textDecoration="underline">B</span></p></div>'
    )
    (cue,) = read(document(body, head)).cues
    assert cue.spans == (
        (Span("A", italic=True, bold=True, colour="#ffff00"),),
        (Span("B", bold=True, underline=True),),
    )


def test_styles_that_refer_in_a_circle_are_read_and_reported() -> None:
    head = '<styling><style xml:id="a" style="b" tts:fontStyle="italic"/><style xml:id="b" style="a"/></styling>'
    track = read(document('<div><p begin="1s" end="2s" style="a">A</p></div>', head))
    assert track.cues[0].has_italics
    assert [fault.kind for fault in track.faults] == [faults.BAD_SETTING]


@pytest.mark.parametrize(
    ("region", "align"),
    [
        ("", 2),
        ('tts:displayAlign="before"', 8),
        ('tts:displayAlign="after"', 2),
        ('tts:displayAlign="center"', 5),
        ('tts:origin="10% 5%" tts:extent="80% 20%"', 8),
        ('tts:origin="10% 75%" tts:extent="80% 20%" tts:displayAlign="before" tts:textAlign="left"', 1),
        ('tts:origin="10% 5%" tts:extent="80% 90%" tts:displayAlign="after" tts:textAlign="end"', 3),
        ('tts:origin="4c 12c" tts:extent="24c 3c" tts:displayAlign="after"', 2),
        ('tts:origin="100px 50px" tts:extent="800px 100px" tts:displayAlign="after"', 8),
        ('tts:position="center top 5%" tts:extent="80% 20%"', 8),
    ],
)
def test_the_region_gives_the_place(region: str, align: int) -> None:
    head = f'<layout><region xml:id="r" {region}/></layout>'
    body = '<div><p begin="1s" end="2s" region="r">A</p></div>'
    (cue,) = read(document(body, head, 'tts:extent="1920px 1080px"')).cues
    assert cue.align == align


def test_text_shows_while_its_region_is_active_and_such_a_track_is_not_retimed() -> None:
    head = '<layout><region xml:id="r" begin="10s" end="20s"/></layout>'
    body = (
        '<div region="r"><p>A</p><p begin="5s" end="15s">B</p><p begin="16s" end="25s">C</p>'
        '<p begin="1s" end="2s">D</p></div>'
    )
    track = read(document(body, head))
    assert times(track) == [(10, 20, "A"), (10, 15, "B"), (16, 20, "C")]
    assert [fault.kind for fault in track.faults] == [faults.NOT_KEPT, faults.NO_TIMES]
    with pytest.raises(UsageError, match="would stay at the old time"):
        apply.retime(track, shift.shift(from_ms(1000)))


def test_white_space_is_folded_unless_it_is_to_be_kept() -> None:
    body = (
        '<div><p begin="1s" end="2s">\n  A\n  <span> b </span>\n c<br/> d </p>'
        '<p begin="3s" end="4s" xml:space="preserve">A  b\nc</p></div>'
    )
    track = read(document(body))
    assert [cue.lines for cue in track.cues] == [("A b c", "d"), ("A  b", "c")]


@pytest.mark.parametrize(
    ("body", "kind", "cues"),
    [
        ('<div><p begin="1s" end="2s">A<span tts:ruby="text">b</span></p></div>', faults.NOT_KEPT, 1),
        ('<div><p begin="1s" end="2s">A<set begin="1s" tts:color="red"/></p></div>', faults.NOT_KEPT, 1),
        ('<div><p begin="1s" end="2s" tts:visibility="hidden">A</p></div>', faults.NOT_KEPT, 0),
        ('<div><p begin="1s" end="2s">A<x xmlns="urn:x">b</x></p></div>', faults.NOT_KEPT, 1),
        ('<div><p begin="1s" end="2s" timeContainer="seq">A</p></div>', faults.NOT_KEPT, 0),
        ('<div begin="1s" end="2s"><image src="a.png"/></div>', faults.IMAGE, 0),
        ('<div><p begin="1s" end="2s"/></div>', faults.EMPTY_CUE, 1),
        ("<div><p>A</p></div>", faults.NEVER_CLOSED, 1),
        ('<div><p begin="1s">A</p></div>', faults.NEVER_CLOSED, 1),
        ('<div end="2s"><p begin="3s" end="4s">A</p></div>', faults.NO_TIMES, 0),
        ('<div timeContainer="seq"><p>A</p><p>B</p></div>', faults.NO_TIMES, 1),
        ('<div>A<p begin="1s" end="2s">B</p></div>', faults.ORPHAN_TEXT, 1),
        ('<div><p begin="1s" end="2s" style="gone">A</p></div>', faults.BAD_SETTING, 1),
        ('<div><p begin="1s" end="2s" region="gone">A</p></div>', faults.BAD_SETTING, 1),
        ('<div><p begin="0:00:01.000" end="2s">A</p></div>', faults.LOOSE_TIME, 1),
    ],
)
def test_what_cannot_be_kept_or_shown_is_a_fault(body: str, kind: str, cues: int) -> None:
    track = read(document(body))
    assert kind in [fault.kind for fault in track.faults]
    assert len(track.cues) == cues
    assert {fault.row for fault in track.faults} == {4}


@pytest.mark.parametrize(
    "text",
    ["<tt><body><div><p begin='1s' end='2s'>A</p></div></body></tt>", "<nothing/>", f"<tt {NAMES}/>"],
    ids=["no namespace", "another root", "no body"],
)
def test_a_wrong_header_is_a_fault(text: str) -> None:
    assert [fault.kind for fault in read(text).faults] == [faults.BAD_HEADER]


@pytest.mark.parametrize("space", ["2006/04/ttaf1", "2006/10/ttaf1", "2009/10/ttaf1", "ns/ttml"])
def test_dfxp_of_all_years_is_read(space: str) -> None:
    style = "style" if space == "2006/04/ttaf1" else "styling"
    text = (
        f'<t:tt xmlns:t="http://www.w3.org/{space}" xmlns:s="http://www.w3.org/{space}#{style}"><t:body><t:div>'
        '<t:p begin="00:00:01.00" end="00:00:02.00"><t:span s:fontStyle="italic">A</t:span><t:br/>b</t:p>'
        "</t:div></t:body></t:tt>"
    )
    track = read(text)
    assert track.faults == ()
    assert track.cues[0].has_italics
    three = formats.patch(track, [SetLines(1, patching.raw_lines(track, track.cues[0]), ("x", "y", "z"))])
    assert b"x<t:br/>y<t:br/>z" in three


HELD = {
    "alone": ('<div><p begin="1s">A</p></div>', [(1, 5, "A")]),
    "in a container without end": (
        '<div begin="1s"><p>A</p><p begin="1s" end="2s">B</p></div>',
        [(1, 5, "A"), (2, 3, "B")],
    ),
    "words one by one": (
        '<div><p begin="1s"><span>A </span><span begin="1s" end="3s">B</span></p></div>',
        [(1, 2, "A"), (2, 4, "A B"), (4, 8, "A")],
    ),
    "spans in sequence": (
        '<div><p begin="1s" timeContainer="seq"><span dur="1s">A</span><span>B</span></p></div>',
        [(1, 2, "A"), (2, 6, "B")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), HELD.values(), ids=HELD.keys())
def test_what_nothing_ends_is_held_and_can_be_moved_and_ended(
    body: str, expected: list[tuple[float, float, str]]
) -> None:
    text = document(body)
    track = read(text)
    assert times(track) == expected
    (fault,) = track.faults
    assert fault.kind == faults.NEVER_CLOSED
    cue = track.cues[int(str(fault.values["cue"])) - 1]
    assert cue.held
    moved = read(apply.retime(track, shift.shift(from_ms(2500))).data.decode())
    assert times(moved) == [(start + 2.5, end + 2.5, words) for start, end, words in expected]
    assert [fault.kind for fault in moved.faults] == [faults.NEVER_CLOSED]
    ended = read(formats.patch(track, [SetEnd(cue.number, cue.end)]).decode())
    assert times(ended) == expected
    assert ended.faults == ()


def test_after_a_part_that_never_ends_the_next_of_a_sequence_is_never_shown() -> None:
    track = read(document('<div><p begin="1s" timeContainer="seq"><span>A</span><span dur="2s">B</span></p></div>'))
    assert times(track) == [(1, 5, "A")]
    assert {fault.kind: fault.values.get("text") for fault in track.faults} == {
        faults.NEVER_CLOSED: None,
        faults.NO_TIMES: "B",
    }


TIME = st.sampled_from(["", "0s", "1s", "2.5s", "00:00:04.000", "00:00:03:10", "7s", "x"])


@st.composite
def elements(draw: st.DrawFn, name: str, depth: int) -> str:
    values = {name: draw(TIME) for name in ("begin", "end", "dur")}
    written = "".join(f' {name}="{value}"' for name, value in values.items() if value)
    written += draw(st.sampled_from(["", "", ' timeContainer="seq"']))
    if name == "p":
        words = draw(st.sampled_from(["w{}", "w{}<br/>w{}", "<span>w{}</span>", "<span begin='1s'>w{}</span>w{}", " "]))
        return f"<p{written}>{words}</p>"
    inner = draw(st.lists(elements("p" if depth > 1 or draw(st.booleans()) else "div", depth + 1), max_size=3))
    return f"<div{written}>{''.join(inner)}</div>"


@given(st.lists(elements("div", 0), max_size=3))
def test_every_word_of_every_paragraph_is_in_a_cue_or_in_a_fault(parts: list[str]) -> None:
    body = "\n".join(parts)
    for number in range(body.count("{}")):
        body = body.replace("{}", f"{number}.", 1)
    text = document(body)
    track = read(text)
    said = " ".join([*(cue.text for cue in track.cues), *(str(fault.values.get("text")) for fault in track.faults)])
    assert all(f"w{number}." in said for number in range(body.count("w")))
    assert formats.patch(track, []) == text.encode()
    paragraphs = {row for row, line in enumerate(text.splitlines(), 1) if "<p" in line}
    assert paragraphs <= {one.row for one in (*track.cues, *track.faults)} | {0}
