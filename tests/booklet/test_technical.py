"""The technical sheet of a master that is many pictures."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kit.booklet import technical
from kit.booklet.measured import Measured
from kit.booklet.wording import Wording
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, probe
from kit.tools.image_sequence import ImageSequence
from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sheet_tells_the_pictures_and_their_whole_size(tmp_path: Path) -> None:
    drawn = ("-f", "lavfi", "-i", "testsrc2=s=64x36:r=24", "-frames:v", "24", str(tmp_path / "reel_%06d.dpx"))
    subprocess.run([ffmpeg.find().path, "-v", "error", *drawn], check=True)
    media = probe.probe(ImageSequence(tmp_path, parse_rate("24")))
    assert media.size_bytes == sum(path.stat().st_size for path in tmp_path.iterdir())
    whole = replace(media, size_bytes=1_400_000_000_000)
    facts = technical.sheet(whole, Measured(None, None, (), ()), "", words("en"), Wording("en"))
    told = {fact.label: fact.value for fact in facts}
    assert told["File"] == "reel_[000001-000024].dpx"
    assert told["Picture"] == "DPX, 64 × 36 pixels"
    assert told["Sound"] == "no sound"
    assert told["File size"] == "1,400\u00a0GB"
    assert not [label for label in told if "SHA" in label]


@pytest.mark.parametrize(
    ("locale", "told"),
    [("fr-CA", "23,976 images par seconde"), ("en", "23.976 frames per second"), ("ko", "초당 23.976프레임")],
)
def test_a_rate_keeps_its_fraction_in_every_language(pytestconfig: pytest.Config, locale: str, told: str) -> None:
    media = probe.probe(pytestconfig.rootpath / "media/the-defector.mp4")
    facts = technical.sheet(media, Measured(None, None, (), ()), "", words(locale), Wording(locale))
    assert told in {fact.value for fact in facts}
