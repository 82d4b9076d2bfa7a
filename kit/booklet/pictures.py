"""Stills as they come from a lab or a designer: readable at all, and made fit for an archive's PDF, in RGB."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, UnidentifiedImageError

from kit.errors import Place, UsageError
from kit.tools import remember

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.ImageCms import ImageCmsProfile

#: What pictures for the press come in; everything else goes into the PDF as it is.
_PRESS = frozenset({"CMYK", "YCCK", "LAB"})
_QUALITY = 95


def examine(path: Path, file: str, place: Place | None = None) -> None:
    """Raise UsageError for a picture (a drawing is none) that cannot be read to its end or has too many pixels.

    The print engine puts a JPEG into the page unread: half of one would be half a picture, without a word.
    """
    if path.suffix.lower() == ".svg":
        return
    try:
        remember.remembered("picture", path, lambda: _size(path))
    except Image.DecompressionBombError as error:
        raise UsageError(
            f"The picture {file} has more pixels than any page can show.",
            hint="Save it anew with at most 10,000 pixels on its long side.",
            slug="huge-picture",
            place=place,
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise broken(file, place) from error


def _size(path: Path) -> bytes:
    with Image.open(path) as opened:
        opened.draft("L", (1, 1))  # of a JPEG an eighth: all of it is read, and less of it drawn
        opened.load()
        return b"%d %d" % opened.size


def broken(file: str, place: Place | None = None) -> UsageError:
    """What is said of a picture that no program can read."""
    return UsageError(
        f"The picture {file} is damaged, or it is no picture at all.",
        hint="Open it in a picture program and save it again as JPEG or PNG.",
        slug="broken-picture",
        place=place,
    )


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
