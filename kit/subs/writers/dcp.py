"""Writing DCP subtitles, Interop and SMPTE; the work is done in ``kit.subs.formats.dcp_write``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kit.subs.formats import dcp_write
from kit.subs.formats.dcp_time import PER_INTEROP_SECOND
from kit.subs.writers.base import ANYWHERE, Grain, Holds, Options, Writer
from kit.subs.writers.text import not_in_xml
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from kit.subs.track import Track


class Smpte(Writer):
    """``.xml`` of SMPTE ST 428-7, for today's cinema servers."""

    name = "dcp"
    reader = "dcp"
    title = "DCP subtitles (SMPTE 428-7)"
    extensions = (".xml",)
    smpte: ClassVar[bool] = True
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        positions=ANYWHERE,
        step=None,
        latest=24 * 3600 * PER_SECOND - 1,
    )

    def write(self, track: Track, options: Options) -> bytes:
        """Raises UsageError for a rate that is no whole number, since cinema servers know no other."""
        asked = dcp_write.Options(smpte=self.smpte, title=options.title, rate=options.rate)
        return dcp_write.write(track, asked)

    def lacking(self, track: Track, options: Options) -> dict[str, tuple[int, ...]]:
        """Control characters."""
        del options
        return not_in_xml(track)

    def remark(self, data: bytes) -> str:
        """The limit of servers that load a reel's file whole."""
        if len(data) <= dcp_write.MOST_BYTES:
            return ""
        size = dcp_write.MOST_BYTES // 1024
        return f"It has {len(data) // 1024} KB; servers may refuse more than {size} KB. Split the track by reels."


class Interop(Smpte):
    """``.xml`` of CineCanvas, for Interop packages."""

    name = "dcp-interop"
    title = "DCP subtitles (Interop)"
    smpte = False
    holds = Holds(
        italics=Grain.SPAN,
        bold=Grain.SPAN,
        underline=Grain.SPAN,
        colour=Grain.SPAN,
        positions=ANYWHERE,
        step=PER_SECOND // PER_INTEROP_SECOND,
        latest=24 * 3600 * PER_SECOND - 1,
    )
