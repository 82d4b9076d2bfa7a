from __future__ import annotations

from pathlib import Path

import pytest

from kit.cli import show
from kit.errors import Place, UsageError


def shown(place: Place, capsys: pytest.CaptureFixture[str]) -> list[str]:
    show.error(UsageError("Wrong.", hint="Do this.", slug="x", place=place))
    return capsys.readouterr().err.splitlines()


def test_the_caret_stands_under_the_letter_behind_hangul(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(Place(Path("kit.toml"), 4, 6, "제목 = x"), capsys)
    assert lines[1:4] == [
        "  --> kit.toml:4:6",
        "    4 | 제목 = x",
        "      |        ^",
    ]
    assert show.cells("제목 ") == 5
    assert show.cells(lines[2].partition("x")[0]) == lines[3].index("^")


def test_decomposed_hangul_and_accents_take_the_cells_they_take_on_screen() -> None:
    assert show.cells("한글") == 4
    assert show.cells("é") == 1
    assert show.cells("a\u200bb") == 2


def test_a_tab_before_the_fault_moves_the_caret(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(Place(Path("a"), 1, 2, "\tx"), capsys)
    assert lines[2].index("x") == lines[3].index("^")


def test_of_a_very_long_row_the_part_around_the_fault_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(Place(Path("a"), 1, 5001, "가" * 5000 + "X" + "나" * 5000), capsys)
    assert len(lines[2]) < 120
    assert show.cells(lines[2].partition("X")[0]) == lines[3].index("^")


def test_a_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.error(UsageError("“\x1b[2Jfilm\r” is bad.", hint="h", slug="x"))
    assert capsys.readouterr().err == "error: “\ufffd[2Jfilm\ufffd” is bad.\nhint: h\n"


@pytest.mark.parametrize(
    ("choice", "variable", "wanted"),
    [("auto", "", None), ("always", "1", True), ("never", "", False)],
)
def test_the_option_wins_over_the_environment(
    choice: str, variable: str, wanted: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", variable)
    assert show.choose_colour(choice) is wanted
    show.choose_colour("auto")
