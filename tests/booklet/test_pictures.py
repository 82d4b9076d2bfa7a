"""Stills in a press's colours become RGB; all others stay byte for byte."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from kit.booklet import pictures


def saved(mode: str, colour: tuple[int, ...], form: str) -> bytes:
    out = BytesIO()
    Image.new(mode, (40, 20), colour).save(out, form)
    return out.getvalue()


def test_a_picture_for_the_press_becomes_rgb_of_the_same_colour() -> None:
    made = pictures.in_rgb(saved("CMYK", (0, 255, 255, 0), "JPEG"))
    assert made is not None
    with Image.open(BytesIO(made)) as picture:
        assert (picture.mode, picture.size) == ("RGB", (40, 20))
        red, green, blue = picture.convert("RGB").getpixel((20, 10))  # type: ignore[misc]
        assert red > 240
        assert max(green, blue) < 15


def test_a_colour_profile_that_cannot_be_read_is_passed_over() -> None:
    out = BytesIO()
    Image.new("CMYK", (4, 4)).save(out, "JPEG", icc_profile=b"no profile")
    assert pictures.in_rgb(out.getvalue()) is not None


@pytest.mark.parametrize("data", [saved("RGB", (1, 2, 3), "JPEG"), saved("RGBA", (1, 2, 3, 4), "PNG"), b"body {}", b""])
def test_everything_else_stays_as_it_is(data: bytes) -> None:
    assert pictures.in_rgb(data) is None
