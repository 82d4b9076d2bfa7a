"""Numbers as French sets them, and only what is a number."""

from __future__ import annotations

import pytest

from kit import numerals
from kit.toolwords import tool_words
from kit.words import words

NARROW, FIRM = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("english", "set_so"),
    [
        ("0.50", "0,50"),
        ("1,550,039", f"1{NARROW}550{NARROW}039"),
        ("14.9 MB", f"14,9{FIRM}Mo"),
        ("+0.300 s", f"+0,300{FIRM}s"),
        ("−23.0 LUFS", f"−23,0{FIRM}LUFS"),
        ("52%", f"52{FIRM}%"),
        ("2026", "2026"),
        ("0.9.1", "0.9.1"),
        ("3, 7", "3, 7"),
        ("“a”, “b c”", "«\u00a0a\u00a0», «\u00a0b c\u00a0»"),
        ("he said “a”", "he said “a”"),
        ("3,7", "3,7"),
        ("film.1.5.srt", "film.1.5.srt"),
        ("00:00:08.200", "00:00:08.200"),
        ("", ""),
    ],
)
def test_a_number_is_set_and_nothing_else(english: str, set_so: str) -> None:
    assert numerals.french(english) == set_so
    assert numerals.french(set_so) == set_so


def test_what_is_quoted_or_typed_stays() -> None:
    values = {"a": "23.976", "b": "2.5", "version": "70.0"}
    told = numerals.fill("«\u00a0{a}\u00a0» : `kit x {b}`, ou {a} ; kit {version}", values)
    assert told == "«\u00a023.976\u00a0» : `kit x 2.5`, ou 23,976 ; kit 70.0"


def test_findings_and_messages_are_set_so_in_french_alone() -> None:
    message = "{chars} characters in {seconds} s are {speed} a second; the limit is {limit}."
    finding = message + " Shorten the text, or show it for {needed} s."
    values = {"chars": "27", "seconds": "0.50", "speed": "54.0", "limit": "17", "needed": "1.59"}
    assert "0,50" in words("fr", "check").say(finding, values)
    assert "0.50" in words("ko", "check").say(finding, values)
    told = "film.mp4 is cut short: it promises 1,550,039 bytes, but has 775,019."
    assert f"1{NARROW}550{NARROW}039" in tool_words("fr").say(told)
    assert "1,550,039" in tool_words("ko").say(told)


def test_of_two_places_side_by_side_the_first_takes_all() -> None:
    told = "bin.srt cannot be read as cp1252: byte 0x8F at offset 69 (row 4)."
    assert tool_words("ko").say(told).startswith("bin.srt를 cp1252로 읽을 수 없습니다: ")


def test_a_value_that_was_said_already_is_not_taken_for_another_number() -> None:
    assert numerals.fill("{x}", {"x": numerals.Said("1,500 s")}) == "1,500 s"
