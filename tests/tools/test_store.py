from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kit.errors import StorageError
from kit.tools.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.mp4"
    path.write_bytes(b"picture")
    return path


def data_of(store: Store, key: str) -> Path:
    return store.folder / key[:2] / f"{key}.mp4"


def test_what_was_put_comes_back_with_what_was_measured(store: Store, made: Path, tmp_path: Path) -> None:
    store.put("abcd", made, {"frames": "3"})
    made.unlink()
    entry = store.take("abcd", tmp_path / "taken.mp4")
    assert entry is not None
    assert (entry.size, entry.facts) == (7, {"frames": "3"})
    assert (tmp_path / "taken.mp4").read_bytes() == b"picture"


def test_an_unknown_key_gives_nothing_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    assert store.take("abcd", tmp_path / "taken.mp4") is None
    assert not (tmp_path / "taken.mp4").exists()


@pytest.mark.parametrize("bytes_now", [b"pictura", b"pict", b""])
def test_an_entry_that_is_not_what_it_was_is_given_up(
    store: Store, made: Path, tmp_path: Path, bytes_now: bytes
) -> None:
    store.put("abcd", made, {})
    data = data_of(store, "abcd")
    data.unlink()
    data.write_bytes(bytes_now)
    assert store.take("abcd", tmp_path / "taken.mp4") is None
    assert not (tmp_path / "taken.mp4").exists()
    assert store.entries() == []


@pytest.mark.parametrize("record", [b"", b"{", b'{"size": "x"}', b"[]"])
def test_a_damaged_record_is_no_entry(store: Store, made: Path, tmp_path: Path, record: bytes) -> None:
    store.put("abcd", made, {})
    data_of(store, "abcd").with_suffix(".json").write_bytes(record)
    assert store.take("abcd", tmp_path / "taken.mp4") is None


def test_data_that_a_kill_left_without_a_record_are_no_entry(store: Store, made: Path, tmp_path: Path) -> None:
    store.put("abcd", made, {})
    data_of(store, "abcd").with_suffix(".json").unlink()
    assert store.take("abcd", tmp_path / "taken.mp4") is None
    os.utime(data_of(store, "abcd"), (0, 0))
    store.prune(10**9)
    assert not data_of(store, "abcd").exists()


def test_pruning_gives_up_what_was_not_used_for_longest(store: Store, made: Path, tmp_path: Path) -> None:
    for age, key in enumerate(("aa1", "bb2", "cc3")):
        store.put(key, made, {})
        os.utime(data_of(store, key).with_suffix(".json"), (1000 + age, 1000 + age))
    store.take("aa1", tmp_path / "used.mp4")
    gone = store.prune(15)
    assert [entry.key for entry in gone] == ["bb2"]
    assert {entry.key for entry in store.entries()} == {"aa1", "cc3"}
    assert [entry.key for entry in store.prune(0)] == ["cc3", "aa1"]


def test_what_was_taken_stays_when_the_entry_is_pruned(store: Store, made: Path, tmp_path: Path) -> None:
    store.put("abcd", made, {})
    store.take("abcd", tmp_path / "taken.mp4")
    store.prune(0)
    assert (tmp_path / "taken.mp4").read_bytes() == b"picture"


def test_the_same_key_can_be_put_twice(store: Store, made: Path, tmp_path: Path) -> None:
    store.put("abcd", made, {})
    store.put("abcd", made, {})
    assert len(store.entries()) == 1
    assert store.take("abcd", tmp_path / "taken.mp4")


def test_where_nothing_can_be_written_one_error_says_so(tmp_path: Path, made: Path) -> None:
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        Store(tmp_path / "store").put("abcd", made, {})
