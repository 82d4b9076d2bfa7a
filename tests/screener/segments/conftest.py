"""A film that moves, with a long group of pictures: every cut lies where decoding has to begin far before it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.screener.conftest import Film, lay, srt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, MakeFilm

FRAMES = 260
MOVING = "testsrc2=s=320x180:r=24000/1001,noise=alls=8:allf=t,format=yuv420p"
BEEPS = "sine=f=440:r=48000,volume='lt(mod(t,1),0.1)':eval=frame"


def generated() -> tuple[str, ...]:
    """How the moving picture and its beeps begin on ffmpeg's command line."""
    return ("-f", "lavfi", "-i", MOVING, "-f", "lavfi", "-i", BEEPS, "-frames:v", str(FRAMES), "-t", "10.844")


@pytest.fixture(scope="session")
def moving_clip(tmp_path_factory: pytest.TempPathFactory, run_ffmpeg: Encode) -> Path:
    path = tmp_path_factory.mktemp("moving") / "moving.mp4"
    run_ffmpeg(*generated(), "-c:v", "libx264", "-preset", "veryfast", "-g", "250", "-bf", "3", str(path))
    return path


@pytest.fixture(scope="session")
def cues() -> str:
    return srt(("00:01,500", "00:02,400", "하나"), ("00:05,100", "00:06,600", "둘"), ("00:09,000", "00:10,844", "셋"))


@pytest.fixture
def moving(make_film: MakeFilm, moving_clip: Path, cues: str) -> Film:
    return make_film("moving", master=moving_clip, ko=cues)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, moving_clip: Path, cues: str) -> Path:
    """The moving film with its Korean screener, its receipt and its segments: only to be copied."""
    film = lay(tmp_path_factory.mktemp("built") / "moving", moving_clip, ko=cues)
    film.burn()
    return film.root


@pytest.fixture
def built(tmp_path: Path, built_once: Path) -> Film:
    """A film of one's own whose Korean screener is built."""
    return Film(shutil.copytree(built_once, tmp_path / "built"))
