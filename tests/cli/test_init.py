from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kit import resources
from kit.project import check, load, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def assert_whole(project: Project) -> None:
    """Every file that kit.toml names is there, and every language has its words."""
    assert check.require_master(project).is_file()
    assert all((project.root / still.file).is_file() for still in project.settings.stills)
    assert [project.texts[locale].film.title for locale in project.settings.locales]


def test_a_new_film_is_the_sample_and_complete(kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kit("init", "내 'film' \"x\"")
    film = tmp_path / "내 'film' \"x\""
    assert (ran.code, ran.err) == (0, "")
    assert "kit build" in ran.out
    project = load.load(film)
    assert project.settings.film.id == "the-defector"
    assert_whole(project)
    assert project.unplaced == ()
    assert {track.locale for track in project.tracks} == {"ko", "en", "fr-CA"}


def test_a_bare_film_says_where_to_go_on(kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kit("init", "film", "--bare", "--title", "겨울 바다", "--lang", "KO", "--lang", "fr_ca")
    assert (ran.code, ran.err) == (0, "")
    assert "Put the master at media/film.mov, and its rate into kit.toml." in ran.out
    assert "Put the tracks into subtitles/, named film.ko.srt." in ran.out
    assert tuple(load.load(tmp_path / "film").settings.locales) == ("ko", "fr-CA")
    told = kit("-C", "film", "booklet", "check")
    assert told.code == 1
    director = "nobody is named as director (credits.director: kit.toml [[credits]])"
    assert "\n\nRequired: Credits\n" in told.out
    assert f"  ko, fr-CA: {director}" in told.out.splitlines()
    logline = "the logline is empty (words.logline: locales/{ko,fr-CA}/film.toml logline)"
    assert f"\n\nRequired: Logline and synopses\n  ko, fr-CA: {logline}\n" in told.out
    shown = kit("-C", "film", "status")
    assert "no track: ko, fr-CA\n  Put a track into subtitles/, named film.ko.srt.\n" in shown.out
    assert "The booklet has no picture for its cover." in shown.out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--lang", "ko"), "--lang belongs to --bare"),
        (("--bare",), "A bare film needs its title"),
        (("--bare", "--title", " \n"), "A bare film needs its title"),
        (("--bare", "--title", "A", "--lang", "fr"), "“fr” alone is not enough"),
    ],
)
def test_what_a_bare_film_lacks_is_told(kit: Callable, tmp_path: Path, argv: tuple[str, ...], message: str) -> None:
    ran = kit("init", str(tmp_path / "film"), *argv)
    assert ran.code == 2
    assert message in ran.err
    assert not (tmp_path / "film").exists()


def test_the_catalogues_of_kits_own_words_are_not_copied(kit: Callable, tmp_path: Path) -> None:
    kit("init", str(tmp_path / "film"))
    assert not [name for name in files_of(tmp_path / "film") if name.endswith((".po", ".pot", ".mo"))]
    assert list(resources.locales().rglob("*.po"))


def test_title_and_id_are_written_and_the_tracks_renamed(kit: Callable, tmp_path: Path) -> None:
    ran = kit("init", str(tmp_path / "film"), "--title", 'L\'Été "à" C:\\Séoul')
    assert ran.code == 0
    project = load.load(tmp_path / "film")
    assert project.settings.film.title == 'L\'Été "à" C:\\Séoul'
    assert project.settings.film.id == "l-ete-a-c-seoul"
    assert all(track.path.name.startswith("l-ete-a-c-seoul.") for track in project.tracks)
    assert project.unplaced == ()
    assert_whole(project)


def test_waivers_name_the_renamed_tracks(tmp_path: Path, film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (film / "subtitles/waivers.toml").write_text('[[waivers]]\ntrack = "winter-sea.ko.srt"\n', "utf-8")
    names = ("kit.toml", "subtitles", "media", "locales")
    monkeypatch.setattr(resources, "sample", lambda: tuple((film / name, name) for name in names))
    start.start(tmp_path / "new", start.Name("other-sea", "Other Sea"))
    assert 'track = "other-sea.ko.srt"' in (tmp_path / "new/subtitles/waivers.toml").read_text("utf-8")


def test_a_korean_title_keeps_the_samples_id(kit: Callable, tmp_path: Path) -> None:
    kit("init", str(tmp_path / "film"), "--title", "겨울 바다")
    settings = load.load(tmp_path / "film").settings.film
    assert (settings.title, settings.id) == ("겨울 바다", "the-defector")


def test_a_folder_that_holds_something_is_refused(
    kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt", "d.txt", "kit.toml"):
        (tmp_path / "film").mkdir(exist_ok=True)
        (tmp_path / "film" / name).write_text("mine")
    ran = kit("init", "film")
    assert ran.code == 2
    assert ran.err == (
        "error: “film” is not empty: it holds a.txt, b.txt, c.txt and 2 more.\n"
        "hint: Name a new folder, or add --force: what is there stays as it is, what is missing is added.\n"
    )
    forced = kit("init", "film", "--force")
    assert forced.code == 0
    assert forced.err == "note: kit.toml was there and stays as it is.\n"
    assert (tmp_path / "film/kit.toml").read_text() == "mine"
    assert (tmp_path / "film/locales/ko/film.toml").is_file()


def test_an_empty_folder_is_filled(kit: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kit("init").code == 0
    assert load.load(tmp_path).tracks
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--id", "Bad Id"), "“Bad Id” must be lower-case words with hyphens, such as bad-id."),
        (("--id", "한글"), "“한글” must be lower-case words with hyphens."),
    ],
)
def test_an_id_that_cannot_begin_a_file_name_is_refused(
    kit: Callable, tmp_path: Path, argv: tuple[str, ...], message: str
) -> None:
    ran = kit("init", str(tmp_path / "film"), *argv)
    assert ran.code == 2
    assert message in ran.err
    assert not (tmp_path / "film").exists()


def test_a_file_in_the_folders_place_is_refused(kit: Callable, tmp_path: Path) -> None:
    (tmp_path / "film").write_text("x")
    for folder in ("film", "film/new"):
        ran = kit("init", str(tmp_path / folder))
        assert ran.code == 2
        assert f"“{tmp_path / 'film'}” is a file, not a folder" in ran.err


def test_a_folder_that_cannot_be_written_is_a_storage_error(kit: Callable) -> None:
    ran = kit("init", "/proc/film")
    assert ran.code == 5
    assert ran.err.startswith("error: /proc/")
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_on_a_terminal_the_title_is_asked_for(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "kit", "init", "film"], cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, b"Winter Sea\n")
    child.communicate(timeout=30)
    assert child.returncode == 0
    assert load.load(tmp_path / "film").settings.film.id == "winter-sea"
    os.close(ours)
