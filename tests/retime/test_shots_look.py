"""Shots found in small pictures that are made here: each test is one thing that a detector can take for a cut."""

from __future__ import annotations

import gc
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kit.retime.shots.detect import Search
from kit.retime.shots.kind import Kind
from kit.retime.shots.look import HIGH, WIDE, Look
from kit.time.rate import Rate

if TYPE_CHECKING:
    from kit.retime.shots.gradual import Transition

FILM = Rate(Fraction(24))
Picture = np.ndarray


def scene(seed: int) -> Picture:
    """A picture with large and small shapes and colours of its own: luma, blue, red; wide enough to pan over."""
    chance = np.random.default_rng(seed)
    layers = []
    for low, high in ((40, 220), (90, 170), (90, 170)):
        wide = sum(
            np.kron(chance.uniform(0, 1, (HIGH // size + 1, 6 * WIDE // size + 1)), np.ones((size, size)))[
                :HIGH, : 6 * WIDE - size
            ][:, : 5 * WIDE]
            * size
            for size in (3, 6, 12, 18)
        )
        wide = (wide - wide.min()) / np.ptp(wide)
        layers.append(low + (high - low) * np.clip(wide + chance.uniform(-0.3, 0.3), 0, 1))
    return np.stack(layers)


def shot(seed: int, frames: int, *, speed: float = 0.3) -> list[Picture]:
    """Frames of a scene over which the camera moves, ``speed`` in small pixels a frame."""
    wide = scene(seed)
    return [wide[:, :, int(speed * at) : int(speed * at) + WIDE] for at in range(frames)]


def grainy(pictures: list[Picture], sigma: float) -> list[Picture]:
    chance = np.random.default_rng(1)
    return [picture + chance.normal(0, sigma, picture.shape) for picture in pictures]


def dissolved(old: list[Picture], new: list[Picture], length: int) -> list[Picture]:
    mixed = [
        old[len(old) - length + at] * (1 - share) + new[at] * share
        for at, share in ((at, (at + 1) / (length + 1)) for at in range(length))
    ]
    return [*old[:-length], *mixed, *new[length:]]


def flashed(picture: Picture) -> Picture:
    return np.stack([picture[0] * 0.2 + 190, picture[1] * 0.3 + 90, picture[2] * 0.3 + 90])


BLACK = np.stack([np.full((HIGH, WIDE), 16.0), np.full((HIGH, WIDE), 128.0), np.full((HIGH, WIDE), 128.0)])


WHITE = np.stack([np.full((HIGH, WIDE), 235.0), np.full((HIGH, WIDE), 128.0), np.full((HIGH, WIDE), 128.0)])


def looks(pictures: list[Picture]) -> list[Look]:
    made = []
    for number, picture in enumerate(pictures):
        luma, blue, red = np.clip(picture, 0, 255).astype(np.uint8)
        made.append(Look(number, luma, blue[::2, ::2], red[::2, ::2]))
    return made


def found(pictures: list[Picture], rate: Rate) -> tuple[list[int], list[Transition]]:
    search = Search(rate)
    for look in looks(pictures):
        search.add(look)
    return search.end()


def cuts(pictures: list[Picture], rate: Rate = FILM) -> list[int]:
    return found(pictures, rate)[0]


def gradual(pictures: list[Picture], rate: Rate = FILM) -> list[tuple[Kind, int]]:
    return [(one.kind, one.frame) for one in found(pictures, rate)[1]]


def three(*, speed: float = 0.3) -> list[Picture]:
    return shot(1, 30, speed=speed) + shot(2, 41, speed=speed) + shot(3, 25, speed=speed)


def test_the_first_frame_of_each_new_shot_is_found() -> None:
    assert cuts(three()) == [30, 71]
    assert gradual(three()) == []


def test_one_long_shot_has_no_cut() -> None:
    assert cuts(shot(4, 200)) == []


@pytest.mark.parametrize("speed", [2, 4, 6])
def test_a_fast_pan_is_no_cut_and_the_cuts_beside_it_are(speed: float) -> None:
    assert cuts(three(speed=speed)) == [30, 71]
    assert gradual(three(speed=speed)) == []


def test_grain_is_no_cut() -> None:
    assert cuts(grainy(three(), 10)) == [30, 71]
    assert cuts(grainy([BLACK + np.array([[[30]], [[0]], [[0]]])] * 60, 4)) == []
    assert cuts(grainy([BLACK + np.array([[[30]], [[0]], [[0]]])] * 60, 1.5)) == []


def test_cuts_in_the_dark_are_found() -> None:
    dark = [np.stack([16 + (p[0] - 16) * 0.12, 128 + (p[1] - 128) * 0.3, 128 + (p[2] - 128) * 0.3]) for p in three()]
    assert cuts(dark) == [30, 71]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_flash_is_no_cut(length: int) -> None:
    pictures = shot(1, 60)
    for at in range(20, 20 + length):
        pictures[at] = flashed(pictures[at])
    assert cuts(pictures) == []


def test_a_strobe_is_no_cut_and_the_cut_under_it_is() -> None:
    pictures = three()
    for at in [*range(8, 25, 2), *range(40, 64, 3)]:
        pictures[at] = flashed(pictures[at])
    assert cuts(pictures) == [30, 71]


@pytest.mark.parametrize("frames", [(30, 31), (28, 29)])
def test_a_flash_at_a_cut_leaves_one_cut_on_its_frame(frames: tuple[int, ...]) -> None:
    pictures = three()
    for at in frames:
        pictures[at] = flashed(pictures[at])
    assert cuts(pictures) == [30, 71]


def test_a_few_black_frames_between_two_shots_are_one_change_where_the_new_one_is_seen() -> None:
    assert cuts(shot(1, 30) + [BLACK] * 2 + shot(2, 30)) == [32]


def test_shots_of_six_frames_are_shots() -> None:
    pictures = [picture for seed in range(5, 12) for picture in shot(seed, 6)]
    assert cuts(pictures) == [6, 12, 18, 24, 30, 36]


def test_a_cut_at_60_frames_a_second_is_as_sure() -> None:
    assert cuts(three(), Rate(Fraction(60000, 1001))) == [30, 71]


@pytest.mark.parametrize("length", [8, 12, 24, 40])
def test_a_dissolve_counts_from_the_frame_in_which_the_new_shot_outweighs_the_old(length: int) -> None:
    pictures = dissolved(shot(1, 100, speed=0.05), shot(2, 100, speed=0.05), length)
    assert cuts(pictures) == []
    [(kind, frame)] = gradual(pictures)
    middle = 100 - length / 2
    assert kind is Kind.DISSOLVE
    assert abs(frame - middle) <= max(1, length / 12)


@pytest.mark.parametrize("black", [1, 6, 30])
def test_a_fade_through_black_counts_from_the_first_frame_that_is_not_black(black: int) -> None:
    out = [BLACK + (picture - BLACK) * (1 - at / 12) for at, picture in enumerate(shot(1, 12))]
    into = [BLACK + (picture - BLACK) * (at + 1) / 12 for at, picture in enumerate(shot(2, 12))]
    pictures = shot(1, 40) + out + [BLACK] * black + into + shot(2, 40)[12:]
    [(kind, frame)] = gradual(pictures)
    assert kind is Kind.FADE
    assert frame == 40 + 12 + black


def test_the_light_going_out_and_on_again_is_no_change_of_shot() -> None:
    room = shot(1, 40)
    assert gradual(room + [BLACK] * 10 + room) == []


def test_a_lamp_that_is_turned_up_is_no_dissolve() -> None:
    room = shot(1, 90, speed=0.05)
    lit = [np.stack([16 + (p[0] - 16) * min(1, 0.4 + at / 60), p[1], p[2]]) for at, p in enumerate(room)]
    assert cuts(lit) == []
    assert gradual(lit) == []


@pytest.mark.parametrize("white", [6, 30])
def test_a_fade_through_white_counts_from_the_first_frame_that_is_not_white(white: int) -> None:
    out = [WHITE + (picture - WHITE) * (1 - at / 12) for at, picture in enumerate(shot(1, 12))]
    into = [WHITE + (picture - WHITE) * (at + 1) / 12 for at, picture in enumerate(shot(2, 12))]
    pictures = shot(1, 40) + out + [WHITE] * white + into + shot(2, 40)[12:]
    assert cuts(pictures) == []
    assert gradual(pictures) == [(Kind.FADE, 40 + 12 + white)]


def test_a_cut_under_a_white_flash_is_a_cut() -> None:
    pictures = shot(1, 40) + [WHITE] * 2 + shot(2, 60)
    assert cuts(pictures) == [42]
    assert gradual(pictures) == []


@pytest.mark.parametrize("length", [12, 20])
def test_a_wipe_counts_from_the_frame_in_which_the_new_shot_has_more_of_the_picture(length: int) -> None:
    old, new = shot(1, 60, speed=0), shot(2, 60, speed=0)
    across = np.arange(WIDE) / WIDE
    wiped = [np.where(across < (at + 1) / (length + 1), new[at], old[at]) for at in range(length)]
    pictures = old + wiped + new
    assert cuts(pictures) == []
    [(kind, frame)] = gradual(pictures)
    assert kind is Kind.WIPE
    assert abs(frame - (60 + length / 2)) <= 1


def test_somebody_who_passes_close_to_the_lens_is_no_change_of_shot() -> None:
    pictures = shot(1, 100)
    for at in range(10):
        edge = round(2 * WIDE * (at + 1) / 11) - WIDE
        pictures[40 + at][:, :, max(0, edge) : max(0, edge + WIDE)] = 30
    assert (cuts(pictures), gradual(pictures)) == ([], [])


def test_an_explosion_that_burns_the_picture_out_and_dies_away_is_no_change_of_shot() -> None:
    pictures = shot(1, 110, speed=0.05)
    fire = scene(9)[:, :, :WIDE]
    for at in range(24):
        share = 0.95 * np.exp(-max(0, at - 4) / 6)
        pictures[40 + at] = (
            pictures[40 + at] * (1 - share) + (fire * 0.3 + np.array([[[170]], [[60]], [[170]]])) * share
        )
    assert (cuts(pictures), gradual(pictures)) == ([], [])


@pytest.mark.parametrize("growing", [0, 6])
def test_a_fire_that_is_left_when_the_burnt_out_frames_end_is_no_change_of_shot(growing: int) -> None:
    pictures = shot(1, 130, speed=0.05)
    fire = scene(9)[:, :, :WIDE] * 0.5 + np.array([[[110]], [[40]], [[120]]])
    for at in range(40):
        share = min(1.0, (at + 1) / (growing + 3)) * np.exp(-max(0, at - growing - 3) / 7)
        lit = pictures[40 + at] * (1 - share) + fire * share
        burnt_out = growing <= at < growing + 3
        pictures[40 + at] = flashed(lit) * 0.9 + lit * 0.1 if burnt_out else lit
    assert (cuts(pictures), gradual(pictures)) == ([], [])


def test_a_shot_of_half_a_second_after_a_burst_of_light_keeps_its_cuts() -> None:
    pictures = shot(1, 90)
    pictures[34:37] = [flashed(picture) for picture in pictures[34:37]]
    assert cuts(pictures[:40] + shot(2, 12) + pictures[40:]) == [40, 52]


def test_a_short_insert_between_two_halves_of_a_shot_has_its_two_cuts() -> None:
    pictures = shot(1, 60)
    assert cuts(pictures[:30] + shot(2, 14) + pictures[30:]) == [30, 44]


def test_letters_that_come_on_over_a_plain_wall_are_no_cut() -> None:
    wall = np.stack([np.full((HIGH, WIDE), 120.0), np.full((HIGH, WIDE), 110.0), np.full((HIGH, WIDE), 140.0)])
    letters = (
        np.where(np.random.default_rng(1).random((HIGH, WIDE)) < 0.6, 0, 1) * (np.arange(HIGH) > HIGH / 2)[:, None]
    )
    titled = wall * (1 - letters) + np.stack([letters * 235.0, letters * 128.0, letters * 128.0])
    assert cuts([wall] * 40 + [titled] * 30 + [wall] * 40) == []


def test_memory_does_not_grow_with_the_film() -> None:
    search = Search(FILM)
    pictures = looks(shot(1, 20))
    held = []
    for number in range(600):
        look = pictures[number % 20]
        search.add(Look(number, look.luma, look.blue, look.red))
        if number in {300, 599}:
            held.append(sum(isinstance(one, Look) for one in gc.get_objects()))
    assert held[0] == held[1]
