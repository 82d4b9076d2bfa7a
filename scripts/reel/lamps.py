"""Shots of lights: nine that go down to embers, and a city out of focus."""

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
    smooth,
    spot,
    vertical,
)


def nine_lights(frames: int) -> Frame:
    """Nine lights over dark water; each goes down, none goes out."""
    dark = vertical((0, "#040509"), (430, "#0d0f18"), (446, "#0a0b12"), (720, "#030306"))
    high = (0, -14, 6, -22, -4, 10, -16, 2, -8)

    def frame(index: int) -> Array:
        picture = dark.copy()
        for number, offset in enumerate(high):
            start = frames * (0.10 + 0.075 * number)
            left = 1 - 0.80 * float(smooth(0, 34, np.float32(index - start)))
            x, y = 176 + 116 * number, 372 + offset
            breath = left * (0.95 + 0.05 * np.sin(index * 0.07 + number * 1.7))
            spot(picture, "#e08a48", x, y, 52, 0.55 * breath)
            spot(picture, "#ffc98a", x, y, 17, 0.75 * breath)
            spot(picture, "#fff2dc", x, y, 6.5, 0.25 + 0.75 * breath)
            mask = glow(x, 508 - offset * 0.4, 13, 46)
            picture = light(picture, "#d98a4e", mask, 0.26 * breath)
        return picture

    return frame


def city(_frames: int) -> Frame:
    """City lights out of focus, drifting and breathing."""
    night = vertical((0, "#0a0d20"), (360, "#1b1c3a"), (520, "#33244a"), (720, "#120f22"))
    night = light(night, "#7a4a6a", glow(700, 470, 700, 170), 0.35)
    rng = np.random.default_rng(416)
    tones = ("#ffb45e", "#ff8f5c", "#ffe2b0", "#6fc8c4", "#8fb3ff", "#ff7f8a")
    discs = []
    for _ in range(84):
        near = rng.random() ** 1.6
        discs.append(
            (
                rng.random() * (WIDTH + 200) - 100,
                410 + rng.normal(0, 105) + 30 * near,
                10 + 44 * near,
                tones[int(rng.integers(6))],
                0.78 - 0.46 * near,
                rng.random() * 6.28,
            )
        )

    def frame(index: int) -> Array:
        picture = night.copy()
        for home, y, radius, code, power, phase in discs:
            x = home + index * radius * 0.008
            reach = int(radius + 4)
            top, left = int(y) - reach, int(x) - reach
            window = np.s_[max(top, 0) : top + 2 * reach, max(left, 0) : max(left + 2 * reach, 0)]
            away = radius - np.hypot(X[window] - x, Y[window] - y)
            if away.size == 0:
                continue
            body = edge(away, 2.5) * (0.72 + 0.28 * smooth(radius * 0.35, 0, away))
            breath = power * (0.8 + 0.2 * np.sin(index * 0.045 + phase))
            picture[window] = light(picture[window], code, body, breath)
        return picture

    return frame
