from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from kit.booklet import stills
from kit.errors import KitError, ManyProblemsError, UsageError, each
from kit.project import check, load

if TYPE_CHECKING:
    from pathlib import Path


def told(film: Path, locale: str) -> list[tuple[str, str]]:
    """What is said of a locale's words."""
    with pytest.raises(KitError) as caught:
        load.load(film).texts[locale]
    return [(problem.message, problem.hint) for problem in each(caught.value)]


def test_a_master_that_is_there_is_given(film: Path) -> None:
    assert check.require_master(load.load(film)) == film / "media/winter-sea.mp4"


def test_a_missing_master_names_kit_tomls_row(film: Path) -> None:
    (film / "media/winter-sea.mp4").unlink()
    with pytest.raises(UsageError) as caught:
        check.require_master(load.load(film))
    assert caught.value.message == "The master “media/winter-sea.mp4” is not there."
    assert caught.value.hint == (
        "Put the file there, or correct its path in kit.toml (paths start at the film's folder)."
    )
    assert (caught.value.place.row, caught.value.place.line) == (6, 'master = "media/winter-sea.mp4"')


def test_a_master_of_nearly_the_same_name_is_suggested(film: Path) -> None:
    (film / "media/winter-sea.mp4").rename(film / "media/winter_sea.mov")
    with pytest.raises(UsageError) as caught:
        check.require_master(load.load(film))
    assert caught.value.message == "The master “media/winter-sea.mp4” is not there."
    assert caught.value.hint == "Did you mean “media/winter_sea.mov”?"


def test_a_still_whose_name_was_spelled_by_a_mac_is_suggested(film: Path) -> None:
    settings = film / "kit.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[[stills]]\nid = "sea"\nfile = "media/바다.jpg"\n', "utf-8")
    (film / "media" / unicodedata.normalize("NFD", "바다.jpg")).write_text("x")
    for locale in ("ko", "fr-CA"):
        words = film / "locales" / locale / "film.toml"
        words.write_text(words.read_text("utf-8") + '[stills.sea]\nalt = "a"\ncaption = "c"\ncredit = "x"\n', "utf-8")
    project = load.load(film)
    with pytest.raises(UsageError) as caught:
        stills.picture(project, project.settings.stills[-1], "ko")
    assert caught.value.message == "The picture media/바다.jpg is not there."
    assert unicodedata.normalize("NFC", caught.value.hint) == "Did you mean “media/바다.jpg”?"


def test_a_locale_without_words_is_told_file_by_file(film: Path) -> None:
    for file in (film / "locales/ko").iterdir():
        file.unlink()
    assert told(film, "ko") == [
        (
            "The locale ko has no words: locales/ko/film.toml is missing.",
            "Copy film.toml from another locale's folder and translate it, or delete [locales.ko].",
        ),
        (
            "The locale ko has no words: locales/ko/guide.toml is missing.",
            "Copy guide.toml from another locale's folder and translate it, or delete [locales.ko].",
        ),
    ]
    assert list(load.load(film).texts) == ["fr-CA"]


def test_an_award_without_words_in_one_locale_stops_only_that_locale(film: Path) -> None:
    words = film / "locales/ko/film.toml"
    words.write_text(words.read_text("utf-8").replace("[awards.first-prize]", "[awards.fist-prize]"), "utf-8")
    texts = load.load(film).texts
    assert texts["fr-CA"].film.awards
    with pytest.raises(ManyProblemsError) as caught:
        texts["ko"]
    assert {(problem.message, problem.hint) for problem in caught.value.problems} == {
        (
            "“first-prize” of [[awards]] in kit.toml has no words in ko.",
            "Add [awards.first-prize] to locales/ko/film.toml.",
        ),
        ("[awards] has words for “fist-prize”, which kit.toml does not have.", "Did you mean “first-prize”?"),
    }


def test_a_slip_in_the_words_names_the_locales_own_file(film: Path) -> None:
    words = film / "locales/ko/guide.toml"
    words.write_text(words.read_text("utf-8").replace("minutes = 20", 'minutes = "20"'), "utf-8")
    with pytest.raises(UsageError) as caught:
        load.load(film).texts["ko"]
    problem = caught.value
    assert problem.message == "“minutes” in [[run_of_show]] number 1 must be a whole number, not a text."
    assert (problem.place.path, problem.place.row) == (words, 7)
