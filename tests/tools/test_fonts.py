from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from kit.errors import ToolError
from kit.tools import fonts

if TYPE_CHECKING:
    from pathlib import Path


def test_both_fonts_draw_all_of_hangul_and_french() -> None:
    wanted = "".join(chr(point) for point in range(0xAC00, 0xD7A4)) + "àâæçéèêëîïôœùûüÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ«»’“”…–—♪\u00a0"
    for font in (fonts.sans(), fonts.serif()):
        assert fonts.missing(wanted, fonts.coverage(font.path, font.index)) == ()


def test_missing_characters_come_once_and_in_order() -> None:
    covered = fonts.coverage(fonts.sans().path)
    assert fonts.missing("ŸaŸ\u202f🎬", covered) == ("Ÿ", "\u202f", "🎬")


def test_decomposed_text_is_composed_before_it_is_looked_up() -> None:
    assert fonts.missing(unicodedata.normalize("NFD", "한글 é"), {ord(letter) for letter in "한글 é"}) == ()


def test_what_is_never_drawn_is_not_missing() -> None:
    assert fonts.missing("a\u200b\u2060\ufe0f\ufeff\nb\tc", {ord(letter) for letter in "abc "}) == ()


def test_control_characters_are_missing() -> None:
    assert fonts.missing("a\x00\x1b", {ord("a")}) == ("\x00", "\x1b")


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("Ÿ", "“Ÿ” U+0178 LATIN CAPITAL LETTER Y WITH DIAERESIS"),
        ("\u202f", "U+202F NARROW NO-BREAK SPACE"),
        ("\x1b", "U+001B"),
    ],
)
def test_a_character_is_named_so_that_it_can_be_found(letter: str, told: str) -> None:
    assert fonts.character(letter) == told


def test_widths_tell_wide_letters_from_narrow_ones() -> None:
    metrics = fonts.metrics(fonts.sans().path)
    assert metrics.width("가나") > 1.7
    assert metrics.width("il") < 0.7
    assert metrics.postscript == "NotoSansKR-Regular"


def test_a_missing_font_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolError, match="Noto Serif KR was not found") as caught:
        fonts.serif()
    assert "install Noto Serif KR / Noto Serif CJK KR" in caught.value.hint


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.otf").write_bytes(b"no font")
    with pytest.raises(ToolError, match="cannot be read"):
        fonts.coverage(tmp_path / "a.otf")
