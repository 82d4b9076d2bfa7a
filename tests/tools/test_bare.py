"""Pictures lose what was written into them and nothing that is seen."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from kit.tools import bare


def taken(orientation: int = 1, form: str = "JPEG") -> bytes:
    """A picture as a camera gives it, red on its left half."""
    picture = Image.new("RGB", (64, 32), "#203040")
    picture.paste("#ff0000", (0, 0, 32, 32))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8825] = orientation, "Somebody", {1: "N", 2: (37.0, 30.0, 0.0)}
    out = BytesIO()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "Somebody")
        picture.save(out, "PNG", exif=exif, pnginfo=info)
    else:
        picture.save(out, form, exif=exif, comment=b"by Somebody")
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_what_a_camera_wrote_is_gone_and_the_pixels_stay(form: str) -> None:
    before, after = taken(form=form), bare.bare(taken(form=form))
    assert b"Somebody" in before
    assert b"Somebody" not in after
    assert not bare.is_bare(before)
    assert bare.is_bare(after)
    with Image.open(BytesIO(before)) as old, Image.open(BytesIO(after)) as new:
        assert old.tobytes() == new.tobytes()
        assert not new.getexif()


def test_a_picture_that_only_its_metadata_turns_is_turned() -> None:
    with Image.open(BytesIO(bare.bare(taken(orientation=6)))) as new:
        assert new.size == (32, 64)
        top, bottom = new.getpixel((16, 8)), new.getpixel((16, 56))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a"])
def test_other_formats_stay_as_they_are(data: bytes) -> None:
    assert bare.bare(data) == data


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_cut_short_is_an_error_or_a_picture(form: str) -> None:
    data = taken(form=form)
    for end in range(4, len(data), 37):
        try:
            bare.bare(data[:end])
        except (ValueError, OSError):
            continue
