"""From the master's picture to the screener's, as a list of filters: every road to a screener takes the same ones.

Even time stamps, progressive, SDR, square pixels, constant rate, ITU-R BT.709, 8 bits. Text is drawn after this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.tools import tonemap
from kit.tools.tonemap import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.screener.encoding import Target
    from kit.tools.probe import Media

__all__ = ["TAGGED", "Filter", "filters"]

_MATRICES = {1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020", 10: "bt2020"}
_HD_LINES = 720

#: After the text: what the numbers in the picture mean.
TAGGED: Filter = (
    "setparams",
    {"range": "tv", "color_primaries": "bt709", "color_trc": "bt709", "colorspace": "bt709"},
)


def filters(media: Media, target: Target | None = None, start: str = "STARTPTS") -> Iterator[Filter]:
    """The filters in order, to the size and pixels of ``target`` (None: the master's size, 8 bits).

    ``start`` is the time stamp of the picture's first frame, as ``setpts`` writes it.
    """
    width, height = target.size(media) if target else media.display
    yield "setpts", {"expr": f"PTS-{start}"}
    if media.interlaced:
        yield "bwdif", {"mode": "send_frame", "parity": "auto", "deint": "interlaced"}
    if media.hdr:
        yield from tonemap.TO_SDR
    elif media.linear:
        yield from tonemap.FROM_LINEAR
    colour: dict[str, str | int] = (
        {}
        if media.hdr or media.linear
        else {"in_color_matrix": _matrix(media), "in_range": "pc" if media.full_range else "tv"}
    )
    yield (
        "scale",
        {
            "width": width,
            "height": height,
            "flags": "lanczos+accurate_rnd+full_chroma_int",
            "out_color_matrix": "bt709",
            "out_range": "tv",
            **colour,
        },
    )
    yield "setsar", {"sar": 1}
    yield "fps", {"fps": str(media.rate.fps)}
    if not media.constant_rate:
        # Where the last frame ends is a matter of rounding: to the frame that was planned.
        yield "tpad", {"stop_mode": "clone", "stop": 2}
        yield "trim", {"end_frame": media.frames}
    yield "format", {"pix_fmts": target.pixels if target else "yuv420p"}


def _matrix(media: Media) -> str:
    """The colour matrix the file names; unnamed, what its number of lines has meant since HD came (ITU-R BT.709)."""
    if media.matrix in _MATRICES:
        return _MATRICES[media.matrix]
    return "bt709" if media.height >= _HD_LINES else "smpte170m"
