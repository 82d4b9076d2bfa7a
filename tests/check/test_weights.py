"""What a reader sees is counted, whatever markup and format it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.check.view import view
from kit.subs import decode, formats

SRT = "1\n00:00:01,000 --> 00:00:03,000\n{}\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n{}\n"
TTML = '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="ko"><body><div><p begin="1s" end="3s">{}</p></div></body></tt>'
SAMI = "<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC>{}\n<SYNC Start=3000><P Class=KRCC>&nbsp;\n</BODY></SAMI>"
ASS = (
    "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Noto,48\n"
    "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{}\n"
)


@pytest.mark.parametrize(
    ("form", "frame", "text"),
    [
        ("srt", SRT, "<i>“안녕…”</i>"),
        ("srt", SRT, '{\\an8}<font color="#ffff00">“안녕…”</font>'),
        ("vtt", VTT, "<c.yellow>“안녕…”</c>"),
        ("vtt", VTT, "<v 지연>“안녕&#8230;”</v>"),
        ("vtt", VTT, "“<b>안</b>녕…”&lrm;"),
        ("ass", ASS, "{\\i1}“안녕…”{\\i0}"),
        ("sami", SAMI, "<font color=yellow>“안녕…”</font>"),
        ("ttml", TTML, '<span xml:id="s">“안녕…”</span>'),
    ],
)
def test_markup_is_not_counted(form: str, frame: str, text: str) -> None:
    source = decode.decode(frame.replace("{}", text).encode(), Path(f"film.ko.{form}"))
    assert view(formats.parse(source, form, locale="ko")).weights("korean") == [3.5]
