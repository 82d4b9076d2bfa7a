"""The cover: on American letter paper, which is shorter than A4, and with signs in its title."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from kit.booklet import build
from kit.booklet.options import Options
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_word_of_the_cover_is_on_the_sheet(small: Path, paper: str) -> None:
    target = small / "dist/booklet.pdf"
    build.build(load.load(small), "fr-CA", Options(paper=paper, file=target))
    command = ["pdftotext", "-f", "1", "-l", "1", "-bbox", str(target), "-"]
    page = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    height = float(re.search(r'<page width="[\d.]+" height="([\d.]+)"', page)[1])  # type: ignore[index]
    bottoms = [float(bottom) for bottom in re.findall(r'yMax="([\d.]+)"', page)]
    assert len(bottoms) > 8
    assert 10 < height - max(bottoms) < 60


def test_a_title_with_an_escaped_sign_is_printed_without_the_backslash(small: Path) -> None:
    settings = small / "kit.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('title = "Winter Sea"', "title = 'Winter\\*Sea'", 1), "utf-8"
    )
    target = small / "dist/booklet.pdf"
    build.build(load.load(small), "fr-CA", Options(file=target))
    command = ["pdftotext", "-f", "1", "-l", "1", str(target), "-"]
    page = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Winter*Sea" in page
