"""Writing WebVTT."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kit.subs.formats.vtt_text import CLASSES
from kit.subs.writers.base import ANYWHERE, Grain, Holds, Options, Writer
from kit.subs.writers.runs import runs, tagged
from kit.time.ticks import clock

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.subs.track import Track

_NAMES = {colour: name for name, colour in CLASSES.items()}
_LINES = {0: "", 1: " line:50%", 2: " line:0"}
_COLUMNS = {1: " align:left", 2: "", 0: " align:right"}


class WebVtt(Writer):
    """``.vtt``, with the eight colours that browsers know without a style sheet."""

    name = "vtt"
    title = "WebVTT"
    extensions = (".vtt",)
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        colours=frozenset(CLASSES.values()),
        positions=ANYWHERE,
        speakers=True,
        identifiers=True,
    )

    def write(self, track: Track, options: Options) -> bytes:
        """The specification knows UTF-8 only."""
        title = " ".join(options.title.replace("-->", "→").split())
        head = f"WEBVTT {title}".rstrip() + "\n"
        return "\n".join([head, *map(_block, track.cues)]).encode()


def _block(cue: Cue) -> str:
    settings = _LINES[(cue.align - 1) // 3] + _COLUMNS[cue.align % 3]
    lines = []
    for line in runs(cue):
        escaped = [(html.escape(text, quote=False), look) for text, look in line]
        named = [(text, look._replace(colour=_NAMES.get(look.colour or ""))) for text, look in escaped]
        lines.append(tagged(named, ("<c.{}>", "</c>")))
    voice = f"<v {html.escape(cue.speaker, quote=False)}>" if cue.speaker else ""
    name = f"{cue.identifier}\n" if cue.identifier else ""
    return f"{name}{clock(cue.start)} --> {clock(cue.end)}{settings}\n{voice}" + "\n".join(lines) + "\n"
