"""Films with a real, tiny picture: grey, so that every bright pixel is burned text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit.project import load
from kit.receipt import Fingerprints
from kit.screener import build
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.receipt import Receipt
    from kit.screener.options import Options

FRAMES = 48
TOML = """\
[film]
id = "grey"
title = "Grey"
year = 2024
kind = "documentary"
master = "media/grey.mp4"
rate = "24000/1001"
default_locale = "ko"
original_language = "ko"

[booklet]
version = "1"
date = 2026-01-01

[locales.ko]
profile = "festival-ko"

[locales.en]
profile = "festival-en"

[screener]
preset = "ultrafast"
mark = false
"""


def srt(*cues: tuple[str, str, str]) -> str:
    """A SubRip file of (in-time, out-time, text), times as 00:01,000."""
    blocks = [f"{number}\n00:{a} --> 00:{b}\n{text}\n" for number, (a, b, text) in enumerate(cues, 1)]
    return "\n".join(blocks)


KOREAN = srt(("00:00,500", "00:01,001", "안녕하세요"))


def encode(*arguments: str) -> None:
    subprocess.run([ffmpeg.find().path, "-v", "error", "-nostdin", "-y", *arguments], check=True)


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    """A clip of a generated picture, with a sound or without, in quick H.264; ``options`` are ffmpeg's for it."""

    def make(picture: str, *options: str, sound: str = "") -> Path:
        path = tmp_path_factory.mktemp("clip") / "clip.mp4"
        heard, coded = (("-f", "lavfi", "-i", sound), ("-c:a", "aac")) if sound else ((), ())
        coded = ("-c:v", "libx264", "-preset", "ultrafast", *coded)
        encode("-f", "lavfi", "-i", picture, *heard, *coded, *options, str(path))
        return path

    return make


@pytest.fixture(scope="session")
def clip(make_clip: MakeClip) -> Path:
    """Two seconds of grey, 320 × 180 at 23.976, with a tone; its tags would give its maker away."""
    tags = ("-metadata", "artist=Secret Person", "-metadata", "comment=/home/secret", "-timecode", "10:00:00:00")
    picture = "color=c=0x606060:s=320x180:r=24000/1001"
    return make_clip(picture, "-frames:v", str(FRAMES), "-t", "2.002", *tags, sound="sine")


@dataclass
class Film:
    """A film's folder and short ways to burn it."""

    root: Path

    @property
    def project(self) -> Project:
        return load.load(self.root)

    def write(self, locale: str, text: str) -> None:
        (self.root / f"subtitles/grey.{locale}.srt").write_text(text, "utf-8")

    def inputs(self, locale: str = "ko", options: Options | None = None) -> dict[str, str]:
        return build.inputs(self.project, locale, options, self.fingerprints)

    @property
    def fingerprints(self) -> Fingerprints:
        return Fingerprints(self.root / "dist/receipts")

    def burn(
        self,
        locale: str = "ko",
        options: Options | None = None,
        warn: Callable[[str], None] = lambda _: None,
        progress: Callable[[float], None] = lambda _: None,
        to: Path | None = None,
    ) -> Receipt:
        return build.build(self.project, locale, options, progress, self.fingerprints, warn=warn, to=to)

    def output(self, locale: str = "ko", options: Options | None = None) -> Path:
        return build.output(self.project, locale, options)

    def leftovers(self) -> list[str]:
        """What lies in dist/ besides finished screeners and receipts."""
        dist = self.root / "dist"
        return [path.name for path in dist.iterdir() if path.name.startswith(".")] if dist.exists() else []


MakeFilm = Callable[..., Film]
MakeClip = Callable[..., Path]
WriteSrt = Callable[..., str]
Encode = Callable[..., None]
SeePictures = Callable[[Path], list[np.ndarray]]
SeeLit = Callable[[Path], list[int]]


def lay(root: Path, master: Path, toml: str = TOML, ko: str = KOREAN) -> Film:
    """Write a film's folder with a Korean track."""
    (root / "media").mkdir(parents=True)
    (root / "subtitles").mkdir()
    shutil.copyfile(master, root / "media/grey.mp4")
    (root / "kit.toml").write_text(toml, "utf-8")
    film = Film(root)
    film.write("ko", ko)
    return film


@pytest.fixture
def make_film(tmp_path: Path, clip: Path) -> MakeFilm:
    """A film's folder of any name, with a Korean track."""

    def make(name: str = "grey", *, toml: str = TOML, master: Path = clip, ko: str = KOREAN) -> Film:
        return lay(tmp_path / name, master, toml, ko)

    return make


@pytest.fixture
def grey(make_film: MakeFilm) -> Film:
    return make_film()


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work folders of burns are made here, so that what is left behind can be seen."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def pictures(path: Path) -> list[np.ndarray]:
    """The brightness of every frame."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]


def lit(path: Path) -> list[int]:
    """The numbers of the frames on which text is burned."""
    return [index for index, picture in enumerate(pictures(path)) if picture.max() > 200]


@pytest.fixture
def see_pictures() -> SeePictures:
    return pictures


@pytest.fixture
def see_lit() -> SeeLit:
    return lit


@pytest.fixture
def write_srt() -> WriteSrt:
    return srt


@pytest.fixture(scope="session")
def run_ffmpeg() -> Encode:
    return encode


@pytest.fixture
def toml() -> str:
    return TOML
