"""Writing SubRip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.writers.base import ANYWHERE, Grain, Holds, Options, Writer
from kit.subs.writers.runs import runs, tagged
from kit.subs.writers.text import encoded
from kit.time.ticks import clock

if TYPE_CHECKING:
    from kit.subs.cue import Cue
    from kit.subs.track import Track


class SubRip(Writer):
    r"""``.srt``, with the tags that nearly all players know and ``{\an8}`` for what is not at the bottom."""

    name = "srt"
    title = "SubRip"
    extensions = (".srt",)
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        positions=ANYWHERE,
        backwards=True,
        encodings=("utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"),
    )

    def write(self, track: Track, options: Options) -> bytes:
        """Number the cues from 1."""
        blocks = [_block(number, cue) for number, cue in enumerate(track.cues, 1)]
        return encoded("\n".join(blocks), self, options)


def _block(number: int, cue: Cue) -> str:
    times = " --> ".join(clock(ticks).replace(".", ",") for ticks in (cue.start, cue.end))
    place = f"{{\\an{cue.align}}}" if cue.align != 2 else ""  # noqa: PLR2004 - the bottom
    text = "\n".join(tagged(line, ('<font color="{}">', "</font>")) for line in runs(cue))
    return f"{number}\n{times}\n{place}{text}\n"
