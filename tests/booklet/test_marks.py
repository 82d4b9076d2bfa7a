from __future__ import annotations

import pytest

from kit.booklet import marks


def test_emphasis_and_another_language_become_html() -> None:
    assert marks.markup("See *Sea* and [ko]바다[/ko].") == 'See <em>Sea</em> and <span lang="ko">바다</span>.'


def test_emphasis_may_stand_inside_another_language() -> None:
    assert marks.markup("[fr-CA]le *film*[/fr-CA]") == '<span lang="fr-CA">le <em>film</em></span>'


def test_html_in_a_text_is_only_text() -> None:
    assert marks.markup('<img src="http://x"> & *a<b*') == ("&lt;img src=&#34;http://x&#34;&gt; &amp; <em>a&lt;b</em>")


@pytest.mark.parametrize("text", ["5 * 3", r"\*not emphasis\*", "[2013]", r"\[ko]"])
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert marks.markup(text) == text.replace("\\", "")


@pytest.mark.parametrize(
    ("text", "mark", "opened"),
    [("*open", "*", True), ("a [ko]바다", "[ko]", True), ("a [/ko]", "[/ko]", False), ("[ko]*a[/ko]*", "[/ko]", False)],
)
def test_a_mark_without_its_other_half_is_named(text: str, mark: str, opened: bool) -> None:
    with pytest.raises(marks.MarkError) as caught:
        marks.plain(text)
    assert (caught.value.mark, caught.value.opened) == (mark, opened)


def test_words_are_counted_without_marks_in_korean_too() -> None:
    assert marks.word_count("*The Sea* is [ko]겨울 바다[/ko].") == 5


def test_paragraphs_are_separated_by_blank_lines() -> None:
    assert marks.paragraphs("one\ntwo\n \nthree\n") == ("one two", "three")
