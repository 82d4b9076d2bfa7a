"""A library of small films without a picture, so that only booklets can be made of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import write_film as write_whole_film

if TYPE_CHECKING:
    from pathlib import Path


def write_film(root: Path, *, locales: tuple[str, ...] = ("ko", "fr-CA")) -> Path:
    """The small film of all tests without its master's file, with words in these locales only."""
    write_whole_film(root)
    (root / "media/winter-sea.mp4").unlink()
    for folder in (root / "locales").iterdir():
        if folder.name not in locales:
            shutil.rmtree(folder)
    return root


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two films with one language each, in folders of two depths."""
    write_film(tmp_path / "films/winter", locales=("ko",))
    write_film(tmp_path / "films/2024/summer", locales=("fr-CA",))
    return tmp_path / "films"
