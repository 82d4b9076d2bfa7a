"""A small picture of a frame, for the contact sheet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof.ink import BLACK, WHITE

if TYPE_CHECKING:
    from kit.screener.proof.frames import Pair

_WIDTH, _QUALITY = 384, 74
#: ITU-R BT.709, video range: what the colour planes add to red, green and blue.
_RED, _GREEN_BLUE, _GREEN_RED, _BLUE = 1.5748, -0.1873, -0.4681, 1.8556
_CHROMA = 112.0


def jpeg(pair: Pair) -> bytes:
    """The screener's frame of a pair as a JPEG some hundred pixels wide."""
    from PIL import Image  # noqa: PLC0415 - only for pictures

    width = min(_WIDTH, pair.width)
    size = width, max(1, round(width * pair.height / pair.width))
    planes = (pair.lower, *pair.lower_chroma)
    luma, blue, red = (
        np.asarray(Image.fromarray(np.ascontiguousarray(plane)).resize(size, Image.Resampling.BOX), np.float32)
        for plane in planes
    )
    grey = (luma - BLACK) / (WHITE - BLACK)
    blue, red = (blue - 128) / (2 * _CHROMA), (red - 128) / (2 * _CHROMA)
    rgb = np.stack([grey + _RED * red, grey + _GREEN_BLUE * blue + _GREEN_RED * red, grey + _BLUE * blue], axis=2)
    out = BytesIO()
    Image.fromarray((np.clip(rgb, 0, 1) * 255 + 0.5).astype(np.uint8)).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
