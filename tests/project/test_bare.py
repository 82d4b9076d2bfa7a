"""A film without the sample: it can be read at once, says what is missing, and its examples are true ones."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest
from PIL import Image

from kit.booklet.checklist import lacking
from kit.cli.main import run
from kit.errors import KitError, UsageError
from kit.project import bare, load
from kit.project.model import Settings
from kit.project.start import Name, start
from kit.resources import bare_film

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLE = re.compile(r'^( *)# ((?:\[|\{|"|[a-z-]+(?:_[a-z]+)* = ).*)$', re.MULTILINE)
LANGUAGES = ("ko", "en", "fr-FR", "fr-CA")


def begun(folder: Path, *locales: str) -> Path:
    start(folder, Name("winter-sea", 'Winter “Sea” "\\'), locales=locales or LANGUAGES)
    return folder


def filled(folder: Path) -> Path:
    """The same with every example taken for true, and the picture that they name."""
    for file in begun(folder).rglob("*.toml"):
        file.write_text(_EXAMPLE.sub(r"\1\2", file.read_text("utf-8")), "utf-8")
    Image.new("RGB", (1600, 900), "#1d3b5c").save(folder / "media/pier.jpg")
    return folder


def test_a_bare_film_can_be_read_and_says_everything_that_is_missing(tmp_path: Path) -> None:
    project = load.load(begun(tmp_path / "film"))
    assert tuple(project.settings.locales) == LANGUAGES
    assert project.settings.languages == {}
    for locale in LANGUAGES:
        assert project.texts[locale].film.title == project.settings.film.title == 'Winter “Sea” "\\'
        wanted = {item.what for item in lacking(project, locale)}
        assert {"the logline is empty", "the moderator has no stop signal", "nobody is named as director"} <= wanted


def test_one_french_is_meant_by_the_bare_language(tmp_path: Path) -> None:
    assert load.load(begun(tmp_path / "film", "fr-CA", "ko")).settings.languages == {"fr": "fr-CA"}


def test_nothing_of_the_sample_is_left(tmp_path: Path) -> None:
    words = "\n".join(path.read_text("utf-8") for path in begun(tmp_path / "film").rglob("*") if path.is_file())
    assert not [word for word in ("defector", "Shin", "Jam3", "탈북", "라오스", "Corée") if word in words]


def test_every_table_of_kit_toml_stands_there_and_every_example_is_true(tmp_path: Path) -> None:
    project = load.load(filled(tmp_path / "film"))
    text = (tmp_path / "film/kit.toml").read_text("utf-8")
    tables = {field.name for field in msgspec.structs.fields(Settings)}
    assert {name for name in tables if not re.search(rf"^\[+{name}[].]", text, re.MULTILINE)} == {"languages"}
    for locale in LANGUAGES:
        texts = project.texts[locale]
        assert texts.guide.before
        assert texts.guide.hard_questions
        for name in ("people", "stills", "contacts", "content_notes", "help_lines", "screenings", "awards", "timeline"):
            ids = {item.id for item in getattr(project.settings, name)}
            assert set(getattr(texts.film, name)) == ids


def test_the_one_film_that_lies_there_is_the_master(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    media = tmp_path / "film/media"
    media.mkdir(parents=True)
    shutil.copy(pytestconfig.rootpath / "media/the-defector.mp4", media / "reel.mp4")
    start(tmp_path / "film", Name("winter-sea", "Winter Sea"), locales=("ko",), force=True)
    project = load.load(tmp_path / "film")
    assert (project.settings.film.master, project.settings.film.rate) == ("media/reel.mp4", "24000/1001")
    (media / "other.mov").write_bytes(b"x")
    assert bare.found(tmp_path / "film") is None


def test_a_master_that_cannot_be_read_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.mkdir()
    (film / "reel.mp4").write_bytes(b"no film")
    with pytest.raises(KitError, match=r"reel\.mp4"):
        start(film, Name("a", "A"), locales=("en",), force=True)
    assert [path.name for path in tmp_path.rglob("*")] == ["film", "reel.mp4"]


@pytest.mark.parametrize(("asked", "message"), [("fr", "fr-FR and fr-CA differ"), ("de", "kit has no words in “de”")])
def test_a_language_without_words_of_its_own_is_refused(asked: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        bare.languages([asked])


def test_languages_are_taken_as_people_write_them() -> None:
    assert bare.languages(["fr_ca", "KO", "ko"]) == ("fr-CA", "ko")
    assert bare.languages([]) == bare.USUAL


def test_a_booklet_has_no_heading_without_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = filled(tmp_path / "film")
    (film / "locales/en/guide.toml").write_text(
        (bare_film() / "en/guide.toml").read_text("utf-8").replace("$locale", "en"), "utf-8"
    )
    for file, old, new in (  # without a guest and a name to say, whom the guide would tell of
        ("kit.toml", "at_discussion = true", "at_discussion = false"),
        ("locales/en/film.toml", 'pronunciation = "keem meen-jee"', 'pronunciation = ""'),
    ):
        text = (film / file).read_text("utf-8")
        assert old in text
        (film / file).write_text(text.replace(old, new), "utf-8")
    command = ["-C", str(film), "booklet", "build", "--edition", "html"]
    assert run([*command, "--lang", "en", "--lang", "ko"]) == 0, capsys.readouterr().err
    headings = {
        locale: re.findall(r'<section id="(\w+)"', (film / f"dist/winter-sea.{locale}.booklet.html").read_text("utf-8"))
        for locale in ("en", "ko")
    }
    assert set(headings["ko"]) - set(headings["en"]) == {"guide", "audience"}
    assert not {"statement", "synopses"} & set(headings["ko"])
