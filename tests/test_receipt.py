from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kit import receipt
from kit.receipt import Fingerprints, State

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = {"subtitles/film.ko.srt": "sha256:1", "style": "2"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    path = tmp_path / "film.ko.screener.mp4"
    path.write_bytes(b"film")
    receipt.write(path, inputs=INPUTS, tools={"ffmpeg": "9"}, facts={"frames": "24"})
    return path


def state(output: Path, inputs: dict[str, str]) -> State:
    return receipt.state(output, inputs, Fingerprints(output.parent / "receipts"))


def test_made_from_these_inputs_is_done(output: Path) -> None:
    assert state(output, INPUTS) is State.DONE


def test_another_input_is_stale(output: Path) -> None:
    assert state(output, {**INPUTS, "style": "3"}) is State.STALE
    assert state(output, {"style": "2"}) is State.STALE


def test_a_touched_result_is_stale(output: Path) -> None:
    output.write_bytes(b"filn")
    assert state(output, INPUTS) is State.STALE


def test_a_missing_result_is_missing_even_with_a_receipt(output: Path) -> None:
    output.unlink()
    assert state(output, INPUTS) is State.MISSING


@pytest.mark.parametrize("broken", [b"", b"{", b'{"schema": 1}', b"\xff\xfe", b"[]"])
def test_a_broken_receipt_means_make_it_again(output: Path, broken: bytes) -> None:
    receipt.path_for(output).write_bytes(broken)
    assert state(output, INPUTS) is State.STALE


def test_a_file_is_hashed_again_only_if_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    master = tmp_path / "master.mov"
    master.write_bytes(b"abc")
    first = Fingerprints(tmp_path / "receipts")
    value = first.of(master)
    first.save()
    monkeypatch.setattr("kit.tools.files.sha256", lambda _path: pytest.fail("read the whole master again"))
    assert Fingerprints(tmp_path / "receipts").of(master) == value
    monkeypatch.undo()
    master.write_bytes(b"abd")
    os.utime(master, ns=(1, 1))
    assert Fingerprints(tmp_path / "receipts").of(master) != value


def test_a_stamp_holds_as_long_as_its_file_is_the_one_that_was_hashed(tmp_path: Path) -> None:
    master, prints = tmp_path / "film.mov", Fingerprints(tmp_path)
    master.write_bytes(b"film")
    assert prints.stamps(master) == ()
    prints.of(master)
    (stamp,) = prints.stamps(master)
    assert stamp.holds()
    os.utime(master, (1, 1))
    assert not stamp.holds()
    prints.of(master)
    (again,) = prints.stamps(master)
    assert again.holds()
    master.unlink()
    assert not again.holds()
