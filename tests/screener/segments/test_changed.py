"""A master that is exported anew while a screener is made from it: no result, and nothing of it is kept."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from kit.errors import StorageError
from kit.screener import build
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm

#: Puts another film in the master's place just before the first run of ffmpeg whose words hold ``when``.
SWAP = """\
#!/bin/sh
case "$*" in *"{when}"*) [ -f '{other}' ] && mv '{other}' '{master}' ;; esac
exec '{ffmpeg}' "$@"
"""


@pytest.fixture(scope="module")
def dark(tmp_path_factory: pytest.TempPathFactory, moving_clip: Path, run_ffmpeg: Encode) -> Path:
    """The moving film as a negative that sounds backwards: as many frames, at the same times."""
    path = tmp_path_factory.mktemp("dark") / "dark.mp4"
    coded = ("-c:v", "libx264", "-preset", "veryfast", "-g", "250", "-bf", "3", "-c:a", "aac")
    run_ffmpeg("-i", str(moving_clip), "-vf", "negate", "-af", "areverse", *coded, str(path))
    return path


@pytest.mark.parametrize("when", ["framehash", "sound.mp4", "list.txt"])
def test_a_master_that_changes_gives_no_screener_and_leaves_nothing_that_another_build_would_take(
    make_film: MakeFilm,
    moving_clip: Path,
    dark: Path,
    cues: str,
    built: Film,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    when: str,
) -> None:
    film = make_film("changed", master=moving_clip, ko=cues)
    other, wrapper = tmp_path / "other.mp4", tmp_path / "ffmpeg"
    shutil.copyfile(dark, other)
    words = SWAP.format(when=when, other=other, master=film.project.master, ffmpeg=ffmpeg.find().path)
    wrapper.write_text(words, "utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("KIT_FFMPEG", str(wrapper))
    with pytest.raises(StorageError) as caught:
        # One thing after another, or the first that is refused would end what else has begun.
        build.build(film.project, "ko", None, lambda _: None, film.fingerprints, jobs=1)
    assert caught.value.slug == "master-changed"
    assert not other.exists()
    assert not film.output().exists()
    assert film.leftovers() == []
    shutil.copyfile(moving_clip, film.project.master)
    os.utime(film.project.master, (1, 1))
    film.burn()
    assert film.output().read_bytes() == built.output().read_bytes()
