"""The page for the translator: whole in itself, in her language, judged by a browser."""

from __future__ import annotations

import datetime as dt
import html as entities
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from kit.check.waiver import Waiver
from kit.reports import html
from kit.reports.redact import redact
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chromium import Chromium

    from kit.check.report import Report

    Check = Callable[..., Report]

MANY = "\n".join(
    f"{n}\n00:{n:02}:00,000 --> 00:{n:02}:03,000\n밤...\n- 그 사람을 <i>보았다</i>.\n" for n in range(1, 21)
)
WAIVER = Waiver(
    rule="LAY003",
    track="film.ko.srt",
    reason="a quotation",
    author="An Editor",
    until=dt.date(2999, 1, 1),
    words="강을... 건넜다.",
)


class Outline(HTMLParser):
    """What a screen reader finds: tags in their order, languages, addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def page(report: Report, language: str = "en") -> str:
    return html.write(report, words(language, "check"), today=dt.date(2026, 11, 22))


def test_the_page_needs_nothing_from_outside(checked: Check) -> None:
    tags = Outline(page(checked())).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form"}
    assert "url(" not in page(checked())
    assert all(str(attributes["href"]).startswith("#") for tag, attributes in tags if tag == "a")


def test_every_link_leads_to_a_place_and_no_name_is_given_twice(checked: Check) -> None:
    tags = Outline(page(checked(waivers=(WAIVER,)))).tags
    names = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(names) == len(set(names))
    assert {str(attributes["href"])[1:] for tag, attributes in tags if tag == "a"} <= set(names)
    assert {str(attributes["aria-labelledby"]) for _, attributes in tags if "aria-labelledby" in attributes} <= set(
        names
    )


@pytest.mark.parametrize(
    ("language", "title", "date"),
    [
        ("en", "Subtitle report", "November 22, 2026"),
        ("ko", "자막 검사 보고서", "2026년 11월 22일"),
        ("fr", "Rapport sur les sous-titres", "22 novembre 2026"),
    ],
)
def test_the_page_speaks_one_language_and_marks_the_others(
    checked: Check, language: str, title: str, date: str
) -> None:
    text = page(checked(), language)
    assert f'<html lang="{language}">' in text
    assert f"<h1>{title}</h1>" in text
    assert date in text
    assert '<span class="said" lang="ko">' in text


def test_was_and_becomes_are_marked_by_elements_and_not_by_colour_alone(checked: Check) -> None:
    text = page(checked(select=("LAY003",)))
    assert "강을<del>...</del> 건넜다." in text
    assert "강을<ins>…</ins> 건넜다." in text
    css = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert css
    assert "line-through" in css[1]
    assert "underline" in css[1]


def test_spaces_that_differ_can_be_seen(checked: Check) -> None:
    text = page(checked("1\n00:00:01,000 --> 00:00:05,000\nVous venez ?\n", locale="fr-FR", name="netflix-fr-FR"))
    assert "<del>␣</del>" in text
    assert "<ins>⍽</ins>" in text


def test_many_of_a_kind_are_three_and_the_rest_is_folded(checked: Check) -> None:
    text = page(checked(MANY, select=("LAY003",)))
    before, rest = text.split("<details>")
    assert before.count('<th scope="row" role="rowheader">') == 3
    assert "<summary>show 17 more</summary>" in rest
    assert rest.count('<th scope="row" role="rowheader">') == 17


def test_words_of_a_track_are_text_and_never_markup(checked: Check) -> None:
    text = page(checked('1\n00:00:01,000 --> 00:00:05,000\n<script>alert("x")</script>... & <b onload=x>y\n'))
    assert "<script" not in text
    assert "onload=x>" not in text


def test_what_was_let_stand_and_what_was_not_checked_is_told(checked: Check) -> None:
    text = page(checked(waivers=(WAIVER,)))
    assert "a quotation (An Editor)" in text
    assert "Not checked: the film&#39;s frame rate is not known." in text


def test_a_clean_track_is_thanked_for(checked: Check) -> None:
    assert "Nothing to mend" in page(checked("1\n00:00:01,000 --> 00:00:05,000\n강을 건넜다\n"))


def test_a_redacted_page_says_so_and_shows_no_words(checked: Check) -> None:
    text = entities.unescape(page(redact(checked(waivers=(WAIVER,)))))
    assert "The words of the subtitles are left out of this report." in text
    for word in ("강", "건넜다", "안녕", "cmd", "끝", "without a time", "quotation ("):
        assert word not in text


@pytest.mark.parametrize("language", ["en", "ko", "fr"])
def test_axe_finds_nothing_in_a_real_browser(checked: Check, tmp_path: Path, language: str, browser: Chromium) -> None:
    report = checked(MANY, waivers=(WAIVER,))
    assert violations(page(report, language), tmp_path, browser) == []


def test_axe_would_find_something(checked: Check, tmp_path: Path, browser: Chromium) -> None:
    spoiled = page(checked()).replace('<html lang="en">', "<html>").replace("--quiet: #555b66", "--quiet: #bbbbbb")
    found = {told.split()[0] for told in violations(spoiled, tmp_path, browser)}
    assert {"html-has-lang", "color-contrast"} <= found


def violations(text: str, folder: Path, browser: Chromium) -> list[str]:
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    browser.open(path.as_uri(), 1000)
    return browser.violations()
