"""What a booklet is refused for, each with the file and key to mend."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kit.booklet import build, filling, looks
from kit.booklet.checklist import lacking
from kit.booklet.editions import EDITIONS
from kit.booklet.job import Flaw, Flawed
from kit.booklet.options import Options
from kit.booklet.wanted.piece import Need
from kit.errors import KitError
from kit.project import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def refusal(print_small: Callable[[], Path], root: Path) -> KitError:
    """The error, after making sure that nothing was left behind."""
    with pytest.raises(KitError) as caught:
        print_small()
    assert not list((root / "dist").glob("*.pdf*")) if (root / "dist").is_dir() else True
    return caught.value


def without_stills(small: Path) -> None:
    toml = small / "kit.toml"
    toml.write_text(toml.read_text("utf-8").partition("[[stills]]")[0], "utf-8")
    for locale in ("ko", "fr-CA"):
        words = small / f"locales/{locale}/film.toml"
        words.write_text(words.read_text("utf-8").partition("[stills.shore]")[0], "utf-8")


def test_no_still_for_the_cover(small: Path, print_small: Callable[[], Path]) -> None:
    without_stills(small)
    error = refusal(print_small, small)
    assert error.slug == "no-hero"
    assert "[[stills]]" in error.hint


def test_a_still_whose_file_is_gone(small: Path, print_small: Callable[[], Path]) -> None:
    (small / "media/shore.png").unlink()
    error = refusal(print_small, small)
    assert error.slug == "no-still"
    assert "media/shore.png" in error.message
    assert error.place
    assert error.place.line == 'file = "media/shore.png"'


def test_a_still_that_is_no_picture(small: Path, print_small: Callable[[], Path]) -> None:
    change(small / "kit.toml", "media/shore.png", "kit.toml")
    error = refusal(print_small, small)
    assert error.slug == "not-a-picture"
    assert error.place
    assert error.place.line == 'file = "kit.toml"'


def test_a_still_that_is_damaged(small: Path, print_small: Callable[[], Path]) -> None:
    picture = small / "media/shore.png"
    whole = picture.read_bytes()
    picture.write_bytes(b"no picture")
    error = refusal(print_small, small)
    assert (error.slug, error.message) == (
        "broken-picture", "The picture media/shore.png is damaged, or it is no picture at all."
    )  # fmt: skip
    assert error.place
    assert error.place.line == 'file = "media/shore.png"'
    Image.effect_noise((300, 200), 50).save(small / "media/shore.jpg", "JPEG")
    jpeg = (small / "media/shore.jpg").read_bytes()
    (small / "media/shore.jpg").write_bytes(jpeg[: len(jpeg) // 2])
    picture.write_bytes(whole)
    change(small / "kit.toml", "media/shore.png", "media/shore.jpg")
    assert refusal(print_small, small).message == "The picture media/shore.jpg is damaged, or it is no picture at all."


def test_a_still_of_a_billion_pixels(small: Path, print_small: Callable[[], Path]) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0))
    (small / "media/shore.png").write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b""))
    assert refusal(print_small, small).slug == "huge-picture"


def test_a_still_without_alternative_text(small: Path, print_small: Callable[[], Path]) -> None:
    change(small / "locales/fr-CA/film.toml", 'alt = "An empty shore under snow."', 'alt = " "')
    error = refusal(print_small, small)
    assert error.slug == "no-alt"
    assert "locales/fr-CA/film.toml" in error.hint


def test_a_mark_that_is_never_closed(small: Path, print_small: Callable[[], Path]) -> None:
    change(small / "locales/fr-CA/guide.toml", "Why the sea?", "Why the [ko]바다?")
    error = refusal(print_small, small)
    assert error.slug == "broken-mark"
    assert "guide.toml, questions[1].ask" in error.message
    assert error.place
    assert error.place.line == 'ask = "Why the [ko]바다?"'


def test_a_character_that_the_fonts_lack(small: Path, print_small: Callable[[], Path]) -> None:
    change(small / "locales/fr-CA/film.toml", 'logline = "A sea."', 'logline = "Une mer 𞤀"')
    error = refusal(print_small, small)
    assert error.slug == "missing-glyph"
    assert "film.toml, logline" in error.message
    assert "U+1E900" in error.message


def test_a_protected_word_in_a_text(small: Path, print_small: Callable[[], Path]) -> None:
    with (small / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[protected]]\nid = "place"\nspellings = ["Larkmere"]\nsay = "the crossing"\n')
    change(small / "locales/fr-CA/film.toml", 'logline = "A sea."', 'logline = "Near Lark\u00admere."')
    error = refusal(print_small, small)
    assert error.slug == "protected-word"
    assert "Larkmere" not in error.message + error.hint
    assert error.place
    assert (error.place.row is not None, error.place.line) == (True, None)
    assert "the crossing" in error.hint


def test_a_protected_word_in_a_template(small: Path, print_small: Callable[[], Path]) -> None:
    with (small / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[protected]]\nid = "place"\nspellings = ["Larkmere"]\nsay = "the crossing"\n')
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>Larkmere</p>", "utf-8")
    assert refusal(print_small, small).slug == "protected-word"


@pytest.mark.parametrize("edition", ["standard", "html"])
def test_a_protected_word_in_a_drawing_of_a_template(small: Path, edition: str) -> None:
    with (small / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[protected]]\nid = "place"\nspellings = ["Larkmere"]\nsay = "the crossing"\n')
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    own.write_text(f'<img src="{(small / "media/a.svg").as_uri()}" alt="A sea.">', "utf-8")
    (small / "media/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><desc>Larkmere</desc></svg>', "utf-8")
    with pytest.raises(KitError) as caught:
        build.build(load.load(small), "fr-CA", Options(edition=EDITIONS[edition]))
    assert caught.value.slug == "protected-word"
    assert "a.svg" in caught.value.message
    assert not list((small / "dist").glob("*.booklet*"))


def test_a_track_whose_cues_cannot_be_counted(small: Path, print_small: Callable[[], Path]) -> None:
    change(small / "subtitles/winter-sea.ko.srt", "00:00:04,000 -->", "00:00:04,OOO -->")
    error = refusal(print_small, small)
    assert error.slug == "faulty-track"
    assert "winter-sea.ko.srt" in error.message


@pytest.mark.parametrize(
    ("template", "row", "word"),
    [
        ("<p>one</p>\n<p>{{ book.coverr.title }}</p>", 2, "asks for “coverr”"),
        ("<p>one</p>\n<p>two</p>\n{% if %}", 3, "template is broken"),
        ("{% include 'booklet/sections/gone.html' %}", None, "gone.html"),
        ("<p>one</p>\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{% macro a() %}\n{{ a() }}{% endmacro %}{{ a() }}", 2, "recursion"),
        ("<p>one</p>\n{{ ().__class__.__base__.__subclasses__() }}", 2, "__"),
    ],
)
def test_a_broken_template_is_named_with_its_row(
    small: Path, print_small: Callable[[], Path], template: str, row: int | None, word: str
) -> None:
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    own.write_text(template, "utf-8")
    error = refusal(print_small, small)
    assert word in error.message
    if row:
        assert error.place
        assert (error.place.path.name, error.place.row) == ("film.html", row)


LOOPS = "\n{% for a in range(99999) %}{% for b in range(99999) %}INSIDE{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    "template",
    [
        LOOPS.replace("INSIDE", "x"),
        LOOPS.replace("INSIDE", "{% set x = b %}"),
        "\n{% set x = 9 ** (9 ** 9) %}",
        '\n{% set x = "x" * 2 ** 33 %}',
    ],
)
def test_a_template_without_end_is_stopped_and_its_row_told(
    small: Path, print_small: Callable[[], Path], template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "SECONDS", 2)
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    own.write_text(template, "utf-8")
    error = refusal(print_small, small)
    assert error.slug == "endless-template"
    assert error.place
    assert (error.place.path.name, error.place.row) == ("film.html", 2)


def test_a_template_that_drops_a_language_is_noticed(small: Path, print_small: Callable[[], Path]) -> None:
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    own.write_text('<div style="display: none"><p>lost</p></div>', "utf-8")
    error = refusal(print_small, small)
    assert error.slug == "booklet-fault"
    assert "lost" in error.message


@pytest.mark.slow
def test_the_small_film_prints_and_says_that_nothing_was_measured(print_small: Callable[[], Path]) -> None:
    assert print_small().read_bytes().startswith(b"%PDF")


def test_a_page_that_looks_wrong_is_told_and_strict_refuses_it(small: Path) -> None:
    own = small / "templates/booklet/sections/film.html"
    own.parent.mkdir(parents=True)
    foot = '<div style="height: 192mm"></div><h3 style="break-after: auto">Alone</h3>'
    own.write_text(f'{foot}<p style="break-before: auto; break-inside: avoid">{"word " * 200}</p>', "utf-8")
    notes: list[str] = []
    build.build(load.load(small), "fr-CA", Options(file=small / "dist/booklet.pdf"), warn=notes.append)
    assert notes == ["booklet.pdf: on page 3 the heading “Alone” stands alone at the foot"]
    with pytest.raises(KitError, match="not laid out well: on page 3 the heading “Alone”") as caught:
        looks.refuse("fr-CA", [Flaw(3, Flawed.HEADING, "Alone")])
    assert (caught.value.slug, caught.value.exit_code) == ("badly-laid-out", 1)


def test_a_still_that_is_not_there_and_a_cover_without_one_are_found_beforehand(small: Path) -> None:
    def missed() -> list[str]:
        return [item.what for item in lacking(load.load(small), "ko") if item.need is Need.REQUIRED]

    (small / "media/shore.png").unlink()
    assert "the still “shore” is not there" in missed()
    without_stills(small)
    assert "there is no still for the cover" in missed()
