"""The worst that one row can hold costs bounded memory: its text stays whole, and few of its problems are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.subs import decode, formats
from kit.subs.look import MANY

N = 200_000
SRT = "1\n00:00:01,000 --> 00:00:02,000\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
ASS = (
    "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,"
)
SMI = "<SAMI>\n<BODY>\n<SYNC Start=1000><P Class=ENCC>"
#: What stands before, what is repeated, and what of it is text.
WORST = {
    "srt, tags never closed": (SRT, "<i>", ""),
    "srt, tags that close nothing": (SRT, "</b>", ""),
    "srt, brackets": (SRT, "<", "<"),
    "srt, braces": (SRT, "{\\a", "{\\a"),
    "vtt, brackets": (VTT, "<", "<"),
    "vtt, classes": (VTT, "<c.a.b", "<c.a.b"),
    "vtt, tags never closed": (VTT, "<b>", ""),
    "vtt, ruby": (VTT, "<ruby>a<rt>b</rt></ruby>", "a(b)"),
    "vtt, ampersands": (VTT, "&", "&"),
    "vtt, numbers without end": (VTT, "&#99999999999999", "&#99999999999999"),
    "ass, braces": (ASS, "{", "{"),
    "ass, overrides": (ASS, "{\\i1}a", "a"),
    "sami, brackets": (SMI, "<", "<"),
    "sami, tags": (SMI, "<font color=red>a</font>", "a"),
    "sami, unknown tags": (SMI, "<blink>", "<blink>"),
}


@pytest.mark.parametrize(("head", "piece", "shown"), WORST.values(), ids=WORST.keys())
def test_a_row_of_one_thing_alone(head: str, piece: str, shown: str) -> None:
    times = N // len(piece)
    text = head + piece * times + "\n"
    fmt = {SRT: "srt", VTT: "vtt", ASS: "ass", SMI: "sami"}[head]
    source = decode.decode(text.encode(), Path(f"film.{fmt}"))
    track = formats.parse(source, fmt)
    (cue,) = track.cues
    assert cue.text == shown * times
    assert len(track.faults) <= MANY + 2
    assert formats.patch(track, []) == text.encode()


@pytest.mark.parametrize("digits", ["9", "0"])
def test_a_reference_of_a_million_digits_is_read_at_once(digits: str) -> None:
    reference = f"&#{digits * 1_000_000};"
    source = decode.decode(f"{VTT}{reference}\n".encode(), Path("film.vtt"))
    (cue,) = formats.parse(source, "vtt").cues
    assert cue.text == reference
