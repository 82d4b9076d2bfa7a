from __future__ import annotations

import re
import unicodedata

import pytest

from kit.screener import text
from kit.subs.cue import Span


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("{\\pos(1,1)}", "\\{\\\u2060pos(1,1)\\}"),
        ("a\\Nb\\hc", "a\\\u2060Nb\\\u2060hc"),
        ("100 % “a” [b] 'c'", "100 % “a” [b] 'c'"),
        ("ends with \\", "ends with \\\u2060"),
    ],
)
def test_what_a_person_wrote_is_never_a_tag(written: str, escaped: str) -> None:
    assert text.escape(written) == escaped


def test_only_our_own_tags_are_written_and_each_is_taken_back() -> None:
    line = (Span("a "), Span("b", italic=True), Span(" c"), Span("d", bold=True, underline=True, colour="#FFcc00"))
    assert text.ass(line) == "a {\\i1}b{\\i0} c{\\b1\\u1\\c&H00CCFF&}d"


def test_a_colour_that_is_none_is_left_out() -> None:
    assert text.ass((Span("a", colour="red}{\\pos(1,1)"),)) == "a"


def test_hangul_never_slants_and_latin_beside_it_does() -> None:
    assert text.ass((Span("영화 제목", italic=True),)) == "영화 제목"
    assert text.ass((Span("the 영화 here", italic=True),)) == "{\\i1}the{\\i0} 영화{\\i1} here"
    assert text.has_slanted_hangul((Span("영화", italic=True),))
    assert not text.has_slanted_hangul((Span("film", italic=True), Span("영화")))


def test_no_letter_of_a_mixed_italic_run_gets_lost() -> None:
    run = "  the 영화  here. "
    assert re.sub(r"\{[^}]*\}", "", text.ass((Span(run, italic=True),))) == run


def test_lines_are_composed_and_trimmed_and_empty_ones_left_out() -> None:
    decomposed = unicodedata.normalize("NFD", "한글 é")
    assert text.lines((f"  {decomposed}\t", "", "   "), None) == ((Span("한글 é"),),)


def test_no_break_spaces_at_an_end_stay() -> None:
    assert text.plain(text.lines(("\u00a0a\u00a0",), None)[0]) == "\u00a0a\u00a0"
