"""Pictures for films that no search was tuned on: places, people and light drawn anew from every seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.float32]
    Chance = np.random.Generator

WIDE, HIGH = 256, 144
#: How much larger a place is than what the camera sees of it.
_ROOM = 96


def shot(chance: Chance, frames: int, place: Picture | None = None) -> list[Picture]:
    """What a camera sees of a place: it is held by hand, pans or goes nearer, and somebody walks through."""
    wide = scene(chance) if place is None else place
    high, across = wide.shape[0] - HIGH, wide.shape[1] - WIDE
    at = chance.uniform(0.2, 0.8, 2) * (high, across)
    drift = chance.uniform(-0.35, 0.35, 2) * (1, 2) * (chance.random() < 0.7)  # noqa: PLR2004 - how such a thing looks
    walker = _walker(chance) if chance.random() < 0.6 else None  # noqa: PLR2004 - how such a thing looks
    grain = chance.uniform(0, 4)
    pictures = []
    sway = np.zeros(2)
    for number in range(frames):
        sway = 0.9 * sway + chance.normal(0, 0.35, 2)
        top, left = np.clip(np.round(at + drift * number + sway), 0, (high, across)).astype(int)
        picture = wide[top : top + HIGH, left : left + WIDE].copy()
        if walker is not None:
            _walk(picture, walker, number)
        pictures.append(picture + chance.normal(0, grain, (HIGH, WIDE, 1)).astype(np.float32))
    return pictures


def scene(chance: Chance) -> Picture:
    """A place, larger than the picture: a landscape, a room, a face, or a wall."""
    size = (HIGH + _ROOM // 2, WIDE + _ROOM)
    made = (_landscape, _room, _face, _wall)[int(chance.integers(4))](chance, size)
    light = chance.uniform(0.45, 1.0) * chance.uniform(0.85, 1.15, 3)
    return np.clip(made * light, 0, 255).astype(np.float32)


def clouds(chance: Chance, size: tuple[int, int], coarse: int = 64) -> Picture:
    """Soft noise between 0 and 1, of all sizes from ``coarse`` pixels down."""
    total = np.zeros(size)
    step = coarse
    while step >= 2:  # noqa: PLR2004 - how such a thing looks
        grid = chance.random((size[0] // step + 2, size[1] // step + 2))
        total += step * _grown(grid, size, step)
        step //= 2
    return ((total - total.min()) / max(1e-6, float(np.ptp(total)))).astype(np.float32)


def _grown(grid: NDArray[np.float64], size: tuple[int, int], step: int) -> NDArray[np.float64]:
    """A grid of values as a smooth picture."""
    for axis in (0, 1):
        at = np.arange(size[axis]) / step
        low = at.astype(int)
        part = (at - low) ** 2 * (3 - 2 * (at - low))
        shape = [-1 if one == axis else 1 for one in (0, 1)]
        grid = np.take(grid, low, axis) * (1 - part.reshape(shape)) + np.take(grid, low + 1, axis) * part.reshape(shape)
    return grid


def _colour(chance: Chance, low: int = 20, high: int = 235) -> Picture:
    return chance.uniform(low, high, 3).astype(np.float32)


def _landscape(chance: Chance, size: tuple[int, int]) -> Picture:
    rows = np.linspace(0, 1, size[0])[:, None, None]
    made = _colour(chance, 120) * (1 - rows) + _colour(chance, 90) * rows + np.zeros((*size, 1))
    made += 40 * (clouds(chance, size)[..., None] - 0.5)
    across = np.arange(size[1])
    for depth in range(int(chance.integers(2, 5))):
        ridge = size[0] * (0.35 + 0.17 * depth) + 30 * (clouds(chance, (2, size[1]), 128)[0] - 0.5)
        ridge = ridge + 3 * np.sin(across / chance.uniform(3, 9))
        ground = _colour(chance, 10, 170) * (0.7 + 0.6 * clouds(chance, size, 16)[..., None])
        made = np.where((np.arange(size[0])[:, None] > ridge)[..., None], ground, made)
    return made


def _room(chance: Chance, size: tuple[int, int]) -> Picture:
    made = np.ones((*size, 1)) * _colour(chance, 60, 190) * (0.8 + 0.3 * clouds(chance, size)[..., None])
    for _ in range(int(chance.integers(6, 16))):
        high, wide = chance.integers(12, 90, 2)
        top, left = chance.integers(0, size[0] - 10), chance.integers(0, size[1] - 10)
        part = made[top : top + high, left : left + wide]
        part[:] = _colour(chance) * (0.8 + 0.3 * clouds(chance, part.shape[:2], 8)[..., None])
    return made


def _face(chance: Chance, size: tuple[int, int]) -> Picture:
    made = _colour(chance, 20, 150) * (0.5 + clouds(chance, size)[..., None])
    down, right = np.mgrid[: size[0], : size[1]]
    middle = size[0] * chance.uniform(0.45, 0.6), size[1] * chance.uniform(0.35, 0.65)
    skin = np.array([1.0, 0.78, 0.66]) * chance.uniform(70, 225)
    for far, tall, wide, colour in ((-4, 66, 50, _colour(chance, 5, 120)), (8, 52, 38, skin)):
        inside = ((down - middle[0] - far) / tall) ** 2 + ((right - middle[1]) / wide) ** 2 < 1
        made[inside] = (colour * (0.75 + 0.35 * clouds(chance, size, 32)[..., None]))[inside]
    for side in (-14, 14):
        made[((down - middle[0]) / 4) ** 2 + ((right - middle[1] - side) / 7) ** 2 < 1] = 25
    made[((down - middle[0] - 30) / 4) ** 2 + ((right - middle[1]) / 13) ** 2 < 1] = skin * (0.7, 0.4, 0.4)
    return made


def _wall(chance: Chance, size: tuple[int, int]) -> Picture:
    down, right = np.mgrid[: size[0], : size[1]]
    turn, width = chance.uniform(0, np.pi), chance.uniform(8, 30)
    stripes = np.sin((down * np.sin(turn) + right * np.cos(turn)) / width * 2 * np.pi)
    made = _colour(chance) + 0.5 * (_colour(chance) - 128) * stripes[..., None]
    return made * (0.5 + clouds(chance, size, 16)[..., None])


def _walker(chance: Chance) -> tuple[Picture, float, float, int, int]:
    return (
        _colour(chance, 10, 160),
        chance.uniform(-40, WIDE),
        chance.choice((-1, 1)) * chance.uniform(0.4, 2.5),
        int(chance.integers(8, 30)),
        int(chance.integers(40, 110)),
    )


def _walk(picture: Picture, walker: tuple[Picture, float, float, int, int], number: int) -> None:
    colour, begin, speed, wide, high = walker
    left = round(begin + speed * number)
    right = left + wide + round(3 * np.sin(number / 3))
    picture[HIGH - high :, max(0, left) : max(0, right)] = colour
