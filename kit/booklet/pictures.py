"""Stills as they come from a lab or a designer, made fit for an archive's PDF: its colours are RGB."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, UnidentifiedImageError

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile

#: What pictures for the press come in; everything else goes into the PDF as it is.
_PRESS = frozenset({"CMYK", "YCCK", "LAB"})
_QUALITY = 95


def in_rgb(data: bytes) -> bytes | None:
    """The picture as JPEG in sRGB; None if its colours need no change or it is no picture."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.mode not in _PRESS:
                return None
            converted = _converted(picture)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    out = BytesIO()
    converted.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _converted(picture: Image.Image) -> Image.Image:
    """By the picture's own colour profile, if it carries one that can be read."""
    embedded = picture.info.get("icc_profile")
    if embedded:
        try:
            source: ImageCmsProfile = ImageCms.ImageCmsProfile(BytesIO(embedded))
            by_profile = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            by_profile = None
        if by_profile is not None:
            return by_profile
    return picture.convert("RGB")
