"""Every page of the sample's booklets looks as it was approved; `make approve` approves what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import approved
import pytest
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Printed

LOCALES = ("ko", "en", "fr-CA")
#: Points of a page drawn at 40 dots an inch in two millimetres.
TWO_MM = 3


@pytest.mark.slow
def test_every_page_looks_as_it_was_approved(booklet: Printed, tmp_path: Path) -> None:
    pages = list(approved.drawn(booklet.path, tmp_path))
    kept = approved.kept(booklet.locale)
    assert len(pages) == len(kept), "look at the pages; then: make approve"
    apart = {}
    for page, path in zip(pages, kept, strict=True):
        with Image.open(path) as picture:
            apart[path.name] = approved.apart(page, picture)
    assert {name: share for name, share in apart.items() if share > approved.SHARE} == {}, "see it; then: make approve"


def moved(page: Image.Image, top: int, bottom: int) -> Image.Image:
    """The page with what stands between two rows two millimetres lower."""
    other = page.copy()
    band = page.crop((0, top, page.width, bottom))
    other.paste(255, (0, top, page.width, top + TWO_MM))
    other.paste(band, (0, top + TWO_MM))
    return other


@pytest.mark.parametrize("locale", LOCALES)
def test_a_heading_that_moves_by_two_millimetres_is_seen(locale: str) -> None:
    """The first heading of each page that begins with one stands between 22 and 40 mm from the top."""
    seen = []
    for path in approved.kept(locale)[1:]:
        with Image.open(path) as picture:
            page = picture.convert("L")
        top, bottom = (round(mm / 25.4 * approved.DPI) for mm in (25, 40))
        if page.crop((0, top, page.width // 2, bottom)).getextrema()[0] < 100 and page.getpixel((100, 35)) < 200:
            seen.append(approved.apart(page, moved(page, top, bottom)))
    assert len(seen) > 4
    assert min(seen) > approved.SHARE


@pytest.mark.parametrize("change", ["lighter", "smoother", "softer"])
def test_what_another_machine_draws_a_little_otherwise_is_the_same(change: str) -> None:
    changes: dict[str, Callable[[Image.Image], Image.Image]] = {
        "lighter": lambda page: page.point(lambda level: min(255, level + 12)),
        "smoother": lambda page: page.resize((page.width * 2, page.height * 2)).resize(page.size),
        "softer": lambda page: page.filter(ImageFilter.GaussianBlur(0.4)),
    }
    for path in approved.kept("en"):
        with Image.open(path) as picture:
            page = picture.convert("L")
        assert approved.apart(page, changes[change](page)) <= approved.SHARE, path.name


def test_the_approved_pages_are_small() -> None:
    assert sum(path.stat().st_size for path in approved.FOLDER.iterdir()) < 1_500_000
