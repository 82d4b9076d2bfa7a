"""Pages of a booklet as small pictures, and how far two of them may lie apart.

Poppler draws a page at 40 dots an inch in 16 greys. Two pictures are compared at half that size, so that the edges of
letters, which another release of Poppler smooths otherwise, do not count: a point has changed if it is lighter or
darker by about a quarter of the way from black to white. A page has changed if more than two points in ten thousand
have: a heading that moves by two millimetres changes at least three and a half, edges that are drawn softer one.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[1] / "booklet" / "approved"
DPI, _GREYS = 40, 16
#: Of 255: how much lighter or darker a point may be; the share of points that may have changed more than that.
_LEVEL, SHARE = 60, 0.0002


def drawn(pdf: Path, folder: Path) -> Iterator[Image.Image]:
    """Each page, drawn by way of a folder."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", pdf, folder / "page"], check=True)
    for path in sorted(folder.glob("page-*.png")):
        with Image.open(path) as picture:
            yield picture.convert("L")


def kept(locale: str) -> list[Path]:
    """The approved pages of a language, in order."""
    return sorted(FOLDER.glob(f"{locale}-*.png"))


def keep(picture: Image.Image, locale: str, number: int) -> None:
    """Approve a page."""
    few = picture.quantize(_GREYS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{locale}-{number:02}.png", optimize=True)


def apart(one: Image.Image, other: Image.Image) -> float:
    """The share of points that have changed; 1 for pages of another size."""
    if one.size != other.size:
        return 1.0
    small = [picture.convert("L").reduce(2) for picture in (one, other)]
    changed = ImageChops.difference(*small).point(lambda level: 255 if level > _LEVEL else 0)
    return changed.histogram()[255] / (changed.width * changed.height)
