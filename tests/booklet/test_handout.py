"""A handout is one page in every language: what has no room goes in a stated order, alike in all, and told."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kit.booklet import build, editions, handout
from kit.booklet.options import Options
from kit.errors import UsageError
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = Options(edition=editions.EDITIONS["handout"])
ORDER = handout.PARTS
HELP = """
[[help_lines]]
id = "care"
name = "Example Care"
web = "https://example.org/care"
checked = 2026-11-20

[[contacts]]
id = "bookings"
name = "Example Bookings"
email = "bookings@example.org"
"""
HELP_WORDS = '\n[help_lines.care]\nhours = "9–21"\n\n[contacts.bookings]\nrole = "Bookings"\n'


@pytest.fixture
def helped(small: Path) -> Path:
    """The small film with a help line and a contact."""
    append(small / "kit.toml", HELP)
    for locale in ("ko", "fr-CA"):
        append(small / f"locales/{locale}/film.toml", HELP_WORDS)
    return small


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def printed(film: Path, locale: str) -> tuple[str, list[str]]:
    """The text of a handout, which is one page, and what was told of it."""
    project, told = load.load(film), []
    build.build(project, locale, OPTIONS, warn=told.append)
    path = build.output(project, locale, OPTIONS)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
    command = ["pdftotext", "-enc", "UTF-8", path, "-"]
    return " ".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()), told


@pytest.mark.parametrize(
    ("needs", "left"),
    [
        ({"ko": 0, "fr-CA": 0}, ()),
        ({"ko": 2, "fr-CA": 0}, ORDER[:2]),
        ({"ko": 0, "fr-CA": 4}, ORDER[:4]),
        ({"ko": 9, "fr-CA": 0}, ORDER),
    ],
)
def test_the_language_that_needs_most_room_says_what_all_leave_out(
    needs: dict[str, int], left: tuple[str, ...]
) -> None:
    def pages(locale: str, parts: tuple[str, ...]) -> int:
        return 1 if len(parts) >= needs[locale] else 2

    assert handout.left_out(("ko", "fr-CA"), pages) == left
    assert handout.left_out(("fr-CA", "ko"), pages) == left


def test_what_has_room_in_every_language_stays(helped: Path) -> None:
    text, told = printed(helped, "fr-CA")
    assert told == []
    assert "Bookings : Example Bookings, bookings@example.org" in text
    assert "Faute de place" not in text


def test_what_has_no_room_in_one_language_is_left_out_and_told_in_all(helped: Path) -> None:
    long = " ".join(["Une phrase qui prend de la place."] * 190)
    rewrite(helped / "locales/fr-CA/film.toml", 'short = "Short."', f'short = "{long}"')
    for locale, elsewhere in (("fr-CA", "Faute de place"), ("ko", "자리가 없어")):
        text, told = printed(helped, locale)
        assert [note.partition(": ")[2] for note in told] == [handout.told(ORDER[:4])]
        assert "Example Care" in text
        assert "Example Bookings" not in text
        assert "Short." not in text
        assert "A sea." in text
        assert elsewhere in text.replace("\u2060", "")


def test_a_handout_whose_required_parts_fill_two_pages_is_refused_with_the_longest_named(helped: Path) -> None:
    long = " ".join(["A sea without an end."] * 200)
    for name, old in (("logline", "A sea."), ("short", "Short.")):
        rewrite(helped / "locales/fr-CA/film.toml", f'{name} = "{old}"', f'{name} = "{long}"')
    with pytest.raises(UsageError, match="in fr-CA would need 2 pages") as raised:
        printed(helped, "fr-CA")
    assert raised.value.slug == "handout-too-long"
    assert f"Shorten “logline” in locales/fr-CA/film.toml: {len(long)} characters" in raised.value.hint
    text, _ = printed(helped, "ko")
    assert "A sea." in text


def test_a_language_that_cannot_be_printed_keeps_no_other_from_it(helped: Path) -> None:
    rewrite(helped / "locales/fr-CA/film.toml", 'logline = "A sea."', 'logline = "*A sea."')
    text, told = printed(helped, "ko")
    assert "Bookings" in text
    assert told == []


def test_a_handout_is_old_when_another_language_changes_and_a_kit_is_not(helped: Path) -> None:
    options = (OPTIONS, Options())
    before = [build.inputs(load.load(helped), "ko", option) for option in options]
    rewrite(helped / "locales/fr-CA/film.toml", 'logline = "A sea."', 'logline = "Another sea."')
    after = [build.inputs(load.load(helped), "ko", option) for option in options]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]
