"""Writing EBU-STL; the work is done in ``kit.subs.formats.ebustl_write``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.formats import ebustl_write
from kit.subs.writers.base import Grain, Holds, Options, Writer
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.subs.track import Track

#: Top, middle and bottom, each on the left, in the middle and on the right.
_PLACES = frozenset(range(1, 10))


class EbuStl(Writer):
    """``.stl``, open subtitles in the Latin table."""

    name = "ebustl"
    title = "EBU-STL"
    extensions = (".stl",)
    holds = Holds(
        italics=Grain.SPAN,
        underline=Grain.SPAN,
        positions=_PLACES,
        step=None,
        latest=24 * 3600 * PER_SECOND - 1,
        encodings=(),
        repertoire="Latin (ISO 6937); no Korean",
    )

    def write(self, track: Track, options: Options) -> bytes:
        """Raises UsageError for a rate that the format cannot name."""
        asked = ebustl_write.Options(rate=options.rate, title=options.title, start=options.start)
        return ebustl_write.write(track, asked)

    def lacking(self, track: Track, options: Options) -> Mapping[str, tuple[int, ...]]:
        """What the Latin table does not have."""
        del options
        return ebustl_write.lacking(track)

    def replaced(self, track: Track) -> Mapping[str, str]:
        """Such as three full stops for an ellipsis."""
        return ebustl_write.replaced(track)
