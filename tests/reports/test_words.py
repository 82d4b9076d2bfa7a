"""The checker speaks Korean and French: its words, its particles, its language by the way."""

from __future__ import annotations

import pytest

from kit import josa
from kit.check.finding import Finding
from kit.reports.message import message
from kit.words import Word, words


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("“{v}”을(를) 씁니다", "강", "“강”을 씁니다"),
        ("“{v}”을(를) 씁니다", "바다", "“바다”를 씁니다"),
        ("{v}(으)로", "서울", "서울로"),
        ("{v}(으)로", "부산", "부산으로"),
        ("{v}(으)로", "utf-8", "utf-8로"),
        ("“{v}”은(는)", "scheduler", "“scheduler”는"),
        ("{v}이(가)", "R", "R이"),
        ("{v}이(가)", 10, "10이"),
        ("{v}이(가)", 12, "12가"),
        ("큐 {v}과(와)", 3, "큐 3과"),
        ("“{v}”(으)로", "…", "“…”로"),
        ("“{v}”이(가)", "♪", "“♪”이(가)"),
        ("{v} 은(는)", "강", "강 은(는)"),
        ("{v}은(는)", "을(를)", "을(를)은"),
    ],
)
def test_particles_follow_the_sound_of_what_is_filled_in(template: str, value: object, text: str) -> None:
    assert josa.fill(template, {"v": value}) == text


def test_a_value_that_is_a_word_is_translated_and_other_values_are_not() -> None:
    spoken = words("ko", "check")
    template = "The file was read as {encoding} ({sure}). Save it as UTF-8, so that nobody has to guess."
    told = spoken.say(template, {"encoding": "cp949", "sure": Word("as asked for")})
    assert told.startswith("이 파일은 cp949로 읽었습니다(지정한 대로).")
    assert spoken.say("Line {line} says “{word}” twice in a row.", {"line": 1, "word": "error"}).count("error") == 1


def test_french_of_canada_is_french_and_english_is_itself() -> None:
    assert words("fr-CA", "check").say("Leave time to read.") == "Laisser le temps de lire."
    assert words("en", "check").say("Leave time to read.") == "Leave time to read."


def test_spaces_of_french_sentences_stay_spaces_and_those_of_the_track_are_shown() -> None:
    finding = Finding("Line {line} has “{found}”; one mark is enough.", values={"line": 1, "found": "\u00a0!!"})
    assert message(finding, words("fr", "check")) == "Ligne 1\u00a0: «\u00a0⍽!!\u00a0»\u202f; un seul signe suffit."
