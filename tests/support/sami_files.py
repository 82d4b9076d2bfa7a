"""SAMI files for the tests, and short ways to read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.subs import decode, formats
from kit.time.ticks import to_ms

if TYPE_CHECKING:
    from kit.subs.track import Track

STYLE = """<STYLE TYPE="text/css">
<!--
P { margin-left:8pt; font-size:20pt; color:white; }
.KRCC { Name:Korean; lang:ko-KR; SAMIType:CC; }
.ENCC { Name:English; lang:en-US; SAMIType:CC; }
.FRCC { Name:Français; lang:fr-CA; SAMIType:CC; }
-->
</STYLE>"""


def smi(body: str, style: str = STYLE) -> str:
    return f"<SAMI>\n<HEAD>\n<TITLE>강</TITLE>\n{style}\n</HEAD>\n<BODY>\n{body}</BODY>\n</SAMI>\n"


def read(text: str | bytes, locale: str = "", name: str = "film.smi") -> Track:
    data = text.encode() if isinstance(text, str) else text
    return formats.parse(decode.decode(data, Path(name)), "sami", locale=locale)


def cues(track: Track) -> list[tuple[int, int, str]]:
    return [(to_ms(cue.start), to_ms(cue.end), cue.text) for cue in track.cues]


def kinds(track: Track) -> list[str]:
    return [fault.kind for fault in track.faults]


def syncs_of(*syncs: tuple[int, str, str]) -> str:
    return smi("".join(f"<SYNC Start={at}><P Class={name}>{text}\n" for at, name, text in syncs))


TWO = smi(
    "<SYNC Start=1000><P Class=KRCC>우리는 밤새<br>걸었다\n<P Class=ENCC>We walked all night\n"
    "<SYNC Start=3000><P Class=ENCC>&nbsp;\n"
    "<SYNC Start=9000><P Class=KRCC>&nbsp;\n"
    "<SYNC Start=10000><P Class=KRCC>새벽이었다\n"
    "<SYNC Start=10500><P Class=ENCC>Dawn\n"
    "<SYNC Start=12000><P Class=KRCC>아무도 없었다<P Class=ENCC>Nobody\n"
    "<SYNC Start=14000><P Class=KRCC>&nbsp;<P Class=ENCC>&nbsp;\n"
)
