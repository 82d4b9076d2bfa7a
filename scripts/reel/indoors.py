"""Shots of the evening itself: a room with seats, and a page of the booklet."""

import numpy as np

from reel.canvas import (
    Array,
    Frame,
    X,
    Y,
    edge,
    glow,
    light,
    paint,
    smooth,
    vertical,
)

# The text area of the booklet's page, in pixels.
LEFT, RIGHT = 330.0, 950.0


def room_dark(frames: int) -> Frame:
    """The house lights go down before an empty screen."""
    return _room(0.85, 0.0, frames * 0.55)


def room_lit(frames: int) -> Frame:
    """The house lights come up again."""
    return _room(0.0, 1.0, frames * 0.9)


def page(frames: int) -> Frame:
    """A line of the booklet is read after the other; one name is covered."""
    table = vertical((0, "#cdbfae"), (720, "#b8a895"))
    table = paint(table, "#6d5c4c", _box(640, 402, 386, 372, 46, 60), 0.35)
    sheet = paint(table, "#f8f4ec", _box(640, 390, 380, 360, 3, 1.5))
    bars: list[tuple[float, float, float]] = []
    rng = np.random.default_rng(19)
    for row in range(10):
        left = LEFT
        while left < RIGHT - 100:
            wide = float(rng.integers(34, 120))
            right = min(left + wide, RIGHT)
            bars.append((left, right, 300 + row * 36))
            left = right + 14
    ink = np.zeros_like(X)
    for left, right, y in bars:
        ink = np.maximum(ink, _box((left + right) / 2, y, (right - left) / 2, 6, 6, 1.5))
    head = _box(430, 246, 100, 11, 11, 1.5)
    name = (448.0, 600.0, 300 + 3 * 36)

    def frame(index: int) -> Array:
        time = index / frames
        picture = sheet
        row = max(9.6 * time - 0.3, 0.0)
        line = 300 + 36 * (row // 1 + float(smooth(0.55, 1, np.float32(row % 1))))
        picture = paint(picture, "#f6d98a", _box(640, line, 330, 15, 8, 5), 0.7)
        picture = paint(picture, "#a59c90", ink, 0.75)
        picture = paint(picture, "#4b4540", head, 0.85)
        grow = float(smooth(0.42, 0.62, np.float32(time)))
        left, right, y = name
        end = left + (right - left) * grow
        if grow > 0:
            picture = paint(
                picture, "#17141a", _box((left + end) / 2, y, (end - left) / 2, 12, min(3, (end - left) / 2), 1.5)
            )
        return picture

    return frame


def _room(before: float, after: float, until: float) -> Frame:
    base = vertical((0, "#08080c"), (420, "#0d0c12"), (720, "#050507"))
    screen = _box(640, 232, 372, 176, 6, 2.0)
    spill = glow(640, 232, 560, 330) * (1 - screen)
    seats = [_row(row) for row in range(4)]
    walls = smooth(260, 620, np.abs(X - 640)) * smooth(620, 60, Y)

    def frame(index: int) -> Array:
        t = float(smooth(0, 1, np.float32(index / until)))
        house = before + (after - before) * t
        picture = light(base, "#8a4a34", walls, 0.10 + 0.55 * house)
        picture = light(picture, "#9db4d6", spill, 0.22)
        for x in (150, 1130):
            picture = light(picture, "#ffb56b", glow(x, 250, 120, 210), 0.75 * house)
        cool, warm = np.array([0.77, 0.83, 0.91]), np.array([0.93, 0.87, 0.78])
        picture = paint(picture, np.asarray(cool + (warm - cool) * house, np.float32), screen, 0.92)
        for depth, (body, rim) in enumerate(seats):
            tone = np.array([0.10, 0.028, 0.036]) * (0.5 + 2.2 * house) * (1.25 - 0.24 * depth)
            picture = paint(picture, np.asarray(tone, np.float32), body)
            picture = light(picture, "#b9cbe6", rim, 0.34 - 0.05 * depth)
            picture = light(picture, "#ffb98a", rim, 0.25 * house)
        return picture

    return frame


def _row(row: int) -> tuple[Array, Array]:
    """One row of seat backs: its shape and the light on its upper edge."""
    step = 74 + 26 * row
    y = 470 + 64 * row
    shift = 0.5 * step * (row % 2)
    near = np.mod(X - 640 + shift + step / 2, step) - step / 2
    half, soft = step * 0.43, step * 0.17
    qx, qy = np.abs(near) - half + soft, y + soft - Y
    away = soft - np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) - np.minimum(np.maximum(qx, qy), 0)
    body = np.maximum(edge(away, 1.5), edge(Y - y - step * 0.55, 2.0))
    rim = edge(away, 1.5) * smooth(9, 0.5, away) * smooth(y + soft * 1.6, y, Y)
    return body, rim


def _box(x: float, y: float, half: float, high: float, corner: float, soft: float) -> Array:
    """A rounded rectangle around a centre."""
    qx, qy = np.abs(X - x) - half + corner, np.abs(Y - y) - high + corner
    outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
    return edge(corner - outside - np.minimum(np.maximum(qx, qy), 0), soft)
