"""What kit.toml must not say, refused when it is read, with the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path


def refusal(film: Path, old: str, new: str) -> UsageError:
    path = film / "kit.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError) as caught:
        load.load(film)
    return caught.value


def screening(start: str, zone: str = "Europe/Paris") -> str:
    return f'[[screenings]]\nid = "one"\nkind = "screening"\ncountry = "FR"\nzone = "{zone}"\n{start}\n\n[[awards]]'


def place(error: UsageError) -> str | None:
    return error.place.line if error.place else None


def test_a_start_that_the_clocks_skip_is_refused_at_its_row(film: Path) -> None:
    error = refusal(film, "[[awards]]", screening("start = 2026-03-29T02:30:00"))
    assert (error.slug, place(error)) == ("time-skipped", "start = 2026-03-29T02:30:00")


def test_a_start_that_comes_twice_is_refused_and_its_hint_is_accepted(film: Path) -> None:
    error = refusal(film, "[[awards]]", screening("start = 2026-10-25T02:30:00"))
    assert (error.slug, place(error)) == ("time-twice", "start = 2026-10-25T02:30:00")
    meant = error.hint.removeprefix("Write the offset too, for example ").removesuffix(".")
    path = film / "kit.toml"
    path.write_text(path.read_text("utf-8").replace("2026-10-25T02:30:00", meant), "utf-8")
    start = load.load(film).settings.screenings[-1].start
    assert start is not None
    assert start.isoformat() == "2026-10-25T02:30:00+02:00"


def test_an_offset_that_the_zone_never_has_is_refused(film: Path) -> None:
    error = refusal(film, "[[awards]]", screening("start = 2026-10-25T02:30:00+09:00"))
    assert error.slug == "zone-offset"


def test_a_month_that_no_year_has_is_refused(film: Path) -> None:
    error = refusal(film, "[[awards]]", screening('month = "2026-13"'))
    assert place(error) == 'month = "2026-13"'


def test_a_programme_start_that_the_rate_does_not_have_is_refused(film: Path) -> None:
    error = refusal(film, "[film]", '[film]\nprogramme_start = "00:00:00:99"')
    assert place(error) == 'programme_start = "00:00:00:99"'


@pytest.mark.parametrize("spellings", ["[]", '[" "]'])
def test_a_protected_entry_that_protects_nothing_is_refused(film: Path, spellings: str) -> None:
    entry = f'[[protected]]\nid = "nobody"\nspellings = {spellings}\nsay = "x"\n\n[[awards]]'
    error = refusal(film, "[[awards]]", entry)
    assert (error.slug, place(error)) == ("no-spelling", f"spellings = {spellings}")


@pytest.mark.parametrize("title", ["", "  ", "\u00a0\u200b"])
def test_a_film_without_a_title_is_refused_at_its_row(film: Path, title: str) -> None:
    old = next(row for row in (film / "kit.toml").read_text("utf-8").splitlines() if row.startswith("title = "))
    error = refusal(film, old, f'title = "{title}"')
    assert (error.slug, place(error)) == ("no-title", f'title = "{title}"')
    assert 'title = "Winter Sea"' in error.hint


def test_a_title_may_be_a_single_sign(film: Path) -> None:
    path = film / "kit.toml"
    old = next(row for row in path.read_text("utf-8").splitlines() if row.startswith("title = "))
    path.write_text(path.read_text("utf-8").replace(old, 'title = "?"', 1), "utf-8")
    assert load.load(film).settings.film.title == "?"
