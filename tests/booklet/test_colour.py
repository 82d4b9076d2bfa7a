from __future__ import annotations

import pytest

from kit.booklet.colour import ENOUGH, palette


def test_a_dark_colour_stays() -> None:
    found = palette("#1d3b5c")
    assert found.accent == "#1d3b5c"
    assert found.contrast == pytest.approx(11.4, abs=0.2)


@pytest.mark.parametrize("light", ["#ffffff", "#ffd700", "#ff8080", "#00ffff"])
def test_a_light_colour_is_darkened_until_it_reads(light: str) -> None:
    assert palette(light).contrast >= ENOUGH


def test_a_darkened_colour_keeps_its_hue() -> None:
    accent = palette("#ffd700").accent
    red, green, blue = (int(accent[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
