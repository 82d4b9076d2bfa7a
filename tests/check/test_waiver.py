from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.check import waiver
from kit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ONE = """[[waiver]]
rule = "LAY001"
track = "film.ko.srt"
words = "긴 노래"
reason = "the song's own line"
author = "Min"
until = 2026-12-31
"""


def test_a_film_without_waivers_has_none(tmp_path: Path) -> None:
    assert waiver.read(tmp_path / "waivers.toml") == ()


def test_waivers_are_read(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(ONE, encoding="utf-8")
    assert [(one.rule, one.words, one.until.year) for one in waiver.read(path)] == [("LAY001", "긴 노래", 2026)]


@pytest.mark.parametrize(
    "text",
    [
        ONE.replace("Min", " "),
        ONE.replace("the song's own line", ""),
        ONE.replace('author = "Min"\n', ""),
        ONE.replace("2026-12-31", '"some day"'),
        ONE + 'cue = "12"\n',
    ],
)
def test_a_waiver_without_its_reasons_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        waiver.read(path)
    assert caught.value.hint


def test_words_are_compared_without_line_breaks_and_composition() -> None:
    assert waiver.same_words("긴\n 노래") == waiver.same_words("\u1100\u1175\u11ab 노래 ")
