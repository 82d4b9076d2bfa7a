"""The same facts in every language: what drifts is found, and a reason excuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.booklet import parity
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path


def change(film: Path, file: str, old: str, new: str) -> None:
    path = film / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def found(film: Path, locale: str = "fr-CA") -> list[tuple[str, str]]:
    return [(row.key, row.what) for row in parity.differences(load.load(film), locale)]


def test_equal_texts_have_no_difference(film: Path) -> None:
    assert found(film) == []
    assert found(film, "ko") == []


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('logline = "A sea."', 'logline = "A sea of 1987."', "film.toml logline",
         "the figure 1987 stands in fr-CA and not in ko"),
        ('logline = "A sea."', 'logline = "A sea, 12\u00a0500 km."', "film.toml logline",
         "the figure 12500 stands in fr-CA and not in ko"),
        ('logline = "A sea."', 'logline = "A sea: write to a@example.org."', "film.toml logline",
         "the address a@example.org stands in fr-CA and not in ko"),
        ('genre = "Documentary"\n', 'genre = "Documentary"\nlegal = "Ours."\n', "film.toml legal",
         "is written in fr-CA and not in ko"),
    ],
)  # fmt: skip
def test_what_one_language_has_otherwise_is_found(film: Path, old: str, new: str, key: str, what: str) -> None:
    change(film, "locales/fr-CA/film.toml", old, new)
    assert (key, what) in found(film)


def test_a_name_must_stand_in_every_language(film: Path) -> None:
    change(film, "locales/ko/film.toml", 'logline = "A sea."', 'logline = "감독과 바다"')
    assert found(film) == [("film.toml logline", "names “감독” in ko, and “감독” not in fr-CA")]


def test_how_a_name_is_said_is_spelt_in_each_language(film: Path) -> None:
    for locale, said in (("ko", "감독"), ("fr-CA", "kam-dok 1987")):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[people.director]\npronunciation = "{said}"\n')
    assert found(film) == []


def test_a_question_more_is_found_where_it_stands(film: Path) -> None:
    with (film / "locales/fr-CA/guide.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[questions]]\nask = "Et la neige?"\n')
    assert found(film) == [("guide.toml questions[2].ask", "is written in fr-CA and not in ko")]


@pytest.mark.parametrize("key", ["film.toml legal", "film.toml"])
def test_a_reason_excuses_a_difference_of_its_text_or_table(film: Path, key: str) -> None:
    change(film, "locales/fr-CA/film.toml", 'genre = "Documentary"\n', 'genre = "Documentary"\nlegal = "Ours."\n')
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[differences]]\nlocale = "fr-CA"\nkey = "{key}"\nreason = "the law of Quebec"\n')
    assert found(film) == []


def test_a_reason_for_no_difference_is_a_difference(film: Path) -> None:
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[differences]]\nlocale = "fr-CA"\nkey = "film.toml legal"\nreason = "the law of Quebec"\n')
    assert found(film) == [("film.toml legal", "[[differences]] gives a reason for a difference that is not there")]
