"""Words that damaged SAMI hides (in a tag, a style sheet, a comment): each is told with its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.subs import decode, faults, formats
from kit.time.ticks import PER_MS

HEAD = "<SAMI>\n<HEAD>\n"
STYLE = '<STYLE TYPE="text/css"><!--\n.KRCC {Name:Korean; lang:ko-KR;}\n'
CLEAR = "<SYNC Start=2000><P Class=KRCC>&nbsp;\n"
BODY = f"<BODY>\n<SYNC Start=1000><P Class=KRCC>강\n{CLEAR}</BODY>\n</SAMI>\n"
LOST = {
    "a style sheet without end": (f"{HEAD}{STYLE}잃은 말\n", "잃은 말", 0),
    "a style sheet that the body ends": (f"{HEAD}{STYLE}잃은 말\n{BODY}", "잃은 말", 1),
    "a comment without end": (f"{HEAD}<!-- 잃은 말\n{BODY}", "<!-- 잃은 말", 1),
    "the head": (f"{HEAD}잃은 말\n</HEAD>{BODY}", "잃은 말", 1),
    "a paragraph's tag without end": (
        f"<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC 잃은 말\n{CLEAR}",
        "Class=KRCC 잃은 말",
        0,
    ),
    "a SYNC's tag without end": (
        BODY.replace("<SYNC Start=1000><P", "<SYNC Start=500 잃은 말\n<SYNC Start=1000><P"),
        "Start=500 잃은 말",
        1,
    ),
    "a tag that ends in the text": (
        f"<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC lost words -> 강\n{CLEAR}",
        "Class=KRCC lost words -",
        1,
    ),
}


@pytest.mark.parametrize(("text", "words", "cues"), LOST.values(), ids=LOST.keys())
def test_hidden_words_are_told_with_their_row(text: str, words: str, cues: int) -> None:
    track = formats.parse(decode.decode(text.encode(), Path("film.smi")), "sami")
    (fault,) = [fault for fault in track.faults if fault.kind == faults.ORPHAN_TEXT]
    assert fault.values["text"] == words
    assert words in track.source.rows[fault.row - 1]
    assert [cue.text.strip() for cue in track.cues] == ["강"] * cues
    assert formats.patch(track, []) == text.encode()


def test_a_comment_without_end_in_a_cue_is_text_and_told() -> None:
    text = f"<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC>강<!-- 말\n{CLEAR}</BODY>"
    track = formats.parse(decode.decode(text.encode(), Path("film.smi")), "sami")
    assert [cue.text for cue in track.cues] == ["강<!-- 말"]
    assert [(fault.kind, fault.row, fault.values["found"]) for fault in track.faults] == [
        (faults.BAD_MARKUP, 2, "<!-- 말")
    ]


@pytest.mark.parametrize(
    "tag",
    ["<P Class=KRCC>", "<P class = 'KRCC' ID=Source >", '<P Class="KRCC>', "<P Class=KRCC nowrap>", "<P Class=한국어>"],
)
def test_attributes_are_no_words(tag: str) -> None:
    text = HEAD + BODY.replace("<P Class=KRCC>", tag)
    track = formats.parse(decode.decode(text.encode(), Path("film.smi")), "sami")
    assert faults.ORPHAN_TEXT not in [fault.kind for fault in track.faults]
    assert [cue.text for cue in track.cues] == ["강"]


def test_a_class_that_nobody_knows_is_a_slip_of_the_pen_and_told() -> None:
    styled = f"{HEAD}{STYLE}--></STYLE></HEAD>\n"
    wrong = BODY.replace("<P Class=KRCC>&nbsp;", "<P Class=KRCV>&nbsp;\n<SYNC Start=3000><P Class=RCC>새벽")
    track = formats.parse(decode.decode((styled + wrong).encode(), Path("film.smi")), "sami", locale="ko")
    assert [(cue.start // PER_MS, cue.end // PER_MS, cue.text) for cue in track.cues] == [(1000, 2000, "강")]
    assert [(fault.kind, fault.row) for fault in track.faults] == [
        (faults.MISSING_CLASS, 8),
        (faults.NO_LANGUAGE, 9),
    ]
    assert [part.name for part in track.parts] == ["KRCC"]
