from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError, UsageError
from kit.screener import job, pair, text
from kit.screener.faces import Face
from kit.screener.layout import Picture, place, place_two
from kit.screener.options import Options
from kit.screener.proof import prove
from kit.screener.style import STYLE
from kit.screener.timing import Shown
from kit.subs.cue import Cue
from kit.tools import fonts
from kit.tools.fonts import Font, Metrics

if TYPE_CHECKING:
    from pathlib import Path

    from kit.screener.layout import Row
    from tests.screener.conftest import Film, MakeFilm, WriteSrt

PICTURE = Picture(1920, 1080, 54)
STEP = STYLE.leading * STYLE.size * 1080
BOTH = Options(mark=False, second="en")


def shown(number: int, first: int, last: int, *lines: str, align: int = 2) -> Shown:
    return Shown(Cue(number, first, last, lines, 1, 3, 2, 3, align=align), first, last)


def heights(ko: list[Shown], en: list[Shown], upper: int = 0) -> dict[str, float]:
    return {text.plain(row.line): row.y for row in place_two([ko, en], upper, PICTURE, STYLE)}


def test_the_first_language_stands_above_the_second_with_air_between() -> None:
    found = heights([shown(1, 0, 9, "가", "나")], [shown(1, 0, 9, "a", "b")])
    assert found["b"] == pytest.approx(0.95 * 1080)
    assert found["가"] < found["나"] < found["a"] < found["b"]
    assert found["a"] - found["나"] > 1.1 * STEP


def test_at_the_top_the_first_language_is_nearer_to_the_edge() -> None:
    found = heights([shown(1, 0, 9, "가", align=8)], [shown(1, 0, 9, "a", align=8)])
    assert found["가"] == 54
    assert found["a"] > found["가"] + STEP


def test_the_other_order_puts_the_second_language_above() -> None:
    found = heights([shown(1, 0, 9, "가")], [shown(1, 0, 9, "a")], upper=1)
    assert found["a"] < found["가"]


def test_a_cue_keeps_its_row_while_the_other_language_comes_and_goes() -> None:
    alone = heights([shown(1, 0, 9, "가")], [])
    beside = heights([shown(1, 0, 9, "가")], [shown(1, 4, 9, "a")])
    tall = heights([shown(1, 0, 9, "가")], [shown(1, 0, 4, "a"), shown(2, 5, 9, "b", "c")])
    assert alone["가"] == beside["가"]
    assert tall["가"] < tall["b"] < tall["c"]


@pytest.mark.parametrize("zone", [2, 5, 8])
def test_no_two_rows_of_any_pair_of_cues_meet(zone: int) -> None:
    ko = [shown(n, 7 * n, 7 * n + 9, *"가나"[: 1 + n % 2], align=zone) for n in range(12)]
    en = [shown(n, 5 * n, 5 * n + 8, *"ab"[: 1 + n % 3 // 2], align=zone) for n in range(16)]
    rows = place_two([ko, en], 0, PICTURE, STYLE)
    for one in rows:
        for other in rows:
            together = one.shown.first < other.shown.last and other.shown.first < one.shown.last
            if one is not other and together:
                assert abs(one.y - other.y) >= STEP - 0.01
                if one.track != other.track:
                    assert (one.y < other.y) == (one.track == 0)


def test_one_language_alone_stands_as_it_always_did() -> None:
    cues = [shown(1, 0, 9, "a", "b"), shown(2, 5, 15, "c")]

    def seen(rows: tuple[Row, ...]) -> set[tuple[int, str, float]]:
        return {(row.shown.cue.number, text.plain(row.line), row.y) for row in rows}

    assert seen(place_two([cues, []], 1, PICTURE, STYLE)) == seen(place(cues, PICTURE, STYLE))


@pytest.fixture
def both(make_film: MakeFilm, write_srt: WriteSrt, toml: str) -> Film:
    mine = toml + '\n[screener.fonts]\nen = "Noto Serif KR"\n'
    korean = write_srt(("00:00,000", "00:00,900", "안녕하세요"), ("00:01,000", "00:01,500", "네"))
    film = make_film("both", toml=mine, ko=korean)
    film.write("en", write_srt(("00:00,000", "00:00,900", "Good morning"), ("00:01,100", "00:01,500", "Yes")))
    return film


def test_two_languages_are_burned_each_in_its_own_font_and_proved(both: Film) -> None:
    made = both.burn(options=BOTH)
    assert both.output(options=BOTH).name == "grey.ko.with-en.screener.mp4"
    assert made.inputs["languages"] == "ko over en"
    assert {"subtitles/grey.ko.srt", "subtitles/grey.en.srt"} <= set(made.inputs)
    assert "Noto Sans KR" in made.tools["font"]
    assert "Noto Serif KR" in made.tools["font"]
    assert made.facts["cues"] == "4"
    assert "begin at different frames: cue 2" in made.facts["warnings"]
    planned = job.prepare(both.project, "ko", BOTH)
    found = prove.prove(planned, both.output(options=BOTH), "ko", lambda _: None)
    assert not found.faulty
    assert [found.name(cue) for cue in found.cues] == ["1 (ko)", "1 (en)", "2 (ko)", "2 (en)"]
    assert all(cue.safe and not cue.over for cue in found.cues)


def test_a_changed_word_of_the_second_language_is_found(both: Film, write_srt: WriteSrt) -> None:
    both.burn(options=BOTH)
    both.write("en", write_srt(("00:00,000", "00:00,900", "Good evening"), ("00:01,100", "00:01,500", "Yes")))
    found = prove.prove(job.prepare(both.project, "ko", BOTH), both.output(options=BOTH), "ko", lambda _: None)
    assert [found.name(cue) for cue in found.cues if cue.faulty] == ["1 (en)"]


def test_kit_toml_says_which_language_stands_above(make_film: MakeFilm, toml: str, write_srt: WriteSrt) -> None:
    film = make_film("upper", toml=toml.replace("[screener]", '[screener]\nupper = "en"'))
    film.write("en", write_srt(("00:00,500", "00:01,001", "Hello")))
    assert film.inputs(options=BOTH)["languages"] == "en over ko"
    places = {event.track: event.text.split(",")[1] for event in job.prepare(film.project, "ko", BOTH).script.events}
    assert float(places[1].split(")")[0]) < float(places[0].split(")")[0])


def test_one_language_changes_nothing_of_what_it_was_made_from(both: Film) -> None:
    assert "languages" not in both.inputs()
    assert "subtitles/grey.en.srt" not in both.inputs()


@pytest.mark.parametrize(
    ("line", "slug"),
    [('upper = "fr"', "undeclared-locale"), ('fonts = { eng = "A" }', "undeclared-locale"), ("upper = 3", "")],
)
def test_a_slip_in_kit_toml_is_told(make_film: MakeFilm, toml: str, line: str, slug: str) -> None:
    film = make_film("slip", toml=toml.replace("[screener]", f"[screener]\n{line}"))
    with pytest.raises(KitError) as caught:
        _ = film.project
    assert slug in (caught.value.slug, "")


@pytest.mark.parametrize("family", ["No Such Family", "a,b", "{\\fs400}", "x:file=/etc/passwd", ""])
def test_a_font_that_is_not_there_is_never_replaced(family: str) -> None:
    with pytest.raises(KitError) as caught:
        fonts.named(family)
    assert caught.value.slug == "font-missing"


def test_a_language_does_not_stand_beside_itself(grey: Film) -> None:
    with pytest.raises(UsageError) as caught:
        grey.burn(options=Options(mark=False, second="ko"))
    assert caught.value.slug == "same-language"


def test_letters_that_a_font_lacks_are_written_with_the_house_font(tmp_path: Path) -> None:
    house = Face(Font("House", tmp_path / "h"), Metrics("House", 1000, 900, 300, dict.fromkeys(map(ord, "ab♪{"), 500)))
    own = Face(Font("Own", tmp_path / "o"), Metrics("Own", 1000, 800, 200, dict.fromkeys(map(ord, "ab{"), 250)), house)
    assert own.written("a♪b{", 10) == "a{\\fnHouse\\fs12.00}♪{\\fnOwn\\fs10.00}b\\{"
    assert own.width("a♪") == 0.75
    assert not fonts.missing("ab♪{", own.covered)
    assert fonts.missing("é", own.covered) == ("é",)


def test_what_a_reader_of_two_languages_should_know_is_told(both: Film) -> None:
    prepared = job.prepare(both.project, "ko", BOTH)
    assert pair.notes(prepared.tracks[:1], [()], ()) == []
    ko = [shown(1, 0, 9, "가", "나"), shown(2, 20, 29, "다")]
    en = [shown(1, 0, 9, "a", "b", "c"), shown(2, 40, 49, "d")]
    told = pair.notes(prepared.tracks, [ko, en], place_two([ko, en], 0, PICTURE, STYLE))
    assert told == [
        "ko without en beside it: cue 2.",
        "en without ko beside it: cue 2.",
        "More than 4 rows at once, from ko: cue 1.",
    ]
