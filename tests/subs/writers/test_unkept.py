"""What stands beside the cues is told before a copy leaves it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.subs import decode, formats
from kit.subs.writers.unkept import unkept

_ASS = (
    "[Script Info]\n{info}[V4+ Styles]\nFormat: Name, Fontname\nStyle: A,Noto\nStyle: B,Other\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,{one}\nDialogue: 0,0:00:03.00,0:00:04.00,{style},,0,0,0,,two\n"
)


def _ass(one: str = "one", style: str = "A", info: str = "") -> str:
    return _ASS.replace("{one}", one).replace("{style}", style).replace("{info}", info)


def _vtt(cue: str, before: str = "", settings: str = "") -> str:
    return f"WEBVTT\n\n{before}00:01.000 --> 00:02.000{settings}\n{cue}\n"


def _srt(cue: str, settings: str = "") -> str:
    return f"1\n00:00:01,000 --> 00:00:02,000{settings}\n{cue}\n"


def _told(text: str, fmt: str) -> list[str]:
    track = formats.parse(decode.decode(text.encode(), Path(f"x.{fmt}")), fmt)
    return [str(loss) for loss in unkept(track)]


@pytest.mark.parametrize(
    ("text", "fmt", "said"),
    [
        (_srt("a", "  X1:1 X2:2 Y1:3 Y2:4"), "srt", "exact places are left out: cue 1"),
        (_srt('<font size="8">a</font>'), "srt", "fonts and sizes are left out: cue 1"),
        (_srt("{\\pos(10,20)}a"), "srt", "exact places and movement are left out: cue 1"),
        (_vtt("a", "NOTE for Anna\n\n"), "vtt", "notes are left out"),
        (_vtt("a", "STYLE\n::cue { color: red }\n\n"), "vtt", "style sheets are left out"),
        (_vtt("a", "REGION\nid:r\n\n"), "vtt", "regions are left out"),
        (_vtt("a", settings=" position:20%"), "vtt", "exact places are left out: cue 1"),
        (_vtt("a <00:01.500>b"), "vtt", "times within the text are left out: cue 1"),
        (_vtt("<c.loud>a</c>"), "vtt", "classes of the style sheet are left out: cue 1"),
        (_vtt("<v Anna>a</v> <v Bo>b</v>"), "vtt", "the second voice of a cue is left out: cue 1"),
        (_ass("{\\k20}a{\\k30}b"), "ass", "karaoke times are left out: cue 1"),
        (_ass("{\\fad(1,2)}a"), "ass", "animation and fading are left out: cue 1"),
        (_ass("{\\fnArial}a"), "ass", "fonts and sizes are left out: cue 1"),
        (_ass("{\\bord3\\blur2}a"), "ass", "outlines, shadows, turns and other effects are left out: cue 1"),
        (_ass("a{said softly}"), "ass", "comments within the text are left out: cue 1"),
        (_ass(info="; by Anna\n"), "ass", "comments are left out"),
        (_ass(style="B"), "ass", "the fonts, sizes and outlines that tell several styles apart are left out"),
    ],
)
def test_what_only_the_source_has_is_told(text: str, fmt: str, said: str) -> None:
    assert _told(text, fmt) == [said]


@pytest.mark.parametrize(
    ("text", "fmt"),
    [
        (_srt("{\\an8}<i>a</i> <font color=yellow>b</font>"), "srt"),
        (_vtt("<i>a</i> <c.yellow>b</c>", settings=" line:0 align:left"), "vtt"),
        (_vtt("<v Anna>a"), "vtt"),
        (_ass("{\\an8\\i1\\b1\\u1\\c&H00FFFF&}a{\\r}b{\\i0}"), "ass"),
    ],
)
def test_what_every_cue_keeps_is_no_loss(text: str, fmt: str) -> None:
    assert not _told(text, fmt)
