"""Shots of open land: snow by night and morning, ridges in mist, footprints."""

import numpy as np

from reel.canvas import (
    HEIGHT,
    WIDTH,
    Array,
    Frame,
    X,
    Y,
    colour,
    edge,
    glow,
    light,
    noise,
    paint,
    ridge,
    smooth,
    spot,
    vertical,
)

MIST = np.hanning(301) / np.hanning(301).sum()
Layers = tuple[tuple[int, float, float, str, str], ...]


def night_snow(_frames: int) -> Frame:
    """Snow falling on dark hills."""
    sky = vertical((0, "#060a17"), (330, "#16233f"), (470, "#33415f"), (720, "#33415f"))
    sky = light(sky, "#8a6a58", glow(930, 455, 420, 90), 0.42)
    layers: Layers = (
        (3, 430, 46, "#1d2b48", "#2a3a5a"),
        (8, 492, 40, "#121d36", "#1f2e4c"),
        (21, 590, 34, "#5b7093", "#1c2944"),
    )
    return _snowfall(_land(sky, layers, 0.12), "#cfdcf2", 0.75)


def morning_snow(_frames: int) -> Frame:
    """The hills of the first shot by day: the same place, seen."""
    sky = vertical((0, "#c9d7e2"), (300, "#efe6dc"), (450, "#f9e9d8"), (720, "#f3e6da"))
    sky = light(sky, "#ffe3bd", glow(930, 430, 460, 150), 0.7)
    layers: Layers = (
        (3, 430, 46, "#c3cbd6", "#e6dfdb"),
        (8, 492, 40, "#a9b6c8", "#d3d6dd"),
        (21, 590, 34, "#fbf6f0", "#cdd8e6"),
    )
    return _land(sky, layers, 0.12)


def ridges(_frames: int) -> Frame:
    """Five ridges in pale mist, like ink on paper."""
    sky = vertical((0, "#dfe3e1"), (300, "#f3efe6"), (720, "#f3efe6"))
    layers: Layers = (
        (31, 330, 44, "#cdd4d3", "#f0ede5"),
        (32, 400, 52, "#b2bfc2", "#e9e9e3"),
        (33, 480, 56, "#8fa2a9", "#dadfdc"),
        (34, 570, 60, "#667f8a", "#bccacb"),
        (35, 672, 56, "#3f5866", "#7f959d"),
    )
    return _land(sky, layers, 0.5)


def footprints(frames: int) -> Frame:
    """Small footprints leading away over bright snow."""
    snow = vertical((0, "#d9e0e8"), (150, "#eeece8"), (180, "#f4f3f0"), (720, "#dbe4ee"))
    far = smooth(150, 190, Y)
    dunes = noise(5, (5, 4))
    snow = paint(snow, "#b9c9dc", smooth(0.45, 1.0, dunes) * far, 0.55)
    snow = paint(snow, "#ffffff", smooth(0.55, 0.1, dunes) * far, 0.5)

    def frame(index: int) -> Array:
        picture = snow.copy()
        for step in range(42):
            depth = 1.0 + step * 0.34 - (index / frames) * 0.3
            y = 150 + 640 / depth
            side = 1 if step % 2 else -1
            x = 640 + 210 * np.sin(depth * 0.42 - 0.3) / depth**0.55 + side * 36 / depth
            wide, high = 20 / depth, 34 / depth
            fade = float(np.clip((9 - depth) / 5, 0, 1)) * 0.75
            _print(picture, x, y, wide, high, fade)
        return picture

    return frame


def _print(picture: Array, x: float, y: float, wide: float, high: float, fade: float) -> None:
    top, bottom = max(0, int(y - high * 2)), min(HEIGHT, int(y + high * 2) + 2)
    window = np.s_[top:bottom, int(x - wide * 2) : int(x + wide * 2) + 2]
    for dy, code, amount in ((3.0, "#ffffff", 0.8), (0.0, "#8ea6c2", 1.0)):
        away = np.hypot((X[window] - x) / wide, (Y[window] - y - dy * wide / 24) / high)
        mask = smooth(1.15, 0.75, away) * np.float32(fade * amount)
        picture[window] += (colour(code) - picture[window]) * mask[..., None]


def _land(sky: Array, layers: Layers, drift: float) -> Frame:
    """Hills from far to near, each fading into mist below its crest."""
    crests = [ridge(seed) for seed, *_ in layers]

    def frame(index: int) -> Array:
        picture = sky
        for depth, (crest, (_, base, tall, top, low)) in enumerate(zip(crests, layers, strict=True)):
            line = base - tall * crest(X[0] + 400 * depth + index * drift * (depth + 1))
            below = Y - np.convolve(np.pad(line, 150, mode="edge"), MIST, "valid")
            body = colour(top) + (colour(low) - colour(top)) * smooth(0, 190, below)[..., None]
            picture = paint(picture, body, edge(Y - line, 1.6 + 0.4 * (len(layers) - depth)))
        return picture

    return frame


def _snowfall(land: Frame, code: str, strength: float) -> Frame:
    rng = np.random.default_rng(77)
    flakes = rng.random((190, 4))

    def frame(index: int) -> Array:
        picture = land(index).copy()
        for a, b, near, phase in flakes:
            speed = 0.5 + 1.3 * near
            y = (b * 800 + index * speed) % 800 - 40
            x = (a * WIDTH + index * 0.25 * speed + 9 * np.sin(index * 0.03 + phase * 6)) % WIDTH
            spot(picture, code, x, y, 1.5 + 5.0 * near**3, strength * (0.3 + 0.35 * near))
        return picture

    return frame
