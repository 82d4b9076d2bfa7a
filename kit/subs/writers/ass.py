r"""Writing Advanced SubStation Alpha: one plain style, everything else as override tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import ass_time
from kit.subs.look import PLAIN, Look
from kit.subs.writers.base import ANYWHERE, Grain, Holds, Options, Writer
from kit.subs.writers.runs import runs
from kit.subs.writers.text import encoded
from kit.time.ticks import PER_CS

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.subs.track import Track

_HEAD = """\
[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Noto Sans,58,&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,96,96,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


class SubStation(Writer):
    """``.ass``."""

    name = "ass"
    title = "Advanced SubStation Alpha (ASS)"
    extensions = (".ass",)
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        positions=ANYWHERE,
        layers=True,
        speakers=True,
        backwards=True,
        blank_lines=True,
        step=PER_CS,
        latest=ass_time.LATEST,
        encodings=("utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"),
    )

    def write(self, track: Track, options: Options) -> bytes:
        """A row for each cue."""
        head = _HEAD.format(title=" ".join(options.title.split()))
        return encoded(head + "".join(map(_row, track.cues)), self, options)


def _row(cue: Cue) -> str:
    start, end = (ass_time.rewrite("0:", ticks) for ticks in (cue.start, cue.end))
    place = f"{{\\an{cue.align}}}" if cue.align != 2 else ""  # noqa: PLR2004 - the style's
    look = PLAIN
    lines = []
    for line in runs(cue):
        row = ""
        for text, new in line:
            row += _change(look, new) + text.replace("{", "\\{").replace("}", "\\}")
            look = new
        lines.append(row)
    return f"Dialogue: {cue.layer},{start},{end},Default,{cue.speaker},0,0,0,,{place}" + "\\N".join(lines) + "\n"


def _change(old: Look, new: Look) -> str:
    r"""The override block between two looks; an empty ``\c`` goes back to the style's colour."""
    tags = "".join(
        f"\\{letter}{int(now)}" for letter, was, now in zip("ibu", old[:3], new[:3], strict=True) if was != now
    )
    if old.colour != new.colour:
        colour = new.colour or ""
        tags += f"\\c&H{colour[5:7]}{colour[3:5]}{colour[1:3]}&".upper().replace("\\C", "\\c") if colour else "\\c"
    return f"{{{tags}}}" if tags else ""
