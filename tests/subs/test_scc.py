"""SCC: line 21 as a decoder shows it, with exact times, and damaged bytes told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import UsageError
from kit.retime import apply, shift
from kit.subs import decode, faults, formats
from kit.subs.edit import SetEnd
from kit.time import timecode
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from kit.subs.track import Track

RATE = parse_rate("29.97")


def sent(byte: int) -> int:
    """A byte with the bit that makes its ones odd."""
    return byte if byte.bit_count() % 2 else byte | 0x80


def word(first: int, second: int) -> str:
    return f"{sent(first):02x}{sent(second):02x}"


def twice(first: int, second: int) -> str:
    return f"{word(first, second)} {word(first, second)}"


def says(text: str) -> str:
    codes = [*map(ord, text), *([0] if len(text) % 2 else [])]
    return " ".join(word(*codes[at : at + 2]) for at in range(0, len(codes), 2))


RCL, RDC, EDM, CR, ENM, EOC = (twice(0x14, code) for code in (0x20, 0x29, 0x2C, 0x2D, 0x2E, 0x2F))
RU2, RU3 = twice(0x14, 0x25), twice(0x14, 0x26)
ROW_1, ROW_14, ROW_15 = twice(0x11, 0x50), twice(0x14, 0x50), twice(0x14, 0x70)


DONE = f"00:00:03:00 {EDM}"


def pop(*words: str) -> str:
    """A row that loads words and shows them."""
    return " ".join(("00:00:01:00", RCL, ENM, ROW_15, *words, EOC))


def scc(*rows: str) -> str:
    return "Scenarist_SCC V1.0\n\n" + "".join(f"{row}\n\n" for row in rows)


def read(*rows: str) -> Track:
    return formats.parse(decode.decode(scc(*rows).encode(), Path("film.en.scc")), "scc")


def frames(track: Track) -> list[tuple[int, int, str]]:
    return [(RATE.nearest(cue.start), RATE.nearest(cue.end), cue.text) for cue in track.cues]


def test_a_loaded_text_shows_from_its_flip_to_its_erasing() -> None:
    """The numbers are those of ttconv 1.2.3 for the same file: 1601.6 ms and 3503.5 ms."""
    track = read(
        f"00:00:01:00\t{RCL} {ENM} {ROW_14} {says('We walked all')} {ROW_15} {says('night')} {EOC}",
        f"00:00:03:15\t{EDM}",
    )
    (cue,) = track.cues
    assert cue.lines == ("We walked all", "night")
    assert cue.start == timecode.parse("00:00:01:18", RATE)
    assert cue.end == timecode.parse("00:00:03:15", RATE)
    assert (cue.row, cue.last_row, cue.align) == (3, 3, 2)
    assert track.faults == ()


def test_a_flip_ends_the_text_before() -> None:
    load = f"{RCL} {ENM} {ROW_15}"
    track = read(f"00:00:01:00 {load} {says('One')} {EOC}", f"00:00:02:00 {load} {says('Two')} {EOC}", DONE)
    assert frames(track) == [(38, 68, "One"), (68, 90, "Two")]


def test_a_command_sent_once_or_three_times() -> None:
    once = [code.split()[0] for code in (RCL, ENM, ROW_15, EOC)]
    track = read(f"00:00:01:00 {' '.join(once[:3])} {says('One')} {once[3]}", DONE)
    assert frames(track) == [(35, 90, "One")]
    track = read(
        f"00:00:01:00 {RCL} {ROW_15} {says('ab')} {word(0x14, 0x21)} {twice(0x14, 0x21)} {says('c')} {EOC}",
        DONE,
    )
    assert [cue.text for cue in track.cues] == ["c"]


@pytest.mark.parametrize(
    ("label", "frame"),
    [
        ("00:00:59;29", 1799),
        ("00:01:00;02", 1800),
        ("00:10:00;00", 17982),
        ("01:00:00;00", 107892),
        ("01:00:00:00", 108000),
    ],
)
def test_labels_are_drop_frame_with_a_semicolon_only(label: str, frame: int) -> None:
    track = read(f"{label} {RDC} {ROW_15} {says('ab')}", f"02:00:00:00 {EDM}")
    assert RATE.nearest(track.cues[0].start) == frame + 4


@pytest.mark.parametrize(
    "label", ["00:01:00;00", "00:00:00:30", "00:00:60:00", "0:00:01:00", "00:00:01.00", "00:00:O1:00"]
)
def test_a_label_that_does_not_exist_is_told(label: str) -> None:
    track = read(f"{label} {RCL} {ROW_15} {says('ab')} {EOC}")
    assert track.cues == ()
    assert [fault.kind for fault in track.faults] == [faults.BAD_TIME_LINE]


def test_french_letters_take_the_place_of_what_was_sent_for_old_decoders() -> None:
    letters = {"À": (0x12, 0x30), "Ç": (0x12, 0x32), "ù": (0x12, 0x3C), "«": (0x12, 0x3E), "»": (0x12, 0x3F)}
    for letter, code in letters.items():
        track = read(pop(f"{says('Ax')} {twice(*code)} {says('b')}"), DONE)
        assert track.cues[0].text == f"A{letter}b"
    special = "".join(f" {twice(0x11, 0x30 + at)}" for at in range(16))
    track = read(pop(f"{says('x')}{special}"), DONE)
    assert track.cues[0].text == "x®°½¿™¢£♪à\u00a0èâêîôû"


def test_basic_letters_differ_from_ascii() -> None:
    track = read(pop(f"{says(chr(0x2A) + chr(0x5C) + 'x' + chr(0x7B))}"), DONE)
    assert track.cues[0].text == "áéxç"


def test_looks_and_places_are_kept() -> None:
    italic, yellow = twice(0x11, 0x2E), twice(0x11, 0x2A)
    track = read(f"00:00:01:00 {RCL} {ENM} {ROW_1} {italic} {says('Off')} {yellow} {says('screen')} {EOC}", DONE)
    (cue,) = track.cues
    assert cue.align == 8
    assert cue.text == "Off screen"
    assert cue.spans is not None
    assert [(span.text, span.italic, span.colour) for span in cue.spans[0]] == [
        ("Off", True, None),
        (" screen", False, "#ffff00"),
    ]


def test_rolling_text_shows_its_rows_as_they_stand() -> None:
    roll = f"{RU2} {CR} {ROW_15}"
    track = read(
        f"00:00:11:00 {roll} {says('>> First')}",
        f"00:00:12:00 {roll} {says('second')}",
        f"00:00:13:00 {roll} {says('third')}",
        f"00:00:14:00 {EDM}",
    )
    assert frames(track) == [(332, 362, ">> First"), (362, 392, ">> First\nsecond"), (392, 420, "second\nthird")]


def test_painted_text_shows_from_its_first_letter() -> None:
    track = read(f"00:00:08:00 {RDC} {ROW_15} {says('Paint')}", f"00:00:09:00 {says(' on')}", f"00:00:10:00 {EDM}")
    assert frames(track) == [(244, 270, "Paint"), (270, 300, "Paint on")]


def test_a_text_that_nothing_erases_is_told() -> None:
    track = read(pop(says("One")))
    assert track.cues[0].held
    assert [fault.kind for fault in track.faults] == [faults.NEVER_CLOSED]


def test_damage_is_told() -> None:
    text = read(pop(f"cf6e {says('e')}"), DONE)
    assert [(fault.kind, fault.values["found"]) for fault in text.faults] == [(faults.BAD_PARITY, "cf6e")]
    assert text.cues[0].text == "One"
    words = read(pop(f"4f6 zzzz {says('e')}"), DONE)
    assert [(fault.kind, fault.values["found"]) for fault in words.faults] == [(faults.BAD_ROW, "4f6 zzzz")]
    nobody = read(f"00:00:01:00 {says('lost')}")
    assert [(fault.kind, fault.values["text"]) for fault in nobody.faults] == [(faults.ORPHAN_TEXT, "lost")]


def test_two_channels_are_two_tracks() -> None:
    second = f"{twice(0x1C, 0x20)} {twice(0x1C, 0x70)} {says('Deux')} {twice(0x1C, 0x2F)}"
    track = read(f"00:00:01:00 {RCL} {ROW_15} {says('One')} {EOC} {second}", f"00:00:03:00 {EDM} {twice(0x1C, 0x2C)}")
    one, two = formats.each_part(track)
    assert (one.part, [cue.text for cue in one.cues]) == ("CC1", ["One"])
    assert (two.part, [cue.text for cue in two.cues]) == ("CC2", ["Deux"])


def test_it_is_read_only() -> None:
    track = read(f"00:00:01:00 {RCL} {ROW_15} {says('One')} {EOC}", DONE)
    assert formats.patch(track, []) == decode.encode(track.source, track.source.rows)
    for change in (
        lambda: formats.patch(track, [SetEnd(1, 0)]),
        lambda: apply.retime(track, shift.shift(from_ms(1), None, None)),
    ):
        with pytest.raises(UsageError) as caught:
            change()
        assert caught.value.slug == "read-only-format"


@given(
    st.lists(st.lists(st.integers(0, 0xFFFF).map("{:04x}".format), max_size=30).map(" ".join), max_size=6),
    st.sampled_from([RCL, RDC, RU3, ""]),
)
def test_any_words_are_read_without_a_stumble(rows: list[str], begin: str) -> None:
    lines = [f"00:00:{10 + at:02}:00 {begin} {row}" for at, row in enumerate(rows)]
    track = read(*lines, f"00:01:00:00 {EDM}")
    assert all(cue.end >= cue.start for cue in track.cues)
    assert [cue.number for cue in track.cues] == list(range(1, len(track.cues) + 1))
