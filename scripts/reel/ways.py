"""Shots of ways across: a route on a map, rails with lamps, three threads."""

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
    smooth,
    spot,
    vertical,
)


def route(frames: int) -> Frame:
    """A red line finds its way south over a map without names."""
    paper = vertical((0, "#ece5d6"), (720, "#e2d8c4"))
    land = noise(12, (4, 3))
    paper = paint(paper, "#c3d0d0", smooth(0.17, 0.15, land), 0.75)
    slope = np.hypot(*np.gradient(land)) + 1e-5
    level = land * 26
    near = np.abs(level - np.round(level)) / (26 * slope)
    strength = smooth(0.16, 0.20, land) * 0.42
    paper = paint(paper, "#9a8a6e", edge(0.9 - near) * strength)
    for at in range(160, WIDTH, 240):
        paper = paint(paper, "#8f866f", edge(0.6 - np.abs(X - at)), 0.18)
        paper = paint(paper, "#8f866f", edge(0.6 - np.abs(Y - at + 80)), 0.18)
    s = np.linspace(0, 1, 420)
    px = 1010 - 560 * s - 150 * np.sin(s * 6.0) * (1 - s * 0.4)
    py = 130 + 380 * s + 48 * np.sin(s * 9.4)
    reach = np.full_like(X, 1e6)
    order = np.zeros_like(X)
    for here, x, y in zip(s, px, py, strict=True):
        away = (X - np.float32(x)) ** 2 + (Y - np.float32(y)) ** 2
        order = np.where(away < reach, np.float32(here), order)
        reach = np.minimum(reach, away)
    reach = np.sqrt(reach)
    stops = [0, 150, 290, 419]

    def frame(index: int) -> Array:
        head = 0.06 + 0.94 * float(smooth(0, 1, np.float32(index / (frames - 12))))
        line = edge(2.4 - reach) * edge((head - order) * 900, 2.0)
        picture = paint(paper, "#b23a2a", line, 0.95)
        for stop in stops:
            if s[stop] <= head:
                ring = np.abs(np.hypot(X - px[stop], Y - py[stop]) - 9)
                picture = paint(picture, "#f3ecdd", edge(9 - np.hypot(X - px[stop], Y - py[stop])))
                picture = paint(picture, "#b23a2a", edge(1.7 - ring))
        tip = int(head * 419)
        dot = edge(6.5 - np.hypot(X - px[tip], Y - py[tip]))
        return paint(picture, "#b23a2a", dot)

    return frame


def rails(_frames: int) -> Frame:
    """Lamps come slowly towards us along a line of rails."""
    night = vertical((0, "#0a0b1c"), (300, "#2a2140"), (352, "#5a3a4e"), (362, "#17121f"), (720, "#07070d"))
    down = np.maximum(Y - 356, 0.01)
    for side in (-1, 1):
        rail = 640 + side * down * 0.62
        width = 0.6 + down * 0.012
        shine = edge(width - np.abs(X - rail), 1.5) * smooth(0, 300, 364 - down) * edge(Y - 357)
        night = light(night, "#e8b890", shine.astype(np.float32), 0.62)
    night = light(night, "#d9906a", glow(640, 352, 300, 46), 0.38)

    def frame(index: int) -> Array:
        picture = night.copy()
        for lamp in range(16):
            depth = (lamp * 0.9 - index * 0.022) % 14.4 + 0.75
            shade = float(np.clip((14 - depth) / 7, 0, 1) * np.clip((depth - 0.75) * 2, 0, 1))
            for side, code in ((-1, "#ffc27a"), (1, "#ffd9a6")):
                x, y = 640 + side * 560 / depth, 356 - 250 / depth
                spot(picture, code, x, y, 34 / depth**0.8, 0.40 * shade)
                spot(picture, "#fff1d8", x, y, 3 + 9 / depth, 0.9 * shade)
                spot(picture, code, x, 356 + 300 / depth, 40 / depth, 0.16 * shade)
        return picture

    return frame


def threads(frames: int) -> Frame:
    """Three threads of light pass through a line that is drawn to stop them."""
    deep = vertical((0, "#0a1022"), (360, "#15213f"), (720, "#080d1c"))
    wall = edge(1.2 - np.abs(X - 640)) * (0.5 + 0.5 * np.sign(np.sin(Y * 0.21)))
    deep = light(deep, "#7f8db0", np.asarray(wall * smooth(235, 310, Y) * smooth(720, 590, Y)), 0.8)
    kinds = (("#ff9d7e", 0.0, 1.0), ("#ffd98a", 2.1, 1.25), ("#9fd4ff", 4.2, 0.85))

    def frame(index: int) -> Array:
        picture = deep
        reach = -160 + 1700 * float(smooth(0, 1, np.float32((index + 14) / (frames * 0.86))))
        for code, phase, pace in kinds:
            swing = np.sin(X[0] * 0.0052 * pace + phase + index * 0.016)
            swing = 76 * swing * (0.28 + 0.72 * np.hypot(X[0] - 640, 120) / 640) + 24 * np.sin(phase)
            away = np.abs(Y - (400 + swing))
            gone = smooth(0, 260, reach + 40 * np.cos(phase) - X)
            picture = light(picture, code, np.exp(-((away / 26) ** 2)) * gone, 0.26)
            picture = light(picture, code, edge(1.7 - away, 1.6) * gone, 0.95)
        return picture

    return frame
