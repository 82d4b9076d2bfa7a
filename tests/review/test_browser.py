"""The page in a real browser: looked at by axe-core, worked with by the keyboard alone."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from chromium import CTRL, SHIFT

from kit.cli.main import run
from tests.review.conftest import TRACKS, data

if TYPE_CHECKING:
    from pathlib import Path

    from chromium import Chromium


KO = next(iter(TRACKS))


@pytest.fixture
def page(browser: Chromium, built: Path) -> Chromium:
    """The page, as somebody sees it for the first time."""
    browser.open(built.as_uri())
    return browser


def here(page: Chromium) -> str:
    return page.text("#cue-title")


def saved_by(page: Chromium, folder: Path) -> Path:
    """The file of decisions that the page saves."""
    page.downloads(folder)
    page.press("s")
    page.wait("/^2 decisions$/.test(document.querySelector('#saved').textContent)")
    saved = folder / "winter-sea.decisions.json"
    for _ in range(100):
        if saved.is_file():
            break
        page.run("new Promise(done => setTimeout(done, 20))")
    return saved


def test_axe_finds_nothing_wide_at_200_percent_or_in_a_dialog(page: Chromium) -> None:
    assert page.violations() == []
    page.press("e")
    page.press("w")
    assert page.run("document.querySelector('#waive').open")
    assert page.violations() == []
    page.press("Escape")
    page.size(640, 450)
    assert page.violations() == []
    assert page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.press("?")
    assert page.run("document.querySelector('#help').open")
    assert page.violations() == []
    assert page.errors == []


def test_a_fast_cue_is_told_in_words_and_not_by_a_sign_alone(page: Chromium) -> None:
    over = page.run("[...document.querySelectorAll('td .pace.over')].map(one => one.textContent)")
    assert over
    assert all("(over the limit)" in one for one in over)
    signs = "[...document.querySelectorAll('td .pace.over')].map(one => one.querySelector('[aria-hidden]').textContent)"
    assert page.run(signs) == [" ▲"] * len(over)


def test_what_is_announced_is_sentences_each_in_its_language_and_once(page: Chromium) -> None:
    page.press("e")
    page.wait("document.querySelectorAll('#status span').length > 1")
    spoken = page.run("[...document.querySelectorAll('#status span')].map(one => [one.lang, one.textContent.trim()])")
    assert spoken[0] == ["ko", "강을... 건넜다."]
    assert [lang for lang, _ in spoken[1:]] == [""] * (len(spoken) - 1)
    assert all(text.endswith(".") and not text.endswith("..") for _, text in spoken)
    assert len({text for _, text in spoken}) == len(spoken)


def test_it_plays_and_seeks_by_finding(page: Chromium) -> None:
    page.wait("document.querySelector('video').readyState > 2")
    page.press("e")
    assert here(page) == "Cue 1 · Korean"
    page.wait("Math.abs(document.querySelector('video').currentTime - 0.5) < 0.05")
    page.wait("document.querySelector('#caption').textContent === '강을... 건넜다'")
    page.press("p")
    page.wait("!document.querySelector('video').paused")
    page.wait("document.querySelector('video').paused && document.querySelector('video').currentTime > 1.9")


def test_every_finding_is_reached_in_the_films_order(page: Chromium, built: Path) -> None:
    seen = []
    for _ in data(built)["findings"]:
        page.press("e")
        seen.append(here(page))
    assert set(seen) >= {"Cue 1 · Korean", "Cue 3 · Korean", "Cue 1 · English", "Cue 1 · Canadian French"}


def test_an_edge_that_is_dragged_goes_onto_the_cut_beside_it(page: Chromium) -> None:
    page.press("j")
    page.wait("!document.querySelector('video').seeking")
    box = page.run("(({left, top, width, height}) => [left, top, width, height])(wave.getBoundingClientRect())")
    # The cue begins in the middle; 1.671 s later, a pixel or two beside the cut at 4.171 s, it is to end.
    left, top, wide, high = box
    x, per_second = left + wide / 2, wide / 8
    page.drag((x + 1.5 * per_second, top + high / 2), (x + 1.661 * per_second, top + high / 2))
    assert page.run("document.activeElement.id") == "end"
    assert page.run("document.activeElement.value") == "00:00:04.171"
    page.press("Enter", held=2)
    assert "04.171" in page.text("#table td.here .time")


def test_cues_are_walked_accepted_and_edited_by_keys_alone(page: Chromium, tmp_path: Path) -> None:
    page.press("e", "a")
    assert "accepted" in page.text("#table td.here")
    assert page.text("#table td.here .said") == "강을… 건넜다"
    page.press("j")
    assert here(page) == "Cue 2 · Korean"
    page.press("Enter")
    assert page.run("document.activeElement.id") == "text"
    page.run("document.activeElement.select()")
    page.type("아무도 말이 없었다")
    page.press("Enter", held=2)
    assert "edited" in page.text("#table td.here")
    page.press("l")
    assert here(page) == "Cue 2 · English"
    page.press("j", "k", "k")
    assert here(page) == "Cue 1 · English"
    made = json.loads(saved_by(page, tmp_path).read_bytes())["decisions"]
    assert [(one["decision"], one["track"], one["cue"], one["lines"]) for one in made] == [
        ("accept", "winter-sea.ko.srt", 1, ["강을… 건넜다"]),
        ("edit", "winter-sea.ko.srt", 2, ["아무도 말이 없었다"]),
    ]
    assert page.errors == []


def test_a_cue_is_split_and_two_are_joined_by_keys_alone_and_kit_writes_just_that(
    page: Chromium, film: Path, tmp_path: Path
) -> None:
    page.press("j", "j", "x")
    page.press("Enter", held=CTRL | SHIFT)
    assert page.run("document.activeElement.id") == "text2"
    assert page.run("[text.value, text2.value]") == ["우리는 새벽이 올 때까지", "손을 놓지 않고 걸었다"]
    first, second = page.run("[[start.value, end.value], [start2.value, end2.value]]")
    assert (first[0], second[1]) == ("00:00:04.500", "00:00:05.000")
    assert first[1] < second[0]
    page.press("Escape", "k", "k", "m")
    assert "joined" in page.text("#table td.here")
    page.press("j")
    assert "joined with cue 1" in page.text("#table td.here")
    assert page.run("[keep.disabled, split.disabled, text.disabled]") == [True, True, True]
    page.press("u")
    assert page.run("document.querySelectorAll('#table .badge.changed').length") == 1
    page.press("k", "m", "j", "j")
    assert page.violations() == []
    page.size(640, 900)
    assert page.violations() == []
    page.size(1440, 900)
    assert run(["-C", str(film), "subs", "fix", "--from", str(saved_by(page, tmp_path))]) == 0
    until, times = first[1].replace(".", ","), f"{second[0]} --> {second[1]}".replace(".", ",")
    assert (film / "subtitles" / KO).read_text("utf-8") == (
        "1\n00:00:00,500 --> 00:00:04,000\n강을... 건넜다\n아무도 <i>말하지</i> 않았다\n\n"
        f"2\n00:00:04,500 --> {until}\n우리는 새벽이 올 때까지\n\n3\n{times}\n손을 놓지 않고 걸었다\n"
    )
    assert page.errors == []


def test_a_split_goes_to_the_reels_moment_closes_markup_and_keeps_to_the_caret(page: Chromium) -> None:
    page.wait("document.querySelector('video').readyState > 2")
    page.press("j")
    page.wait("!document.querySelector('video').seeking")
    page.press("Enter")
    page.run("text.setSelectionRange(0, 0)")
    page.press("Enter", held=CTRL | SHIFT)
    assert page.text("#wrong") == "Put the caret where the second cue is to begin."
    page.run("document.querySelector('video').currentTime = 3.253")
    page.wait("!document.querySelector('video').seeking")
    page.run("text.focus(); text.setSelectionRange(9, 9)")
    page.press("Enter", held=CTRL | SHIFT)
    assert page.run("[text.value, text2.value]") == ["아무도 <i>말하</i>", "<i>지</i> 않았다"]
    assert page.run("start2.value") == "00:00:03.253"
    page.wait("document.querySelector('#status').textContent.includes('moment')")


def test_what_is_written_and_not_kept_is_there_when_the_reader_comes_back(page: Chromium) -> None:
    page.press("Enter")
    page.type("...그날")
    page.run('document.querySelector(\'td[data-track="1"][data-cue="2"]\').click()')
    assert here(page) == "Cue 2 · English"
    assert page.text("#told") == ""
    assert "not kept" in page.text('td[data-track="0"][data-cue="1"]')
    assert page.violations() == []
    page.press("h", "k")
    assert (page.run("text.value"), page.text("#told")) == ("강을... 건넜다...그날", "Not kept yet.")
    page.press("Enter", "Escape")
    assert (page.run("text.value"), page.text("#told")) == ("강을... 건넜다", "")
    assert "not kept" not in page.text('td[data-track="0"][data-cue="1"]')


def test_decisions_are_taken_back_and_outlive_a_closed_page(page: Chromium, built: Path) -> None:
    page.press("e", "a", "j", "Enter")
    page.run("document.activeElement.select()")
    page.type("아무도 말이 없었다")
    page.press("Enter", held=2)
    said = ".said').textContent"
    assert page.run(f'document.querySelector(\'td[data-track="0"][data-cue="2"] {said}') == "아무도 말이 없었다"
    page.press("u")
    assert page.run(f'document.querySelector(\'td[data-track="0"][data-cue="2"] {said}') == "아무도 말하지 않았다"
    page.open(built.as_uri() + "?again")
    assert page.text("#saved") == "1 decision · not saved"
    assert page.run(f'document.querySelector(\'td[data-track="0"][data-cue="1"] {said}') == "강을… 건넜다"
    assert page.errors == []


def test_the_keyboard_stays_where_the_reader_is_and_keys_can_be_switched_off(page: Chromium) -> None:
    page.press("e", "w")
    page.type("a quotation")
    page.press("Tab")
    page.type("Jo")
    page.press("Enter")
    assert "stands" in page.text("#found")
    assert page.run("document.activeElement.getAttribute('aria-current')") == "true"
    page.wait("document.querySelector('#status').textContent.includes('It stands.')")
    page.press("?")
    page.run("document.querySelector('#single').click()")
    page.press("Escape")
    before = here(page)
    page.press("j", "e")
    assert here(page) == before
    page.press("ArrowDown")
    assert here(page) != before


def test_what_is_printed_is_the_qc_sheet(page: Chromium, built: Path) -> None:
    page.press("e", "a")
    page.run("dispatchEvent(new Event('beforeprint'))")
    sheet = page.run("document.querySelector('#sheet').textContent")
    assert all(word in sheet for word in ("Winter Sea", "QC sheet", "Checked by", "winter-sea.ko.srt", "accepted"))
    rows = page.run("document.querySelectorAll('#sheet .findings tbody tr:not(.group)').length")
    assert rows == len(data(built)["findings"])
    named = page.run("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(set(named)) == len(named)
    page.run("dispatchEvent(new Event('afterprint'))")
    with pikepdf.open(BytesIO(page.printed())) as printed:
        wide, high = (float(length) for length in printed.pages[0].mediabox[2:])
        assert wide > high
        assert printed.Root.Lang == "en"


def test_a_reel_that_does_not_play_is_told_with_its_reason(page: Chromium) -> None:
    broken = "document.querySelector('#video').dispatchEvent(new Event('error'))"
    page.run(broken)
    assert "The reel is not beside this page" in page.text("#blank")
    page.run(f"HTMLMediaElement.prototype.canPlayType = () => ''; {broken}")
    assert "This browser cannot play the reel" in page.text("#blank")
