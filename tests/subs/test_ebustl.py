"""EBU-STL: blocks, character tables, control codes, damage, and writing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime import apply, shift
from kit.subs import decode, faults, formats
from kit.subs.cue import Cue, Span
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart, Split
from kit.subs.formats import ebustl_chars, ebustl_write, patching
from kit.subs.formats.ebustl_write import Options
from kit.subs.source import Encoding, Source
from kit.subs.track import Track
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

PAL = parse_rate("25")


def track(cues: Sequence[tuple[int, int, tuple[str, ...]]], **more: object) -> Track:
    made = [
        Cue(number, from_ms(start), from_ms(end), lines, number, number, number, number, **more)  # type: ignore[arg-type]
        for number, (start, end, lines) in enumerate(cues, 1)
    ]
    return Track(Path("a.srt"), "srt", Source(Path("a.srt"), Encoding("utf-8", b"", "utf-8"), ()), tuple(made), ())


def read(data: bytes) -> Track:
    source = decode.decode(data, Path("film.stl"))
    assert formats.detect(source).name == "ebustl"
    return formats.parse(source, "ebustl")


def block(text: bytes, number: int = 0, place: int = 0xFF, times: bytes = b"\0\0\1\0\0\0\2\0", **more: int) -> bytes:
    middle = bytes([more.get("vp", 20), more.get("jc", 2), more.get("cf", 0)])
    head = b"\0" + number.to_bytes(2, "little") + bytes([place, more.get("cs", 0)])
    return head + times + middle + text.ljust(112, b"\x8f")


def file(*blocks: bytes, subtitles: int | None = None, **fields: bytes) -> bytes:
    header = bytearray(ebustl_write.write(track([]), Options(rate=PAL, teletext=True)))
    values = {"TNB": b"%05d" % len(blocks), "TNS": b"%05d" % (len(blocks) if subtitles is None else subtitles)}
    for name, value in {**values, **fields}.items():
        start, stop = ebustl_write.FIELDS[name]
        header[start:stop] = value.ljust(stop - start)
    return bytes(header) + b"".join(blocks)


def kinds(found: Track) -> list[str]:
    return [fault.kind for fault in found.faults]


def test_times_text_and_place_are_read_and_the_file_is_the_same_to_the_byte() -> None:
    data = file(block(b"\x0d\x0b\x0bCaf\xc2e\x0a\x0a\x8a\x8a\x0d\x0b\x0b\xcbC\xc8i \xb9\x0a\x0a", vp=2))
    found = read(data)
    (cue,) = found.cues
    assert (cue.start, cue.end, cue.lines, cue.align) == (from_ms(1000), from_ms(2000), ("Café", "Çï ’"), 8)
    assert found.faults == ()
    assert formats.patch(found, []) == data
    assert len(found.source.rows) == 1


def test_colours_italics_and_underline_are_looks_and_a_colour_takes_the_place_of_a_space() -> None:
    (cue,) = read(file(block(b"\x03Who\x06there?\x8a\x80soft\x81 \x82low\x83"))).cues
    assert cue.lines == ("Who there?", "soft low")
    assert cue.spans == (
        (Span("Who", colour="#ffff00"), Span(" there?", colour="#00ffff")),
        (Span("soft", italic=True), Span(" "), Span("low", underline=True)),
    )


def test_extension_blocks_are_one_cue_and_user_data_and_comments_are_none() -> None:
    data = file(
        block(b"a" * 112, place=0),
        block(b"b" * 10, place=0xFF),
        block(b"user data", 1, place=0xFE),
        block(b"to the editor", 2, cf=1),
        block(b"next", 3),
        subtitles=3,
    )
    found = read(data)
    assert [cue.lines for cue in found.cues] == [("a" * 112 + "b" * 10,), ("next",)]
    assert [(cue.row, cue.last_row) for cue in found.cues] == [(1, 2), (5, 5)]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("data", "kind", "row"),
    [
        (file(block(b"one"))[:700], faults.BROKEN_FILE, 1),
        (file(block(b"one"), block(b"two", 1))[:-50], faults.BROKEN_FILE, 2),
        (file(block(b"one"), block(b"two", 1))[:-128], faults.BROKEN_FILE, 1),
        (file(block(b"one"), TNB=b"00000"), faults.BAD_HEADER, 1),
        (file(block(b"one"), TNS=b"00007"), faults.BAD_HEADER, 1),
        (file(block(b"one"), DFC=b"STL99.01"), faults.BAD_HEADER, 1),
        (file(block(b"one"), CCT=b"09"), faults.BAD_HEADER, 1),
        (file(block(b"one"), block(b"two", 1, times=b"\0\0\1\x19\0\0\2\0")), faults.BAD_TIME_LINE, 2),
        (file(block(b"one"), block(b"two", 1, times=b"\0\0\1\0\x18\0\2\0")), faults.BAD_TIME_LINE, 2),
        (file(block(b"one"), block(b"two", 1, place=0)), faults.BAD_ROW, 2),
        (file(block(b"one"), block(b"two", 1, place=0xF5), block(b"x", 1), subtitles=2), faults.BAD_ROW, 2),
        (file(block(b"one\x8f\x8fhidden")), faults.ORPHAN_TEXT, 1),
        (file(block(b"one"), block(b" ", 1)), faults.EMPTY_CUE, 2),
        (file(block(b"one\xd8")), faults.BAD_MARKUP, 1),
    ],
)
def test_damage_is_a_fault_that_names_its_block(data: bytes, kind: str, row: int) -> None:
    found = read(data)
    assert kind in kinds(found)
    assert next(fault for fault in found.faults if fault.kind == kind).row == row
    assert formats.patch(found, []) == data


def test_a_text_that_is_called_stl_is_one_fault_from_its_first_row_to_its_last() -> None:
    text = "//Font select\n$FontName = Arial\n" + "00:00:01:00 , 00:00:02:00 , One\n" * 90
    found = formats.parse(decode.decode(text.encode(), Path("film.stl")), "ebustl")
    assert found.cues == ()
    assert [(fault.kind, fault.row, fault.last_row) for fault in found.faults] == [(faults.BAD_HEADER, 1, 92)]


@given(cut=st.integers(0, 1024 + 5 * 128 - 1))
def test_a_file_cut_short_anywhere_is_never_read_in_silence(cut: int) -> None:
    data = file(*(block(b"text %d" % number, number) for number in range(5)))[:cut]
    found = formats.parse(decode.decode(data, Path("film.stl")), "ebustl")
    # What is too short to say its format is a wrong header.
    assert (faults.BROKEN_FILE if cut > 10 else faults.BAD_HEADER) in kinds(found)
    assert formats.patch(found, []) == data


@given(st.lists(st.binary(min_size=128, max_size=128), max_size=6))
def test_every_block_is_a_cue_structure_or_a_fault(blocks: list[bytes]) -> None:
    data = file(*blocks)
    found = read(data)
    assert formats.patch(found, []) == data
    held = {row for one in (*found.cues, *found.faults) for row in range(one.row, one.last_row + 1)}
    structure = {at for at, one in enumerate(blocks, 1) if one[3] == 0xFE or one[15] == 1}
    loose = set(range(1, len(blocks) + 1)) - held - structure
    # Only a block that goes on in a comment is neither: it belongs to it.
    assert all(blocks[at - 1][3] != 0xFF for at in loose)


def test_times_and_words_are_set_and_nothing_else() -> None:
    data = file(block(b"\x0d\x0b\x0bOne\x0a\x0a"), block(b"\x80Two\x81", 1))
    found = read(data)
    moved = formats.patch(found, [SetStart(1, from_ms(40)), SetEnd(1, from_ms(3_600_080))])
    assert [at for at, (old, new) in enumerate(zip(data, moved, strict=True)) if old != new] == [
        1024 + 7, 1024 + 8, 1024 + 9, 1024 + 11, 1024 + 12,
    ]  # fmt: skip
    said = formats.patch(found, [SetLines(2, ("Two",), ("Été", "là"))])
    assert said[-128:][16:].startswith(b"\x80\xc2Et\xc2e\x8al\xc1a\x81\x8f")
    again = read(said)
    assert patching.raw_lines(again, again.cues[1]) == ("Été", "là")
    assert [cue.has_italics for cue in again.cues] == [False, True]


def test_text_that_grows_gets_more_blocks_and_a_dropped_cue_takes_its_own() -> None:
    data = file(block(b"One"), block(b"Two", 1))
    grown = formats.patch(read(data), [SetLines(1, ("One",), ("x" * 100, "y" * 100))])
    found = read(grown)
    assert len(grown) == len(data) + 128
    assert [cue.lines for cue in found.cues] == [("x" * 100, "y" * 100), ("Two",)]
    assert found.faults == ()
    left = read(formats.patch(found, [Drop(1)]))
    assert [cue.lines for cue in left.cues] == [("Two",)]
    assert left.faults == ()


def test_a_cue_that_is_split_has_a_number_of_its_own_and_those_after_it_move_on() -> None:
    data = file(block(b"One\x8ain two"), block(b"Two", 1))
    first, second = ("One",), ("in two",)
    edits = [
        SetEnd(1, from_ms(1400)),
        SetLines(1, first + second, first),
        Split(1, from_ms(1480), from_ms(2000), second),
    ]
    found = read(formats.patch(read(data), edits))
    assert [(cue.identifier, cue.lines) for cue in found.cues] == [("0", first), ("1", second), ("2", ("Two",))]
    assert [(to_ms(cue.start), to_ms(cue.end)) for cue in found.cues] == [(1000, 1400), (1480, 2000), (1000, 2000)]
    assert found.faults == ()


def test_a_shift_and_its_opposite_give_the_file_again() -> None:
    found = read(file(block(b"One"), block(b"Two", 1)))
    result = apply.retime(found, shift.shift(from_ms(36_000_040)))
    assert [cue.start for cue in read(result.data).cues] == [from_ms(36_001_040)] * 2
    assert apply.undone_by(result, shift.shift(-from_ms(36_000_040)))


def test_korean_is_refused_by_name_in_writing_and_in_patching() -> None:
    with pytest.raises(UsageError, match="한") as caught:
        ebustl_write.write(track([(0, 1000, ("Hello",)), (2000, 3000, ("한글",))]))
    assert "cue 2" in caught.value.message
    assert "no Korean" in caught.value.message
    with pytest.raises(UsageError, match="글"):
        formats.patch(read(file(block(b"One"))), [SetLines(1, ("One",), ("글",))])


LETTERS = [char for char in map(chr, range(0x20, 0x2200)) if ebustl_chars.encode(char, "00") and char != "\u00ad"]
ALIASES = {"Ð": "Đ", "\u2126": "Ω", "\u2015": "—"}
LINE = st.text(st.sampled_from([char for char in LETTERS if char not in ALIASES]), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)


@given(
    lines=st.lists(LINE, min_size=1, max_size=3),
    start=st.integers(0, 86_000_000),
    length=st.integers(0, 9000),
    teletext=st.booleans(),
    align=st.integers(1, 9),
)
def test_what_is_written_is_read_again(lines: list[str], start: int, length: int, teletext: bool, align: int) -> None:
    before = track([(start, start + length, tuple(lines))], align=align)
    data = ebustl_write.write(before, Options(rate=PAL, teletext=teletext))
    found = read(data)
    (cue,) = found.cues
    assert found.faults == ()
    assert cue.lines == tuple(line.strip(" ") for line in lines)
    assert abs(cue.start - before.cues[0].start) * 2 <= PAL.frame
    assert data == ebustl_write.write(before, Options(rate=PAL, teletext=teletext))
    if not teletext:
        assert cue.align == align


def test_looks_are_written_and_characters_without_a_place_as_their_equivalents() -> None:
    spans = ((Span("Wait… ", colour="#ffff00"), Span("now", italic=True)),)
    before = track([(0, 1000, ("Wait… now",))], spans=spans)
    (cue,) = read(ebustl_write.write(before, Options(rate=PAL, teletext=True))).cues
    assert cue.lines == ("Wait... now",)
    assert cue.spans
    assert [span.colour for span in cue.spans[0]] == ["#ffff00", None]
    assert cue.has_italics
    assert ebustl_write.replaced(before) == {"…": "..."}


def test_a_rate_or_a_time_that_the_format_cannot_say_is_refused() -> None:
    with pytest.raises(UsageError, match="no code for 48"):
        ebustl_write.write(track([(0, 1, ("A",))]), Options(rate=parse_rate("48")))
    with pytest.raises(UsageError, match="23:59:59"):
        ebustl_write.write(track([(0, 86_400_000, ("A",))]), Options(rate=PAL))
    facts = replace(track([]).facts, rate=parse_rate("29.97"))
    assert ebustl_write.write(replace(track([]), facts=facts))[3:11] == b"STL30.01"


@pytest.mark.parametrize(
    ("table", "data", "text"), [("01", b"\xbf\xd0", "Па"), ("03", b"\xc1\xe1", "Αα"), ("04", b"\xe0", "א")]
)
def test_other_tables_are_those_of_iso_8859(table: str, data: bytes, text: str) -> None:
    (cue,) = read(file(block(data), CCT=table.encode())).cues
    assert cue.lines == (text,)


def test_the_table_of_latin_is_its_own_inverse() -> None:
    for char in LETTERS:
        code = ebustl_chars.encode(char, "00")
        assert code
        assert ebustl_chars.decode(code, "00") == ALIASES.get(char, char)
    assert len(LETTERS) > 300
