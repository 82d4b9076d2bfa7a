from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.batch.library import Film, Folder
from kit.batch.look import Asked
from kit.batch.stamp import Stamps

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def film(library: Path) -> Film:
    return Folder(library).films(("winter",))[0]


def stamped(library: Path, film: Film, asked: Asked | None = None) -> Stamps:
    stamps = Stamps(Folder(library), asked or Asked())
    stamps.keep(film, stamps.sources(film), 2, ("no screener for ko: no track",))
    return stamps


def test_a_film_that_nobody_touched_is_known_as_it_was(library: Path, film: Film) -> None:
    stamps = stamped(library, film)
    held = stamps.held(film)
    assert held
    assert (held.current, held.lacking, held.is_done) == (2, ("no screener for ko: no track",), True)


@pytest.mark.parametrize("name", ["kit.toml", "subtitles/winter-sea.ko.srt", "dist/new.pdf", "templates/booklet/a.css"])
def test_any_file_that_is_touched_or_new_makes_kit_look_again(library: Path, film: Film, name: str) -> None:
    stamps = stamped(library, film)
    path = library / "winter" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((path.read_bytes() if path.is_file() else b"") + b"\n")
    assert stamps.held(film) is None


def test_logs_and_segments_do_not(library: Path, film: Film) -> None:
    stamps = stamped(library, film)
    for name in ("dist/logs/a.log", "dist/cache/ab/cd.mp4", "dist/receipts/fingerprints.json", ".hidden"):
        path = library / "winter" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert stamps.held(film)


def test_another_question_and_force_look_again(library: Path, film: Film) -> None:
    stamped(library, film)
    assert Stamps(Folder(library), Asked(locales=("ko",))).held(film) is None
    assert Stamps(Folder(library), Asked(force=True)).held(film) is None


def test_a_source_that_changed_while_results_were_made_is_not_stamped(library: Path, film: Film) -> None:
    stamps = Stamps(Folder(library), Asked())
    before = stamps.sources(film)
    track = library / "winter/subtitles/winter-sea.ko.srt"
    track.write_text(track.read_text("utf-8") + "\n", "utf-8")
    stamps.keep(film, before, 2, ())
    assert stamps.held(film) is None


def test_a_broken_stamp_means_look_again(library: Path, film: Film) -> None:
    stamps = stamped(library, film)
    (library / "winter/dist/receipts/settled.json").write_bytes(b"{")
    assert stamps.held(film) is None
