"""Drawing on 1280×720 arrays: gradients, soft edges, noise and glows.

A picture is a float array of shape (720, 1280, 3) in 0…1, a mask is
(720, 1280). Everything is smooth on purpose: it looks quiet and costs few bits.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

WIDTH, HEIGHT = 1280, 720
Array = NDArray[np.float32]
Frame = Callable[[int], Array]
Y, X = (a.astype(np.float32) for a in np.mgrid[0:HEIGHT, 0:WIDTH])


def colour(code: str) -> Array:
    """``"#rrggbb"`` as three floats."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def vertical(*stops: tuple[float, str]) -> Array:
    """A gradient from top to bottom through (height in pixels, colour) stops."""
    rows = np.arange(HEIGHT)
    table = np.stack([colour(code) for _, code in stops])
    marks = [mark for mark, _ in stops]
    lines = np.stack([np.interp(rows, marks, table[:, c]) for c in range(3)], axis=1)
    # Round the corners of the gradient, else the eye sees a band at each stop.
    kernel = np.hanning(61) / np.hanning(61).sum()
    padded = np.pad(lines, ((30, 30), (0, 0)), mode="edge")
    soft = np.stack([np.convolve(padded[:, c], kernel, "valid") for c in range(3)], 1)
    return np.repeat(soft[:, None].astype(np.float32), WIDTH, axis=1)


def smooth(low: float, high: float, value: Array) -> Array:
    """0 below ``low``, 1 above ``high``, an S-curve between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def edge(distance: Array, softness: float = 1.0) -> Array:
    """A mask that is 1 where the signed distance is positive, anti-aliased."""
    return np.asarray(np.clip(distance / softness + 0.5, 0, 1), np.float32)


def paint(base: Array, code: str | Array, mask: Array, strength: float = 1.0) -> Array:
    """Lay a colour over the picture through a mask."""
    ink = colour(code) if isinstance(code, str) else code
    return np.asarray(base + (ink - base) * (mask * np.float32(strength))[..., None], np.float32)


def light(base: Array, code: str, mask: Array, strength: float = 1.0) -> Array:
    """Add light without burning out (screen blending)."""
    add = (mask * np.float32(strength))[..., None] * colour(code)
    return np.asarray(1 - (1 - base) * (1 - np.clip(add, 0, 1)), np.float32)


def glow(x: float, y: float, wide: float, high: float | None = None) -> Array:
    """A Gaussian spot."""
    column = np.exp(-(((X[0] - x) / wide) ** 2))
    row = np.exp(-(((Y[:, 0] - y) / (high or wide)) ** 2))
    return np.asarray(row[:, None] * column[None], np.float32)


def spot(base: Array, code: str, x: float, y: float, radius: float, strength: float) -> None:
    """Add a small glow in place, touching only the pixels near it."""
    reach = int(radius * 2.6) + 2
    top, bottom = max(0, int(y) - reach), min(HEIGHT, int(y) + reach)
    left, right = max(0, int(x) - reach), min(WIDTH, int(x) + reach)
    if top >= bottom or left >= right:
        return
    window = np.s_[top:bottom, left:right]
    mask = np.exp(-((X[window] - x) ** 2 + (Y[window] - y) ** 2) / radius**2) * strength
    base[window] = 1 - (1 - base[window]) * (1 - mask[..., None] * colour(code))


def noise(seed: int, cells: tuple[int, int], size: tuple[int, int] = (WIDTH, HEIGHT)) -> Array:
    """Smooth 0…1 noise in three octaves; ``cells`` is columns, rows."""
    rng = np.random.default_rng(seed)
    total = np.zeros((size[1], size[0]), np.float32)
    for octave in range(3):
        grid = rng.random((cells[1] << octave, cells[0] << octave)).astype(np.float32)
        big = Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC)
        total += np.asarray(big) / 2**octave
    total -= total.min()
    return np.asarray(total / total.max(), np.float32)


def ridge(seed: int, rough: float = 0.5) -> Callable[[Array], Array]:
    """A function from place to height (about -1…1): the crest of a hill."""
    rng = np.random.default_rng(seed)
    waves = [(2**k, rough**k, rng.random() * 6.28) for k in range(6)]

    def crest(place: Array) -> Array:
        total = sum(a * np.sin(place * f * 0.0031 + p) for f, a, p in waves)
        return np.asarray(total, np.float32)

    return crest
