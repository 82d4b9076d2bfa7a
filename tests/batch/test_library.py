from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.batch import library as libraries
from kit.errors import NothingToDoError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path, *only: str) -> list[str]:
    return [film.name for film in libraries.Folder(folder).films(only)]


def test_films_lie_at_any_depth_and_are_named_by_their_path(library: Path) -> None:
    assert names(library) == ["2024/summer", "winter"]


def test_a_films_own_folders_and_hidden_ones_are_not_looked_into(library: Path) -> None:
    for inner in ("winter/templates/other", ".trash/old"):
        (library / inner).mkdir(parents=True)
        (library / inner / "kit.toml").write_text("")
    assert names(library) == ["2024/summer", "winter"]


def test_folders_that_lead_back_to_themselves_are_walked_once(library: Path) -> None:
    (library / "2024/again").symlink_to(library)
    (library / "autumn").symlink_to(library / "winter")
    assert names(library) == ["2024/summer", "winter"]


def test_only_takes_patterns_of_the_whole_name(library: Path) -> None:
    assert names(library, "2024/*", "nothing") == ["2024/summer"]
    with pytest.raises(NothingToDoError) as caught:
        names(library, "Winter")
    assert caught.value.message == "No film is called “Winter” (films: 2)."


def test_a_film_itself_is_a_library_of_one(library: Path) -> None:
    assert names(library / "winter") == ["winter"]


def test_no_folder_and_no_film_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as nowhere:
        libraries.Folder(tmp_path / "films").films(())
    assert nowhere.value.slug == "no-folder"
    with pytest.raises(NothingToDoError) as empty:
        libraries.Folder(tmp_path).films(())
    assert empty.value.slug == "no-films"
