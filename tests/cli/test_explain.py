"""kit explain, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.check import registry
from kit.cli import main
from kit.cli.show import cells
from kit.reports.excerpt import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("language", "title", "source", "mending", "weight"),
    [
        ("en", "Leave a visible gap between two cues.", "Source: ", "Mending: `kit subs fix` mends it", "weight"),
        ("ko", "두 큐 사이에는 눈에 보이는 간격을 둡니다.", "출처: ", "수정 방법: `kit subs fix`로 고칩니다", "등급"),
        (
            "fr",
            "Laisser un intervalle visible entre deux sous-titres.",
            "Source\u00a0: ",
            "Correction\u00a0: ",
            "gravité",
        ),
    ],
)
def test_a_rule_is_explained_in_three_languages(
    kit: Callable, language: str, title: str, source: str, mending: str, weight: str
) -> None:
    told = kit("explain", "TIM004", "--ui-lang", language)
    assert told.code == 0
    colon = "\u00a0:" if language == "fr" else ":"
    assert told.out.startswith(f"TIM004 gap-too-small{colon} {title}\n")
    for part in (source, mending, weight, "partnerhelp.netflixstudios.com"):
        assert part in told.out


def test_the_environment_chooses_the_language(kit: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert "출처: " in kit("explain", "TIM004").out


@pytest.mark.parametrize("rule", registry.rules()[::7], ids=lambda rule: rule.code)
def test_reasons_fit_a_terminal(rule: registry.Rule) -> None:
    assert all(cells(row) <= 112 or " " not in row for row in wrapped(rule.why))
    assert " ".join(wrapped(rule.why)).split() == rule.why.split()


def test_what_protects_people_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["explain", "PRO001", "--ui-lang", "ko"]) == 0
    assert "이 규칙은 사람을 보호합니다." in capsys.readouterr().out
