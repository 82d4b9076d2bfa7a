"""What a shot may hold that is no change of shot: light, smoke, people, letters, and a camera that moves fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from shots_scenes import HIGH, WIDE, clouds

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shots_scenes import Chance, Picture

    Film = list[Picture]

HALF = 128


def flashes(film: Film, chance: Chance) -> Film:
    """Cameras flash, for one to three frames each."""
    for at in range(12, len(film) - 12, int(chance.integers(9, 30))):
        for frame in range(int(chance.integers(1, 4))):
            film[at + frame] = film[at + frame] * 0.25 + chance.uniform(170, 200)
    return film


def strobe(film: Film, chance: Chance) -> Film:
    """A strobe light, on every second to fourth frame."""
    every = int(chance.integers(2, 5))
    return [one * 0.2 + 200 if 10 < at < len(film) - 10 and at % every == 0 else one for at, one in enumerate(film)]  # noqa: PLR2004 - how such a thing looks


def whip(film: Film, chance: Chance) -> Film:
    """The camera turns fast over the same place, and its picture smears."""
    begin, length = int(chance.integers(12, 20)), int(chance.integers(5, 9))
    across = int(chance.integers(60, 160))
    for at, one in enumerate(film):
        part = np.clip((at - begin) / length, 0, 1)
        turned = np.roll(one, round(across * part), 1)
        blur = across // length // 2 if 0 < part < 1 else 0
        film[at] = sum(np.roll(turned, by, 1) for by in range(-blur, blur + 1, 4)) / len(range(-blur, blur + 1, 4))
    return film


def explosion(film: Film, chance: Chance) -> Film:
    """A ball of fire that grows in a few frames, burns the picture out, shakes it and dies away over a second."""
    begin = int(chance.integers(14, 24))
    down, right = np.mgrid[:HIGH, :WIDE]
    far = np.hypot(down - chance.uniform(40, 110), right - chance.uniform(60, 200))
    for at in range(begin, len(film) - 2):
        age = at - begin
        heat = np.clip(1.3 - far / (30 * (age + 1)), 0, 1) * np.exp(-max(0, age - 4) / 7)
        heat = heat * (0.5 + 0.8 * clouds(chance, (HIGH, WIDE), 32))
        shaken = np.roll(film[at], chance.integers(-4, 5, 2), (0, 1))
        film[at] = shaken * (1 - heat[..., None]) + heat[..., None] * (255, 190, 90)
        if age < 3:  # noqa: PLR2004 - how such a thing looks
            film[at] = film[at] * 0.4 + 150
    return film


def captions(film: Film, chance: Chance) -> Film:
    """Burned subtitles, and now and then a title in the middle, come and go."""
    for begin in range(6, len(film) - 20, 26):
        ink = _written(chance, title=chance.random() < 0.3)  # noqa: PLR2004 - how such a thing looks
        for one in film[begin : begin + 14]:
            one[ink] = 240
    return film


def _written(chance: Chance, *, title: bool) -> NDArray[np.bool_]:
    """Where two lines of words are white."""
    picture = Image.new("L", (WIDE, HIGH))
    size, top = (30, 36) if title else (13, HIGH - 36)
    words = ["".join(chance.choice(list("abdeghmnorstuw"), 5 if title else 9)) for _ in range(4)]
    lines = [" ".join(words[:2]), " ".join(words[2:])]
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        draw.text((WIDE / 2, top + row * size * 1.2), line, 255, ImageFont.load_default(size), anchor="mt")
    return np.asarray(picture) > HALF


def flare(film: Film, chance: Chance) -> Film:
    """The sun crosses the lens: a veil and bright discs that move against the picture."""
    down, right = np.mgrid[:HIGH, :WIDE]
    begin, length = int(chance.integers(8, 16)), int(chance.integers(18, 30))
    colour = chance.uniform(160, 255, 3)
    for at in range(begin, min(len(film) - 4, begin + length)):
        part = (at - begin) / length
        strength = np.sin(np.pi * part)
        far = np.hypot(down - 30 - 60 * part, right - WIDE * part)
        light = strength * (0.35 + 0.65 * np.exp(-far / 35))
        disc = np.hypot(down - 110 + 60 * part, right - WIDE * (1 - part)) < 16  # noqa: PLR2004 - how such a thing looks
        film[at] = film[at] * (1 - light[..., None]) + light[..., None] * colour + 50 * strength * disc[..., None]
    return film


def passing(film: Film, chance: Chance) -> Film:
    """Somebody walks by close to the lens and covers the picture for some frames."""
    begin, length = int(chance.integers(10, 18)), int(chance.integers(8, 16))
    colour = chance.uniform(5, 90, 3)
    for at in range(begin, begin + length):
        left = round(-WIDE + 2 * WIDE * (at - begin + 1) / (length + 1))
        film[at][:, max(0, left) : max(0, left + WIDE)] = colour + chance.normal(0, 2, (HIGH, 1, 1))
    return film


def lights(film: Film, chance: Chance) -> Film:
    """The light goes out, wholly or nearly, and on again; at once or slowly."""
    begin, length = int(chance.integers(10, 14)), int(chance.integers(8, 16))
    slow = int(chance.integers(1, 8))
    least = float(chance.choice((0.0, 0.05, 0.2)))
    for at in range(begin, begin + length + 2 * slow):
        near = min(at - begin + 1, begin + length + 2 * slow - at) / slow
        film[at] = film[at] * (1 - (1 - least) * min(1.0, near))
    return film


def zoom(film: Film, chance: Chance) -> Film:
    """The lens goes in fast on the same place."""
    begin, length, much = int(chance.integers(10, 16)), int(chance.integers(8, 20)), chance.uniform(1.4, 2.2)
    for at, one in enumerate(film):
        by = 1 + (much - 1) * np.clip((at - begin) / length, 0, 1)
        rows = ((np.arange(HIGH) - HIGH / 2) / by + HIGH / 2).astype(int)
        columns = ((np.arange(WIDE) - WIDE / 2) / by + WIDE / 2).astype(int)
        film[at] = one[rows][:, columns]
    return film
