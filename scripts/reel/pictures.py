"""The shots by name, and their last step: a still dither to 8 bits."""

import numpy as np
from numpy.typing import NDArray

from reel import built, hills, indoors, lamps, water, ways
from reel.canvas import HEIGHT, WIDTH, Array, Frame

_GRAIN = np.random.default_rng(1).triangular(-1, 0, 1, (HEIGHT, WIDTH, 1)).astype(np.float32)


def picture(name: str, frames: int) -> Frame:
    """The shot called ``name``, prepared for its length."""
    for module in (hills, water, ways, built, indoors, lamps):
        made = getattr(module, name, None)
        if made is not None:
            shot: Frame = made(frames)
            return shot
    raise KeyError(name)


def to_bytes(image: Array) -> NDArray[np.uint8]:
    """8-bit RGB. The dither stands still: no grain, and no bands in dark skies."""
    return np.clip(image * 255 + _GRAIN * 0.5 + 0.5, 0, 255).astype(np.uint8)
