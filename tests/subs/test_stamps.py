"""Nothing is lost, counted by format: each time stamp of a file is a cue or a finding, and each word in one of them.

Files of some cues are damaged at random (a sign left out, put in or changed, anywhere but in the words). Each word must
then be in a cue or within the rows of a fault, and no more rows of words may be gone than there are faults.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.subs import decode, faults, formats
from kit.subs.track import Facts
from kit.time.rate import parse_rate
from kit.time.ticks import PER_MS
from tests.subs.test_formats import SAMPLES

if TYPE_CHECKING:
    from kit.subs.track import Track

ASS = SAMPLES["ass"].partition("Dialogue")[0]
DCP = SAMPLES["dcp"].partition("<Subtitle ")[0]
TTML = '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="">\n<body><div>\n'
SAMI = "<SAMI>\n<HEAD><STYLE><!--\n.KRCC {Name:Korean;}\n--></STYLE></HEAD>\n<BODY>\n"
#: Before all cues, one cue (its number, its word; at {n} whole seconds), after all cues.
SHAPES = {
    "srt": ("", "{n}\n00:00:{s},000 --> 00:00:{s},900\n{w}\n\n", ""),
    "vtt": ("WEBVTT\n\n", "{n}\n00:{s}.000 --> 00:{s}.900 align:start\n{w}\n\n", ""),
    "ass": (ASS, "Dialogue: 0,0:00:{s}.00,0:00:{s}.90,Default,,0,0,0,,{w}\n", ""),
    "sami": (SAMI, "<SYNC Start={n}000><P Class=KRCC>{w}\n<SYNC Start={n}900><P Class=KRCC>&nbsp;\n", "</BODY>\n"),
    "ttml": (TTML, '<p begin="{n}s" end="{n}.9s">{w}</p>\n', "</div></body></tt>\n"),
    "dcp": (
        DCP,
        '<Subtitle TimeIn="00:00:{s}:000" TimeOut="00:00:{s}:225">\n<Text VAlign="bottom">{w}</Text>\n</Subtitle>\n',
        "</DCSubtitle>\n",
    ),
    "microdvd": ("", "{{{n}00}}{{{n}20}}{w}\n", ""),
}  # fmt: skip
WORD = re.compile(r"w\d+w")
SIGNS = "0129:;,.->< /=\"'{}OlxSP!\n\r\t\ufeff０"


def parsed(fmt: str, text: str) -> Track:
    source = decode.decode(text.encode(), Path(f"film.{fmt}"), "utf-8")
    return formats.parse(source, fmt, facts=Facts(rate=parse_rate("25")))


@st.composite
def damaged(draw: st.DrawFn, shape: tuple[str, str, str]) -> tuple[list[str], str]:
    """The words of a file, and the file with some signs of its cues changed."""
    before, block, after = shape
    count = draw(st.integers(1, 6))
    words = [f"w{number}w" for number in range(1, count + 1)]
    blocks = [block.format(n=number, s=f"{number:02}", w=word) for number, word in enumerate(words, 1)]
    for _ in range(draw(st.integers(0, 3))):
        which = draw(st.integers(0, count - 1))
        kept = WORD.search(blocks[which])
        assert kept is not None
        at = draw(st.integers(0, len(blocks[which]) - 1))
        if kept.start() <= at < kept.end():
            continue
        sign, gone = draw(st.sampled_from(["", *SIGNS])), draw(st.integers(0, 1))
        blocks[which] = blocks[which][:at] + sign + blocks[which][at + gone :]
    return words, before + "".join(blocks) + after


@pytest.mark.parametrize("fmt", SHAPES)
@given(data=st.data())
def test_every_stamp_and_every_word_is_in_a_cue_or_a_finding(fmt: str, data: st.DataObject) -> None:
    words, text = data.draw(damaged(SHAPES[fmt]))
    try:
        track = parsed(fmt, text)
    except KitError:
        # A file that is refused as a whole says so.
        return
    rows = track.source.rows
    cues = [cue for part in formats.each_part(track) for cue in part.cues]
    said = " ".join(cue.text for cue in cues)
    told = " ".join("".join(rows[fault.row - 1 : fault.last_row]) for fault in track.faults)
    if fmt == "ass":
        # A semicolon makes a row a comment of the file's author.
        comments = [row for row in rows if row.lstrip(" \t\ufeff").startswith(";")]
        told += " ".join(comments)
        rows = [row for row in rows if row not in comments]
    assert [word for word in words if word not in said and word not in told] == []
    # What stands after damage in XML is one fault, over all its rows; so are two cues that damage put into one row.
    if faults.BROKEN_FILE not in {fault.kind for fault in track.faults}:
        assert len(cues) + len(track.faults) >= sum(bool(WORD.search(row)) for row in rows)
    assert formats.patch(track, []) == text.encode()


def test_cues_in_a_damaged_row_are_told_one_by_one() -> None:
    track = parsed("microdvd", "100}{120}w1w{200}{220}w2w\n")
    assert [(fault.kind, fault.values["text"]) for fault in track.faults] == [
        (faults.ORPHAN_TEXT, "100}{120}w1w{200}{220}w2w"),
        (faults.BAD_TIME_LINE, "{200}{220}w2w"),
    ]


@pytest.mark.parametrize("fmt", SHAPES)
def test_as_many_cues_as_stamps_where_nothing_is_damaged(fmt: str) -> None:
    before, block, after = SHAPES[fmt]
    text = before + "".join(block.format(n=n, s=f"{n:02}", w=f"w{n}w") for n in range(1, 51)) + after
    track = parsed(fmt, text)
    assert [cue.text for cue in track.cues] == [f"w{n}w" for n in range(1, 51)]
    assert [fault.kind for fault in track.faults if fault.kind in faults.LOST] == []


def test_words_in_an_element_that_a_broken_document_never_closes_are_told() -> None:
    ttml = TTML + '<p0 begin="1s" end="1.9s">w1w\n<p begin="2s" end="2.9s">w2w</p>\n</div></body></tt>\n'
    dcp = DCP + 'Subtitle TimeIn="00:00:01:000" TimeOut="00:00:01:225">\n<Text>w1w</Text>\n<Subtitle>\n</DCSubtitle>\n'
    for fmt, text in {"ttml": ttml, "dcp": dcp}.items():
        found = {fault.kind: fault.values.get("text", "") for fault in parsed(fmt, text).faults}
        assert faults.BROKEN_FILE in found
        assert "w1w" in str(found[faults.ORPHAN_TEXT])


def test_words_in_elements_that_the_format_does_not_know_are_told() -> None:
    strange = "<Strange><Text>w1w</Text></Strange>"
    found = parsed("dcp", f"{DCP}{strange}\n</DCSubtitle>\n").faults
    assert [fault.values["text"] for fault in found if fault.kind == faults.ORPHAN_TEXT] == ["w1w"]


def test_a_sync_that_lost_its_bracket_is_a_sync_and_no_text() -> None:
    track = parsed("sami", f"{SAMI}<SYNC Start=1000><P Class=KRCC>w1w\nSYNC Start=1900><P Class=KRCC>&nbsp;\n</BODY>\n")
    assert [(cue.text, cue.end - cue.start) for cue in track.cues] == [("w1w", 900 * PER_MS)]
    assert [(fault.kind, fault.row) for fault in track.faults] == [(faults.LOOSE_TIME, 7)]


def test_two_times_with_settings_and_half_an_arrow_begin_a_cue() -> None:
    track = parsed("vtt", "WEBVTT\n\n00:02.000 --> 00:02.900\nw1w\n3\n00:03.000 -> 00:03.900 align:start\nw2w\n")
    assert [cue.text for cue in track.cues] == ["w1w\n3"]
    assert [fault.values["text"] for fault in track.faults if fault.kind == faults.BAD_TIME_LINE] == ["w2w"]
