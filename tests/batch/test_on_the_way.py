"""Screeners of one film that are made one after another share the decoded pictures of the master."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from kit import receipt
from kit.cli.main import run
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

TOML = """\
[film]
id = "wave"
title = "Wave"
year = 2024
kind = "documentary"
master = "media/wave.mp4"
rate = "24"
default_locale = "ko"
original_language = "ko"

[booklet]
version = "1"
date = 2026-01-01

[locales.ko]
profile = "festival-ko"

[locales.en]
profile = "festival-en"

[screener]
preset = "ultrafast"
mark = false
"""
TEXTS = {"ko": "안녕하세요", "en": "Good evening"}


@pytest.fixture
def film(tmp_path: Path) -> Path:
    for name in ("media", "subtitles"):
        (tmp_path / name).mkdir()
    picture = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=2", "-c:v", "libx264", "-preset", "ultrafast")
    master = tmp_path / "media/wave.mp4"
    subprocess.run([ffmpeg.find().path, "-v", "error", "-nostdin", *picture, str(master)], check=True)
    (tmp_path / "kit.toml").write_text(TOML, "utf-8")
    for locale, text in TEXTS.items():
        track = tmp_path / f"subtitles/wave.{locale}.srt"
        track.write_text(f"1\n00:00:00,200 --> 00:00:01,700\n{text}\n", "utf-8")
    return tmp_path


def build(film: Path, *words: str) -> None:
    assert run(["-C", str(film), "build", "screener", *words]) == 0


def encoded(film: Path, locale: str) -> tuple[str, str]:
    known = receipt.read(film / f"dist/wave.{locale}.screener.mp4")
    assert known is not None
    return known.facts["segments encoded"], known.sha256


def test_kit_build_encodes_the_next_language_on_the_way_to_the_same_bytes(film: Path) -> None:
    build(film, "--jobs", "1", "--lang", "ko", "--lang", "en")
    together = {locale: encoded(film, locale) for locale in TEXTS}
    assert together["ko"][0] != "0"
    assert together["en"][0] == "0"
    assert "made: 48 frames" in (film / "dist/logs/wave.en.screener.mp4.log").read_text("utf-8")
    for path in sorted((film / "dist").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    build(film, "--lang", "en")
    assert encoded(film, "en") == (together["ko"][0], together["en"][1])
