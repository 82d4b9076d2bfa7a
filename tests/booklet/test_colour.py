from __future__ import annotations

import pytest

from kit.booklet.colour import ENOUGH, channels, contrast, palette


def test_a_dark_colour_stays() -> None:
    found = palette("#1d3b5c")
    assert found.accent == "#1d3b5c"
    assert found.contrast == pytest.approx(11.4, abs=0.2)


@pytest.mark.parametrize("light", ["#ffffff", "#ffd700", "#f2c94c", "#ff8080", "#00ffff", "#767676"])
def test_a_light_colour_is_darkened_until_it_reads_on_white_and_on_its_tint(light: str) -> None:
    found = palette(light)
    accent, tint = (channels(part) for part in (found.accent, found.tint))
    assert contrast(accent, tint) >= ENOUGH
    assert contrast(accent) > contrast(accent, tint)
    assert found.contrast == round(contrast(accent), 1)


def test_a_darkened_colour_keeps_its_hue() -> None:
    accent = palette("#ffd700").accent
    red, green, blue = (int(accent[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
