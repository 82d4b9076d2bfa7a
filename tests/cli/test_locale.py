"""``kit locale``: what it says, writes and ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


def with_a_section(film: Path) -> None:
    folder = film / "templates/booklet/sections"
    folder.mkdir(parents=True)
    (folder / "legal.html").write_text('<p>{{ _("Shown by arrangement") }}</p>\n<p>As it is</p>\n', "utf-8")


def test_extract_update_and_check_say_what_they_did(film: Path, kit: Callable[..., Ran]) -> None:
    with_a_section(film)
    ran = kit("-C", str(film), "locale", "extract")
    assert ran.code == 0
    assert "labels, written" in ran.out
    assert "unchanged" in kit("-C", str(film), "locale", "extract").out
    ran = kit("-C", str(film), "locale", "update")
    assert ran.code == 0
    path = film / "locales/ko/LC_MESSAGES/film.po"
    assert "film.po: 0 of 1 translated, written" in ran.out
    assert path.is_file()
    ran = kit("-C", str(film), "locale", "check", "--lang", "ko")
    assert ran.code == 1
    assert "film.po:11: “Shown by arrangement” is not translated.\n    Write its translation." in ran.out
    assert "legal.html:2: “As it is” stands in the template as it is" in ran.out
    assert ran.err == ""
    (film / "templates/booklet/sections/legal.html").write_text('{{ _("Shown by arrangement") }}', "utf-8")
    catalogue = polib.pofile(str(path))
    catalogue[0].msgstr = "협의 상영"
    catalogue.save(str(path))
    ran = kit("-C", str(film), "locale", "check", "--lang", "ko")
    assert (ran.code, ran.out) == (0, "ko: every label can be said\n")


def test_without_templates_of_its_own_a_film_needs_no_catalogue(film: Path, kit: Callable[..., Ran]) -> None:
    ran = kit("-C", str(film), "locale", "update", "--lang", "fr")
    assert ran.code == 0
    assert ran.out == "fr-CA: nothing to translate, kit has words for every label\n"
    assert not list(film.rglob("film.po"))
    assert kit("-C", str(film), "locale", "check").code == 0


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(film: Path, kit: Callable[..., Ran]) -> None:
    (film / "locales/film.pot").mkdir()
    ran = kit("-C", str(film), "locale", "extract")
    assert ran.code == 5
    assert "film.pot cannot be" in ran.err
    assert not list(film.glob("locales/.part-*"))
