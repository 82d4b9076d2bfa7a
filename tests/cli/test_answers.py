"""Answers on stdout in Korean and French: nothing of them stays English, and English stays as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kit.cli import main, ui_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = re.compile(r"\b(?:the|is|are|would|moved?|cues?|entry|entries|nothing|labels?|needed|files)\b")
#: What a command says that has a film: its arguments, and a row of the Korean and of the French answer.
ANSWERS = (
    (
        "subs retime shift +2s --dry-run subtitles/x-y.ko.srt",
        "  끝    큐 41: 00:01:25.586 → 00:01:27.588  이제  00:01:27.586 → 00:01:29.588",
        "subtitles/x-y.ko.srt\u00a0: 41 sous-titres seraient déplacés.",
    ),
    (
        "subs retime start 10:00:00:00 --dry-run subtitles/x-y.ko.srt",
        "  첫 큐          00:00:00.584(필요: 00:00:00.000부터 한 시간 안)",
        "start\u00a0: sûr (confiance 1,00)",
    ),
    (
        "subs snap --dry-run --lang ko",
        "subtitles/x-y.ko.srt (festival-ko): 옮길 시간이 없습니다.",
        "subtitles/x-y.ko.srt (festival-ko)\u00a0: aucun temps ne serait déplacé.",
    ),
    (
        "subs convert subtitles/x-y.fr-CA.forced.ass --to srt --dry-run",
        "  사라짐: 주석은 빠집니다",
        "  perdu\u00a0: les commentaires sont omis",
    ),
    ("cache show", "dist/cache: 항목 0개, 20 GB 중 0.00 GB", "dist/cache\u00a0: 0 entrées, 0,00 Go sur 20"),
    ("locale check --lang ko", "ko: 모든 라벨을 말할 수 있습니다", "ko\u00a0: tous les libellés peuvent être dits"),
    (
        "booklet check --lang ko",
        "ko: 빠진 것이 없습니다",
        "ko\u00a0: il ne manque rien",
    ),
)


@pytest.fixture(autouse=True)
def _nobody_asks() -> Iterator[None]:
    yield
    ui_language.listen([])


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of the sample, which the answers do not change."""
    folder = tmp_path_factory.mktemp("answers") / "film"
    assert main.run(["init", str(folder), "--title", "X", "--id", "x-y"]) == 0
    return folder


@pytest.mark.parametrize(("argv", "korean", "french"), ANSWERS, ids=[answer[0] for answer in ANSWERS])
def test_an_answer_is_whole_in_the_language_asked(
    argv: str, korean: str, french: str, film: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(film)
    code = main.run(argv.split())
    english = capsys.readouterr().out
    assert ENGLISH.search(english)
    for language, row in (("ko", korean), ("fr", french)):
        assert main.run(["--ui-lang", language, *argv.split()]) == code
        told = capsys.readouterr().out
        assert row in told.splitlines(), told
        assert not ENGLISH.search(told), told


def test_the_end_of_init_is_told_in_the_language_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--ui-lang", "ko", "init", str(tmp_path / "film"), "--title", "X", "--id", "x"]) == 0
    told = capsys.readouterr().out
    assert not ENGLISH.search(told), told
    assert "\n다음:\n" in told
