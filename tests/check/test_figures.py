"""Figures in digits and in words say the same number in three languages."""

from __future__ import annotations

import pytest

from kit.check.figures import figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("10,000", 10000), ("10\u00a0000", 10000), ("1만 명", 10000), ("1만 5천 명", 15000), ("2 millions", 2000000)),
        *(("forty-five people", 45), ("a hundred and twenty", 120), ("one hundred twenty-three thousand", 123000)),
        *(
            ("nineteen ninety-eight", 1998),
            ("twenty thirteen", 2013),
            ("twenty twenty", 2020),
            ("two million", 2000000),
        ),
        *(("soixante et onze", 71), ("quatre-vingt-dix-sept", 97), ("mille neuf cent quatre-vingt-dix-huit", 1998)),
        *(("deux cents femmes", 200), ("deux cent cinquante mille", 250000), ("cent vingt et un", 121)),
        *(("서른다섯 명이", 35), ("백오십 명이었다", 150), ("이천구년에", 2009), ("천구백구십팔년", 1998)),
        *(("백만 명", 1000000), ("백일 동안", 100)),
    ],
)
def test_a_figure_is_understood(text: str, value: int) -> None:
    assert figures(text) == {value}


@pytest.mark.parametrize(
    "text",
    [
        *("fifty cents", "one two three", "two or three, four", "twelve fifteen", "thirty-eighth", "the fifties"),
        *("forty years old", "quarante ans", "마흔 살", "quatre-vingts ans", "sixty miles", "20 km"),
        *("수백 명", "물만 마셨다", "that one thing", "12 people", "un", "a"),
    ],
)
def test_measures_small_ones_and_other_words_are_none(text: str) -> None:
    assert not figures(text)
