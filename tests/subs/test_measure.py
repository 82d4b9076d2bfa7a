"""Counting characters: standards as tests."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.subs import measure
from kit.time.ticks import PER_SECOND

NETFLIX = [
    ("안녕하세요", 5),
    ("ㅋㅋㅋ 진짜?", 6),
    ("“안녕…”", 3.5),
    ("♪ 노래 ♪", 4),
    ("ＡＢＣ방송", 5),
    ("3·1운동 100주년", 7.5),
    ("「가족」", 4),
    ("이것은 아주 긴 문장 하나 입니다", 15.5),
]


@pytest.mark.parametrize(("text", "weight"), NETFLIX)
def test_korean_weights_are_those_of_the_guide(text: str, weight: float) -> None:
    assert measure.weigh(text, "korean") == weight


@pytest.mark.parametrize(("text", "weight"), NETFLIX)
def test_korean_written_by_macos_weighs_the_same(text: str, weight: float) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert measure.weigh(decomposed, "korean") == weight
    assert measure.weigh(decomposed, "plain") == len(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Où ça ?", 7),
        ("e\u0301te\u0301", 3),
        ("한글자막", 4),
        ("👨‍👩‍👧", 1),
        ("🇰🇷", 1),
        ("a\u200bb\u00adc\u200e", 3),
        ("l’été\u00a0!", 7),
    ],
)
def test_plain_counts_what_a_person_counts(text: str, count: int) -> None:
    assert measure.weigh(text, "plain") == count


def test_the_line_break_is_not_read() -> None:
    assert measure.weigh_lines(["안녕", "ok"], "korean") == 3


def test_speed_of_a_cue_without_length_is_infinite_and_not_an_error() -> None:
    assert measure.per_second(["abcd"], 2 * PER_SECOND, "plain") == 2
    assert measure.per_second(["abcd"], 0, "plain") == float("inf")
    assert measure.per_second([], 0, "plain") == 0


@given(
    st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=20)
)
def test_the_short_way_gives_what_the_long_way_gives(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    for count in ("plain", "korean"):
        long_way = measure._weigh_clusters(composed, korean=count == "korean")  # noqa: SLF001
        assert measure.weigh(text, count) == long_way
