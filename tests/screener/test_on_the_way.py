"""Screeners of one film that `kit build` makes one after another share the decoded pictures of the master."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kit import receipt
from kit.cli.main import run

if TYPE_CHECKING:
    from tests.screener.conftest import Film


def build(film: Film, *words: str) -> None:
    assert run(["-C", str(film.root), "build", "screener", *words]) == 0


def encoded(film: Film, locale: str) -> tuple[str, str]:
    known = receipt.read(film.output(locale))
    assert known is not None
    return known.facts["segments encoded"], known.sha256


def test_kit_build_encodes_the_next_language_on_the_way_to_the_same_bytes(grey: Film) -> None:
    grey.write("en", "1\n00:00:00,200 --> 00:00:01,700\nGood evening\n")
    build(grey, "--jobs", "1", "--lang", "ko", "--lang", "en")
    together = {locale: encoded(grey, locale) for locale in ("ko", "en")}
    assert together["ko"][0] != "0"
    assert together["en"][0] == "0"
    assert "made: 48 frames" in (grey.root / "dist/logs/grey.en.screener.mp4.log").read_text("utf-8")
    shutil.rmtree(grey.root / "dist")
    build(grey, "--lang", "en")
    alone = encoded(grey, "en")
    assert alone[0] != "0"
    assert alone[1] == together["en"][1]
