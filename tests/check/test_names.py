from __future__ import annotations

import pytest

from kit.check.figures import figures
from kit.check.names import nearly, wrong_spellings
from kit.subs.track import GlossaryTerm

TERMS = (
    GlossaryTerm("laos", (("ko", "라오스"), ("en", "Laos"), ("fr", "Laos")), (("ko", ("라오",)), ("fr-CA", ("Laôs",)))),
)


@pytest.mark.parametrize("word", ["Tornoto", "Torronto", "Toronta", "Tooronto", "oTronto", "Tronto"])
def test_one_slip_is_nearly_the_name(word: str) -> None:
    assert nearly(word, "Toronto")


@pytest.mark.parametrize("word", ["Toronto", "Torontos now", "Trento", "Tonto", "Ontario", "Tornotto"])
def test_two_slips_are_another_word(word: str) -> None:
    assert not nearly(word, "Toronto")


def test_a_wrong_spelling_within_a_right_one_is_told_apart() -> None:
    known = wrong_spellings(TERMS, "ko")
    assert known
    pattern, right = known
    assert [hit[0] for hit in pattern.finditer("라오스와 라오를, 파라오")] == ["라오스", "라오"]
    assert right == {"라오": "라오스"}


def test_a_locale_has_its_own_wrong_forms_and_its_languages_spelling() -> None:
    assert wrong_spellings(TERMS, "fr-FR") is None
    known = wrong_spellings(TERMS, "fr-CA")
    assert known
    assert known[1] == {"Laôs": "Laos"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1987, 10,000 people", {1987, 10_000}),
        ("10\u00a0000 personnes en 1987", {1987, 10_000}),
        ("1987년 1만 명", {1987, 10_000}),
        ("2만 5천 명과 3,000명", {25_000, 3_000}),
        ("3억 2천만 명", {320_000_000}),
        ("2 millions, 2 million", {2_000_000}),
        ("30 km, 45%, 1970s, 38th, années 70, $500, 25살, 3.14", set()),
        ("12:30, 24 heures, 9/11", set()),
    ],
)
def test_figures_mean_the_same_however_they_are_written(text: str, expected: set[int]) -> None:
    assert figures(text) == expected
