"""A library at an address: fetched, made and sent back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit import receipt
from kit.batch import afar
from kit.batch.library import Film
from kit.batch.look import Asked
from kit.deliverables.maker import What
from kit.errors import NothingToDoError, StorageError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

BOOKLETS = Asked(kinds=(What.BOOKLET,))


def test_films_at_an_address_are_those_of_the_folder(library: Path) -> None:
    for inner in ("winter/templates/other", ".trash/old"):
        (library / inner).mkdir(parents=True)
        (library / inner / "kit.toml").write_text("")
    there = afar.Address(library.as_uri())
    assert [film.name for film in there.films(())] == ["2024/summer", "winter"]
    assert there.films(("win*",))[0].where == f"{library.as_uri()}/winter"
    assert afar.Address(f"{library.as_uri()}/winter/").films(())[0].name == "winter"
    with pytest.raises(NothingToDoError):
        there.films(("nothing",))


def test_a_film_is_fetched_made_and_sent_back_with_its_receipt_and_nothing_else(library: Path) -> None:
    film = library / "winter"
    visited = afar.visit(afar.Visit(film.as_uri(), "winter", BOOKLETS))
    assert visited.failure is None
    assert [(name, str(one.ending)) for name, one in visited.outcomes.items()] == [
        ("dist/winter-sea.ko.booklet.pdf", "made")
    ]
    made = sorted(path.relative_to(film / "dist").as_posix() for path in (film / "dist").rglob("*") if path.is_file())
    name = "winter-sea.ko.booklet.pdf"
    assert made == [f"logs/{name}.log", f"receipts/{name}.json", name]
    known = receipt.read(film / "dist" / name)
    assert known
    assert known.size == (film / "dist" / name).stat().st_size

    again = afar.visit(afar.Visit(film.as_uri(), "winter", BOOKLETS))
    assert (again.look.current, again.look.due, again.outcomes) == (1, (), {})


def test_what_is_wrong_is_placed_in_the_library_and_not_in_a_folder_that_is_gone(library: Path) -> None:
    (library / "winter/kit.toml").write_text("[film")
    visited = afar.visit(afar.Visit((library / "winter").as_uri(), "winter", BOOKLETS))
    assert visited.failure
    assert visited.failure.place
    assert visited.failure.place.path.as_posix() == "winter/kit.toml"


def test_a_name_that_climbs_out_of_the_film_is_not_fetched(library: Path) -> None:
    import fsspec  # noqa: PLC0415 - loaded here and nowhere else

    store = fsspec.filesystem("memory")
    store.pipe_file("/films/winter/kit.toml", (library / "winter/kit.toml").read_bytes())
    store.store["/films/winter/../../climbed.txt"] = store.store["/films/winter/kit.toml"]
    assert len(store.find("/films/winter")) == 2
    assert [name for name, _ in afar.Address("memory://films").files(Film("memory://films/winter", "winter"), ())] == [
        "kit.toml"
    ]
    visited = afar.visit(afar.Visit("memory://films/winter", "winter", BOOKLETS, dry=True))
    assert visited.look.lacking == ("no booklet for ko: no words", "no booklet for fr-CA: no words")


def test_a_result_that_cannot_be_sent_leaves_the_old_one_and_no_part(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415 - as above

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "mv", full)
    data = library / "data"
    data.write_bytes(b"new")
    old = library / "winter/dist/result.pdf"
    old.parent.mkdir()
    old.write_bytes(b"old")
    with pytest.raises(StorageError) as caught:
        afar._send((library / "winter").as_uri(), data, "dist/result.pdf")  # noqa: SLF001 - a full disk at the last step
    assert "No space left on device" in caught.value.message
    assert [path.name for path in old.parent.iterdir()] == ["result.pdf"]
    assert old.read_bytes() == b"old"


def test_an_address_of_no_known_kind_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        afar.Address("nonsense://films")
    assert caught.value.slug == "bad-address"
