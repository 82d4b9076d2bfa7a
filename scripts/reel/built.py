"""Shots of built things: a fence at dusk, a corridor, a forest beside the road."""

import numpy as np

from reel.canvas import (
    HEIGHT,
    WIDTH,
    Array,
    Frame,
    X,
    Y,
    edge,
    glow,
    light,
    paint,
    ridge,
    smooth,
    vertical,
)


def fence(frames: int) -> Frame:
    """Posts and wires run to the horizon under an orange sky."""
    dusk = vertical(
        (0, "#2c2e52"), (240, "#7a4d66"), (420, "#e08a5c"), (498, "#f7c48d"), (504, "#3a2730"), (720, "#140f17")
    )
    dusk = light(dusk, "#ffdf9e", glow(330, 500, 380, 110) * edge(501 - Y, 2), 0.5)
    ink = "#150f18"

    def frame(index: int) -> Array:
        picture = dusk
        shift = index / frames * 0.9
        for wire in (0.42, 0.68, 0.94):
            # Straight in the world, so straight in the picture: through the vanishing point.
            slope = (150 - 560 * wire) / 1250
            line = 500 + (X - 200) * slope
            thick = 0.35 + np.clip(X - 200, 0, None) * 0.0016
            picture = paint(picture, ink, edge(thick - np.abs(Y - line)) * edge(X - 216, 20))
        for post in range(26):
            depth = 0.85 + post * 0.62 - shift % 0.62
            x = 200 + 1250 / depth
            top, foot = 500 + (150 - 560) / depth, 500 + 150 / depth
            wide = 8.5 / depth
            strip = np.s_[:, int(x - wide - 2) : max(int(x + wide + 3), 0)]
            mask = edge(wide - np.abs(X[strip] - x)) * edge(Y[strip] - top) * edge(foot - Y[strip])
            picture[strip] = paint(picture[strip], ink, mask)
        return picture

    return frame


def corridor(frames: int) -> Frame:
    """A long passage; the far door is open and light."""

    def frame(index: int) -> Array:
        zoom = 1 + 0.16 * index / frames
        dx, dy = (X - 640) / zoom, (Y - 330) / zoom
        side, rise = np.abs(dx) / 1.15, np.abs(dy)
        depth = 340 / np.maximum(np.maximum(side, rise), 30)
        wall = edge(side - rise, 2.5)
        floor = edge(dy, 2.0) * (1 - wall)
        shade = 0.085 + 0.28 * smooth(1, 9, depth)
        lamp = np.exp(-(((depth - np.round(depth / 1.6) * 1.6) / 0.17) ** 2)) * smooth(0.9, 1.6, depth)
        tone = shade * (0.85 + 0.35 * wall) + lamp * 0.10 * (1 - floor)
        base = np.stack([tone * 0.80, tone * 1.0, tone * 0.93], axis=2).astype(np.float32)
        panel = edge(np.sin(depth * 5.9) - 0.72, 0.3) * wall * smooth(10, 5, depth)
        base = paint(base, "#060a0a", panel, 0.45)
        strip = edge(0.085 - np.abs(dx) / np.maximum(rise, 1), 0.02) * (1 - wall) * (1 - floor)
        base = light(base, "#e9fff2", strip * lamp, 0.85)
        base = light(base, "#cfeadd", floor * np.exp(-((dx / (14 + rise * 0.5)) ** 2)), 0.22)
        door = edge(30 * 1.15 - np.abs(dx), 1.5) * edge(dy + 30, 1.5) * edge(30 - dy, 1.5)
        base = light(base, "#dff5e6", glow(640, 330, 150 * zoom), 0.42)
        return paint(base, "#f4fff4", door, 0.94)

    return frame


def forest(frames: int) -> Frame:
    """Trunks in fog; the camera goes back the way it came."""
    fog = vertical((0, "#93a9a6"), (300, "#d3dcd3"), (560, "#c3d0c9"), (720, "#8fa5a0"))
    fog = light(fog, "#fff6df", glow(520, 250, 420, 300), 0.45)
    tones = ("#b1c3be", "#86a09c", "#4e6b6b", "#1c3338")
    sheets = []
    for layer, tone in enumerate(tones):
        rng = np.random.default_rng(60 + layer)
        sheet = np.zeros((HEIGHT, WIDTH * 2), np.float32)
        across = np.arange(WIDTH * 2, dtype=np.float32)[None]
        down = np.arange(HEIGHT, dtype=np.float32)[:, None]
        wide = 5 + 5.5 * layer**1.4
        place = 20.0
        while place < WIDTH * 2:
            lean, bend = rng.normal(0, 0.018), ridge(int(rng.integers(1e6)))(down * 0.7)
            middle = place + (down - 400) * lean + bend * 1.5
            half = wide * (0.65 + 0.5 * rng.random()) * (0.72 + 0.36 * down / HEIGHT)
            sheet = np.maximum(sheet, edge(half - np.abs(across - middle), 3.2 - 0.6 * layer))
            place += wide * (4 + 9 * rng.random()) + 22 + 36 * layer
        sheets.append((sheet, tone, 0.35 + 0.42 * layer))

    def frame(index: int) -> Array:
        picture = fog
        for depth, (sheet, tone, pace) in enumerate(sheets):
            move = (frames - index) * pace
            whole, part = int(move), np.float32(move % 1)
            mask = sheet[:, whole : whole + WIDTH] * (1 - part)
            mask = mask + sheet[:, whole + 1 : whole + 1 + WIDTH] * part
            picture = paint(picture, tone, mask, 0.92)
            picture = paint(picture, "#c9d5ce", smooth(470, 800, Y), 0.22 * (3 - depth) / 3)
        # Mist in the crowns: a quiet place for lettering.
        return paint(picture, "#c3d0cb", smooth(250, 70, Y), 0.9)

    return frame
