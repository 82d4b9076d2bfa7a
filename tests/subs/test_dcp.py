"""DCP subtitles, Interop and SMPTE: reading, changing, writing, and the published schemas as judges."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kit.errors import NothingToDoError, UsageError
from kit.retime import apply, shift
from kit.subs import decode, faults, formats
from kit.subs.cue import Cue, Span
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats import dcp_write, patching
from kit.subs.formats.dcp_write import Options
from kit.subs.source import Encoding, Source
from kit.subs.track import Track
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMAS = {
    smpte: etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / name))
    for smpte, name in ((True, "smpte-428-7-2014.xsd"), (False, "interop.xsd"))
}
HEAD = (
    '<DCSubtitle Version="1.0">\n<SubtitleID>3dec6dc0-39d0-498d-97d0-928d2eb78391</SubtitleID>\n'
    "<MovieTitle>The Defector</MovieTitle>\n<ReelNumber>1</ReelNumber>\n<Language>English</Language>\n"
    '<LoadFont Id="sans" URI="sans.ttf"/>\n'
)
SPOT = '<Subtitle SpotNumber="1" TimeIn="00:00:01:000" TimeOut="00:00:02:125">{}</Subtitle>\n'
REEL = (
    '<dcst:SubtitleReel xmlns:dcst="http://www.smpte-ra.org/schemas/428-7/2010/DCST">\n'
    "<dcst:Id>urn:uuid:3dec6dc0-39d0-498d-97d0-928d2eb78391</dcst:Id>\n"
    "<dcst:ContentTitleText>The Defector</dcst:ContentTitleText>\n"
    "<dcst:IssueDate>2026-01-01T00:00:00.000-00:00</dcst:IssueDate>\n<dcst:ReelNumber>1</dcst:ReelNumber>\n"
    "<dcst:EditRate>25 1</dcst:EditRate>\n<dcst:TimeCodeRate>25</dcst:TimeCodeRate>\n<dcst:SubtitleList>\n"
)
EVENT = (
    '<dcst:Subtitle SpotNumber="1" TimeIn="00:00:01:12" TimeOut="00:00:03:00">'
    '<dcst:Text Valign="bottom" Vposition="8">One</dcst:Text></dcst:Subtitle>\n'
)
REEL_END = "</dcst:SubtitleList>\n</dcst:SubtitleReel>\n"


def read(text: str | bytes) -> Track:
    data = text if isinstance(text, bytes) else text.encode()
    source = decode.decode(data, Path("film.xml"))
    assert formats.detect(source).name == "dcp"
    return formats.parse(source, "dcp")


def interop(*spots: str) -> str:
    return HEAD + "".join(spots) + "</DCSubtitle>\n"


def track(cues: Sequence[Cue]) -> Track:
    source = Source(Path("film.srt"), Encoding("utf-8", b"", "utf-8"), ())
    return Track(Path("film.srt"), "srt", source, tuple(cues), (), locale="ko")


def cue(number: int, start: int, end: int, *lines: str, align: int = 2) -> Cue:
    return Cue(number, from_ms(start), from_ms(end), lines, number, number, number, number, align=align)


def test_lines_are_read_from_the_top_down_with_their_looks() -> None:
    text = interop(
        '<Font Id="sans" Color="FFFFFF00">\n',
        SPOT.format(
            '<Text VAlign="bottom" VPosition="8">below<Font Color="FFFFFFFF"> it</Font></Text>'
            '<Font Italic="yes"><Text VAlign="bottom" VPosition="15">above</Text></Font>'
        ),
        "</Font>\n",
    )
    found = read(text)
    (one,) = found.cues
    assert found.faults == ()
    assert (one.start, one.end, one.lines, one.align) == (from_ms(1000), from_ms(2500), ("above", "below it"), 2)
    assert one.spans == (
        (Span("above", italic=True, colour="#ffff00"),),
        (Span("below", colour="#ffff00"), Span(" it")),
    )
    assert formats.patch(found, []) == text.encode()


def test_smpte_counts_frames_at_its_rate() -> None:
    found = read(REEL + EVENT + REEL_END)
    assert [(one.start, one.end) for one in found.cues] == [(from_ms(1480), from_ms(3000))]
    assert found.faults == ()
    data = formats.patch(found, [SetStart(1, from_ms(2000)), SetEnd(1, from_ms(3_600_040))])
    assert data.decode() == (REEL + EVENT + REEL_END).replace("00:00:01:12", "00:00:02:00").replace(
        "00:00:03:00", "01:00:00:01"
    )


@pytest.mark.parametrize(
    ("place", "align"),
    [
        ('VAlign="top" VPosition="8"', 8),
        ('VAlign="bottom" VPosition="8" HAlign="left"', 1),
        ('VAlign="center"', 5),
        ("", 5),
        ('VAlign="top" VPosition="85" HAlign="right"', 3),
        ('VAlign="bottom" VPosition="80"', 8),
    ],
)
def test_a_place_on_the_screen_is_a_position(place: str, align: int) -> None:
    (one,) = read(interop(SPOT.format(f"<Text {place}>A</Text>"))).cues
    assert one.align == align


@pytest.mark.parametrize(
    ("text", "kind", "cues"),
    [
        (interop(SPOT.format("<Image>3dec6dc0.png</Image>")), faults.IMAGE, 0),
        (interop(SPOT.format("<Text>A<Ruby><Rb>b</Rb><Rt>c</Rt></Ruby></Text>")), faults.NOT_KEPT, 1),
        (interop(SPOT.format("<Text>A</Text>B")), faults.ORPHAN_TEXT, 1),
        (interop("<Text>A</Text>"), faults.ORPHAN_TEXT, 0),
        (interop(SPOT.format("<Text> </Text>")), faults.EMPTY_CUE, 1),
        (interop(SPOT.format("<Text>A</Text><Text/>")), faults.EMPTY_CUE, 1),
        (interop(SPOT.format("<Font Id='gone'><Text>A</Text></Font>")), faults.BAD_SETTING, 1),
        (interop(SPOT.format("<Text>A</Text>").replace("02:125", "02:250")), faults.BAD_TIME_LINE, 0),
        (interop(SPOT.format("<Text>A</Text>").replace(' TimeOut="00:00:02:125"', "")), faults.BAD_TIME_LINE, 0),
        (interop(SPOT.format("<Text>A</Text>").replace("00:00:01:000", "0:00:01:000")), faults.LOOSE_TIME, 1),
        (interop(SPOT.format("<Text>A</Text>").replace('SpotNumber="1" ', "")), faults.MISSING_NUMBER, 1),
        (interop(SPOT.format("<Text>A</Text>")).replace(' Version="1.0"', ""), faults.BAD_HEADER, 1),
        (interop(SPOT.format("<Text>A</Text>")).replace("<Language>English</Language>\n", ""), faults.BAD_HEADER, 1),
        (interop(SPOT.format("<Text>A</Text>")).replace("3dec6dc0-", ""), faults.BAD_HEADER, 1),
        (interop(SPOT.format("<Text>A</Text>"))[:-15], faults.BROKEN_FILE, 1),
        (REEL.replace("<dcst:EditRate>25 1</dcst:EditRate>\n", "") + EVENT + REEL_END, faults.BAD_HEADER, 1),
        (REEL.replace("2026-01-01T", "1 January ") + EVENT + REEL_END, faults.BAD_HEADER, 1),
        (REEL.replace("25 1", "25000 1001") + EVENT + REEL_END, faults.BAD_SETTING, 1),
        (REEL + EVENT.replace("01:12", "01:25") + REEL_END, faults.BAD_TIME_LINE, 0),
        (REEL + EVENT.replace("01:12", "01.120") + REEL_END, faults.BAD_TIME_LINE, 0),
    ],
)
def test_what_is_not_as_it_must_be_is_a_fault(text: str, kind: str, cues: int) -> None:
    found = read(text)
    assert kind in [fault.kind for fault in found.faults]
    assert len(found.cues) == cues
    assert formats.patch(found, []) == text.encode()


def test_lines_are_added_and_taken_away_where_they_belong_on_the_screen() -> None:
    text = interop(SPOT.format('\n <Text VAlign="bottom" VPosition="8">A</Text>\n'))
    found = read(text)
    more = formats.patch(found, [SetLines(1, ("A",), ("A", "B", "<Font Italic='yes'>C</Font>"))])
    again = read(more)
    assert again.cues[0].lines == ("A", "B", "C")
    assert b'VPosition="22">A' in more
    less = formats.patch(again, [SetLines(1, patching.raw_lines(again, again.cues[0]), ("Z",))])
    assert less.decode() == text.replace(">A<", ">Z<")
    top = read(interop(SPOT.format('<Text VAlign="top" VPosition="8">A</Text>')))
    assert b'VPosition="15">B' in formats.patch(top, [SetLines(1, ("A",), ("A", "B"))])


def test_a_shift_changes_two_attributes_and_its_opposite_gives_the_file_again() -> None:
    text = interop(SPOT.format("<Text>A</Text>"), SPOT.format("<Text>B</Text>").replace(":000", ".000"))
    result = apply.retime(read(text), shift.shift(from_ms(2500)))
    assert result.data.decode() == text.replace("01:000", "03:125").replace("02:125", "05:000").replace(
        "01.000", "03.500"
    )
    assert apply.undone_by(result, shift.shift(from_ms(-2500)))
    assert formats.patch(read(text), [Drop(1)]).decode() == interop(
        SPOT.format("<Text>B</Text>").replace(":000", ".000")
    )


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=20)


@pytest.mark.parametrize("smpte", [True, False])
@given(
    cues=st.lists(
        st.tuples(st.integers(0, 80_000_000), st.integers(0, 9000), st.lists(WORDS, min_size=1, max_size=3),
                  st.integers(1, 9)),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_what_is_written_keeps_to_the_schema_and_is_read_again(
    smpte: bool, cues: list[tuple[int, int, list[str], int]]
) -> None:
    before = track(
        [cue(at, start, start + long, *said, align=to) for at, (start, long, said, to) in enumerate(cues, 1)]
    )
    options = Options(smpte=smpte, title="A & B", font=("sans", "fonts/sans.ttf"))
    data = dcp_write.write(before, options)
    assert SCHEMAS[smpte].validate(etree.fromstring(data)), SCHEMAS[smpte].error_log
    found = read(data)
    assert found.faults == ()
    assert [(one.lines, one.align) for one in found.cues] == [(one.lines, one.align) for one in before.cues]
    for old, new in zip(before.cues, found.cues, strict=True):
        assert 2 * abs(old.start - new.start) <= formats.of("dcp").step(new)
    assert dcp_write.write(before, options) == data
    first = before.cues[0]
    other = dcp_write.write(replace(before, cues=(replace(first, lines=(*first.lines, "else")),)), options)
    assert other.split(b"</", 1)[0] != data.split(b"</", 1)[0]


def test_looks_are_written_and_read_again() -> None:
    spans = ((Span("I", italic=True), Span(" B", bold=True), Span(" U", underline=True), Span(" C", colour="#00ffff")),)
    before = track([replace(cue(1, 0, 1000, "I B U C"), spans=spans)])
    for smpte in (True, False):
        data = dcp_write.write(before, Options(smpte=smpte))
        assert SCHEMAS[smpte].validate(etree.fromstring(data)), SCHEMAS[smpte].error_log
        assert read(data).cues[0].spans == spans


def test_a_reel_without_words_has_no_file() -> None:
    with pytest.raises(NothingToDoError):
        dcp_write.write(track([cue(1, 0, 1000, " ")]))


def test_a_rate_or_a_time_that_a_cinema_server_cannot_play_is_refused() -> None:
    with pytest.raises(UsageError, match=r"23\.976"):
        dcp_write.write(track([cue(1, 0, 1000, "A")]), Options(rate=parse_rate("23.976")))
    for smpte in (True, False):
        with pytest.raises(UsageError, match="23:59:59"):
            dcp_write.write(track([cue(1, 0, 86_400_000, "A")]), Options(smpte=smpte))


@pytest.mark.parametrize("damage", [' SpotNumber="2"', "", "<Text>B"])
def test_a_subtitle_that_breaks_off_is_lost_from_its_first_row_on(damage: str) -> None:
    second = SPOT.format("<Text>B</Text>\n<Text>C</Text>\n").replace(">", ">\n", 1)
    text = interop(SPOT.format("<Text>A</Text>") + second)
    begin = text.index(second)
    broken = text[:begin] + (second[: second.index("</Text>")] if damage else second[second.index(">") + 1 :])
    found = read(broken + damage)
    (fault,) = [fault for fault in found.faults if fault.kind == faults.BROKEN_FILE]
    assert (fault.row, fault.last_row) == (text[:begin].count("\n") + 1, len(found.source.rows))
    assert [cue.lines for cue in found.cues] == [("A",)]
