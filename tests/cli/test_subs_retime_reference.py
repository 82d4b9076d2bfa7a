"""``kit subs retime reference`` and ``kit subs compare`` as a person runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import translations as made
from jsonschema import Draft202012Validator
from pages import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Kit = Callable[..., Ran]
    Patch = pytest.MonkeyPatch

SHAPE = Draft202012Validator(json.loads(schemas.SCHEMAS["compare.json"]()))
FILM = made.film(made.chance(7), 4)
OLD = made.translate(made.chance(1), FILM)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, cues in (
        ("film.ko.srt", OLD),
        ("late.en.srt", made.moved(FILM, 48)),
        ("same.en.srt", FILM),
        ("other.en.srt", made.film(made.chance(8), 4)),
        ("cut.en.srt", made.cut_out(FILM, made.seconds(100), made.seconds(120))),
    ):
        (tmp_path / name).write_text(made.srt(cues), encoding="utf-8")
    return tmp_path


def test_the_track_follows_and_is_right_the_second_time(here: Path, kit: Kit) -> None:
    ran = kit("subs", "retime", "reference", "late.en.srt", "film.ko.srt")
    assert ran.code == 0, ran.err
    now = (here / "film.ko.srt").read_bytes()
    assert made.srt(made.moved(OLD, 48)).encode() == now
    ran = kit("subs", "retime", "reference", "late.en.srt", "film.ko.srt")
    assert (ran.code, (here / "film.ko.srt").read_bytes()) == (0, now)
    assert "right as it stands" in ran.out + ran.err


def test_another_film_is_refused_and_nothing_is_written(here: Path, kit: Kit) -> None:
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    ran = kit("subs", "retime", "reference", "other.en.srt", "film.ko.srt")
    assert ran.code == 7
    assert "is it a track of this film?" in ran.out + ran.err
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_cues_of_a_removed_stretch_are_kept_beside(here: Path, kit: Kit) -> None:
    ran = kit("subs", "retime", "reference", "cut.en.srt", "film.ko.srt")
    assert ran.code == 0, ran.err
    assert (here / "film.ko.removed.srt").exists()


def test_a_track_is_not_its_own_reference(here: Path, kit: Kit) -> None:
    ran = kit("subs", "retime", "reference", "film.ko.srt", "film.ko.srt")
    assert ran.code == 2
    assert "cannot be held against itself" in ran.out + ran.err
    assert kit("subs", "compare", "film.ko.srt", "./film.ko.srt").code == 2
    assert (here / "film.ko.srt").exists()


def test_a_comparison_says_what_to_do_and_ends_with_1_if_something_differs(here: Path, kit: Kit) -> None:
    assert kit("subs", "compare", "film.ko.srt", "same.en.srt").code == 0
    ran = kit("subs", "compare", "film.ko.srt", "late.en.srt", "-o", "late.svg")
    assert ran.code == 1
    assert "kit subs retime shift +00:00:02.002 film.ko.srt" in ran.out + ran.err
    assert (here / "late.svg").read_text("utf-8").startswith("<svg")
    assert kit("subs", "compare", "film.ko.srt", "late.en.srt", "-o", "late.svg").code == 2
    assert kit("subs", "compare", "film.ko.srt", "late.en.srt", "-o", "late.png").code == 2
    ran = kit("subs", "compare", "film.ko.srt", "cut.en.srt", "--format", "json")
    told = json.loads(ran.out)
    SHAPE.validate(told)
    assert (ran.code, told["pattern"], told["verdict"]) == (1, "cut", "solid")
    alone = sum(window["alone"] for window in told["windows"])
    assert (told["windows"][0]["begin"], alone) == ("00:00:00.000", len(told["alone"]["track"]))
    assert told["command"] == "kit subs retime reference cut.en.srt film.ko.srt"


def test_what_a_comparison_of_strangers_tells_programs_fits_the_schema_too(here: Path, kit: Kit) -> None:
    (here / "strange.srt").write_text(made.srt(made.film(made.chance(9), 10)), encoding="utf-8")
    ran = kit("subs", "compare", "film.ko.srt", "strange.srt", "--format", "json")
    told = json.loads(ran.out)
    SHAPE.validate(told)
    assert (ran.code, told["pattern"], told["command"], told["ratio"]) == (1, "strangers", None, None)


def test_an_empty_track_is_said_to_be_empty(here: Path, kit: Kit) -> None:
    (here / "empty.srt").write_text("", encoding="utf-8")
    for words in (("retime", "reference", "empty.srt", "film.ko.srt"), ("compare", "film.ko.srt", "empty.srt")):
        ran = kit("subs", *words)
        assert ran.code in (3, 5), ran.err
        assert "empty.srt" in ran.out + ran.err


def test_too_few_cues_are_refused_and_cannot_be_forced(here: Path, kit: Kit) -> None:
    (here / "one.srt").write_text(made.srt(FILM[:1]), encoding="utf-8")
    before = (here / "film.ko.srt").read_bytes()
    for force in ((), ("--force",)):
        ran = kit("subs", "retime", "reference", "one.srt", "film.ko.srt", *force)
        assert ran.code == 7
        assert "a comparison needs 4 at least" in ran.err
    assert (here / "film.ko.srt").read_bytes() == before


def test_auto_follows_the_track_that_the_film_names_and_says_so(film: Path, kit: Kit, monkeypatch: Patch) -> None:
    monkeypatch.chdir(film)
    for name, cues in (("subtitles/winter-sea.ko.srt", OLD), ("media/recut.en.srt", made.moved(FILM, 48))):
        (film / name).write_text(made.srt(cues), encoding="utf-8")
    toml = film / "kit.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[cut]\nreference = "media/recut.en.srt"\n', encoding="utf-8")
    ran = kit("subs", "retime", "auto", "--lang", "ko")
    assert ran.code == 0, ran.err
    assert "The strongest evidence is reference: media/recut.en.srt." in ran.err
    assert "Not used, speech: reference is surer." in ran.err
    assert (film / "subtitles/winter-sea.ko.srt").read_text("utf-8") == made.srt(made.moved(OLD, 48))


def test_auto_needs_a_film(here: Path, kit: Kit) -> None:
    before = (here / "film.ko.srt").read_bytes()
    ran = kit("subs", "retime", "auto", "film.ko.srt")
    assert ran.code == 3
    assert "no film" in ran.err
    assert (here / "film.ko.srt").read_bytes() == before


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('old_list = "a.edl"', "no “new_list”"),
        ('new_sound = "a.wav"', "no “old_sound”"),
        ('reference = "../a.srt"', "leads out of the film's folder"),
        ('referense = "a.srt"', "reference"),
    ],
)
def test_a_cut_that_says_half_is_refused_before_anything(film: Path, kit: Kit, table: str, why: str) -> None:
    toml = film / "kit.toml"
    toml.write_text(toml.read_text("utf-8") + f"\n[cut]\n{table}\n", encoding="utf-8")
    ran = kit("-C", str(film), "subs", "retime", "auto")
    assert ran.code == 2
    assert why in ran.err
