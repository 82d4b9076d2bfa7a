"""What stands in a source besides its cues' words, times and plain looks, and no other format is given.

One file for each format that is read; each looks at the rows themselves, since the cues do not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.subs.writers.loss import Loss, Losses
from kit.subs.writers.unkept import ass, sami, srt, vtt, xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.subs.track import Track

_LOOK: dict[str, Callable[[Track, Losses], None]] = {
    "srt": srt.look,
    "vtt": vtt.look,
    "ass": ass.look,
    "sami": sami.look,
    "ttml": xml.look,
    "dcp": xml.look,
}


def unkept(track: Track) -> tuple[Loss, ...]:
    """What a copy of a track in another format will not have."""
    losses = Losses()
    if track.format in _LOOK:
        _LOOK[track.format](track, losses)
    return losses.all()
