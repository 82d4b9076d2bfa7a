"""A master that is exported anew while a screener is made from it: no result, and nothing of it is kept."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kit.errors import StorageError
from kit.screener.segments import command
from kit.tools.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film


@pytest.fixture(scope="module")
def dark(tmp_path_factory: pytest.TempPathFactory, moving_clip: Path, run_ffmpeg: Encode) -> Path:
    """The moving film as a negative that sounds backwards: as many frames, at the same times."""
    path = tmp_path_factory.mktemp("dark") / "dark.mp4"
    coded = ("-c:v", "libx264", "-preset", "veryfast", "-g", "250", "-bf", "3", "-c:a", "aac")
    run_ffmpeg("-i", str(moving_clip), "-vf", "negate", "-af", "areverse", *coded, str(path))
    return path


@pytest.mark.parametrize(("when", "lacks"), [("chunk", "seen"), ("sound", "loudness"), ("join", "")])
def test_a_master_that_changes_gives_no_screener_and_leaves_nothing_that_another_build_would_take(
    built: Film, moving_clip: Path, dark: Path, monkeypatch: pytest.MonkeyPatch, when: str, lacks: str
) -> None:
    before = built.output().read_bytes()
    store, master, run = Store(built.project.dist / "cache"), built.project.master, getattr(command, when)
    for key in [one.key for one in store.entries()]:
        entry = store.look(key)
        if entry and lacks in entry.facts:
            store.drop(key)

    def swapped(*given: Any, **named: Any) -> tuple[str, ...]:
        shutil.copyfile(dark, master)
        words: tuple[str, ...] = run(*given, **named)
        return words

    with monkeypatch.context() as patched:
        patched.setattr(command, when, swapped)
        with pytest.raises(StorageError) as caught:
            built.burn()
    assert caught.value.slug == "master-changed"
    assert built.output().read_bytes() == before
    assert built.leftovers() == []
    shutil.copyfile(moving_clip, master)
    os.utime(master, (1, 1))
    built.burn()
    assert built.output().read_bytes() == before
