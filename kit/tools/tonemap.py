"""From HDR (PQ or HLG) to BT.709, as ffmpeg's filters: linear light, narrower primaries, highlights rolled off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A filter's name and its options.
Filter = tuple[str, dict[str, str | int]]

#: The roll-off is Hable's, white 100 nits; the last filter gives 8 bits.
TO_SDR: tuple[Filter, ...] = (
    ("zscale", {"transfer": "linear", "npl": 100}),
    ("format", {"pix_fmts": "gbrpf32le"}),
    ("zscale", {"primaries": "bt709"}),
    ("tonemap", {"tonemap": "hable", "desat": 0}),
    ("zscale", {"transfer": "bt709", "matrix": "bt709", "range": "tv"}),
    ("format", {"pix_fmts": "yuv420p"}),
)
#: From values that are linear in light, as an EXR's are, with the primaries of BT.709; what is brighter than white is
#: white.
FROM_LINEAR: tuple[Filter, ...] = (
    ("format", {"pix_fmts": "gbrpf32le"}),
    ("setparams", {"color_primaries": "bt709", "color_trc": "linear", "colorspace": "gbr"}),
    ("zscale", {"transfer": "bt709", "matrix": "bt709", "range": "tv", "dither": "error_diffusion"}),
    ("format", {"pix_fmts": "yuv444p10le"}),
)


def words(one: Filter) -> str:
    """A filter as it is written in a graph."""
    return f"{one[0]}={':'.join(f'{name}={value}' for name, value in one[1].items())}"


def chain(filters: Iterable[Filter]) -> str:
    """Filters one after another."""
    return ",".join(map(words, filters))
