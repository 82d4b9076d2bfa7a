from __future__ import annotations

import pytest

from kit.check.protect import find
from kit.subs.track import ProtectedWord

WORDS = (
    ProtectedWord("place", ("Larkmere Ford", "gué d’Halcyon"), "the crossing"),
    ProtectedWord("name", ("김라온", "Kim Raon", "Raon"), "the girl"),
)


@pytest.mark.parametrize(
    "text",
    [
        "at Larkmere Ford.",
        "LARKMERE FORD",
        "Larkmere\nFord",
        "Larkmere\u00a0Ford",
        "Larkmere-Ford",
        "Lark\u200bmere Ford",
        "Lark-\nmere Ford",
        "Ｌａｒｋｍｅｒｅ Ford",
        "Lárkmere Ford",
        "Larkmere Ford's bank",
        "Larkmere Ford에서",
        "Au Gue d'Halcyon",
        "AU GUÉ D’HALCYON",
        "김라온은 갔다",
        "김라온에게",
        "김 라온이",
        "\u1100\u1175\u11b7\u1105\u1161\u110b\u1169\u11ab이",
        "큰김라온",
        "kim raon",
        "Raon이",
    ],
)
def test_a_protected_word_is_found_however_it_is_written(text: str) -> None:
    assert list(find(text, WORDS))


@pytest.mark.parametrize("text", ["Larkmere", "Larkmere Fords", "Pharaon", "Raonic", "라온", "김 라 면", ""])
def test_other_words_are_left_alone(text: str) -> None:
    assert not list(find(text, WORDS))


def test_the_lines_of_a_hit_are_told() -> None:
    assert [(first, last, word.id) for first, last, word in find("one\nLarkmere\nFord", WORDS)] == [(1, 2, "place")]


def test_an_empty_spelling_finds_nothing() -> None:
    assert not list(find("anything", (ProtectedWord("x", ("", " "), "y"),)))
