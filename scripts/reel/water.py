"""Shots of water: a river at night and a sea at dawn."""

import numpy as np

from reel.canvas import (
    WIDTH,
    Array,
    Frame,
    X,
    Y,
    edge,
    glow,
    light,
    noise,
    paint,
    ridge,
    smooth,
    vertical,
)


def river(_frames: int) -> Frame:
    """A dark river, its far bank a line, light lying on the water."""
    sky = vertical(
        (0, "#07131c"), (250, "#123040"), (318, "#2f5a66"), (330, "#1b3d4a"), (440, "#0c222e"), (720, "#050f17")
    )
    sky = light(sky, "#dfeee6", glow(860, 262, 330, 120), 0.20)
    sky = light(sky, "#f2f4e4", edge(24 - np.hypot(X - 860, Y - 196), 2.0), 0.92)
    sky = light(sky, "#cfe3dc", glow(860, 196, 70), 0.35)
    bank = 322 - 13 - 9 * ridge(14, 0.62)(X[0] * 2)
    sky = paint(sky, "#06121a", edge(Y - bank, 1.5) * edge(333 - Y, 3.0))
    return _water(sky, 332, 860, "#cfe6df", 0.6)


def dawn(frames: int) -> Frame:
    """The sun comes over a still sea."""
    base = vertical(
        (0, "#3d5482"),
        (190, "#a68aa0"),
        (330, "#f0a98c"),
        (404, "#ffd9a8"),
        (418, "#e9ac8d"),
        (540, "#9d8299"),
        (720, "#4c5479"),
    )

    def sun(index: int) -> Array:
        high = 398 - 34 * index / frames
        picture = light(base, "#ffdca6", glow(520, high, 420, 170), 0.55)
        disc = edge(46 - np.hypot(X - 520, Y - high), 2.0) * edge(410 - Y, 1.5)
        return paint(picture, "#fff3d6", disc, 0.95)

    still = _water(np.zeros_like(base), 410, 520, "#ffe2b4", 0.85)

    def frame(index: int) -> Array:
        glints = still(index)
        return np.asarray(1 - (1 - sun(index)) * (1 - glints), np.float32)

    return frame


def _water(picture: Array, horizon: int, x: float, code: str, strength: float) -> Frame:
    """Light on a plane of moving water below the horizon, towards ``x``."""
    size = 1024
    first, second = (noise(seed, (48, 48), (size, size)) for seed in (41, 42))
    rows = np.arange(horizon + 1, 720)
    far = (rows - horizon).astype(np.float32)[:, None]
    across = (X[0][None] - x) / (far * 0.026 + 1.6)
    along = 330 * np.log(far + 26)
    lane = np.exp(-(((X[0][None] - x) / (70 + far * 0.75)) ** 2))
    lane = lane * smooth(0, 14, far) * (1 - 0.45 * smooth(120, 380, far))

    def look(table: Array, u: Array, v: Array) -> Array:
        column, row = np.broadcast_arrays(u, v)
        i, j = np.floor(column).astype(int), np.floor(row).astype(int)
        a, b = column - i, row - j
        i, j = _fold(i, size), _fold(j, size)
        k, m = _fold(i + 1, size), _fold(j + 1, size)
        upper = table[j, i] * (1 - a) + table[j, k] * a
        lower = table[m, i] * (1 - a) + table[m, k] * a
        return np.asarray(upper * (1 - b) + lower * b, np.float32)

    def frame(index: int) -> Array:
        wave = look(first, across * 1.5 + 300, along - index * 0.34)
        wave = wave + look(second, across * 1.1 + 90 + index * 0.10, along * 0.8 - index * 0.17)
        mask = np.zeros((720, WIDTH), np.float32)
        mask[horizon + 1 :] = smooth(0.86, 1.38, wave) * lane
        mask[horizon + 1 :] += lane * 0.13
        return light(picture, code, mask, strength)

    return frame


def _fold(place: np.ndarray, size: int) -> np.ndarray:
    """Wrap by mirroring, so that the table has no seam."""
    place = np.mod(place, 2 * size)
    return np.where(place < size, place, 2 * size - 1 - place)
