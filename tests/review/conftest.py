"""A small film in three languages with something to find in each, and its page."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kit.cli.main import run
from kit.tools import ffmpeg, process
from tests.conftest import write_film

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KOREAN = """1
00:00:00,500 --> 00:00:02,000
강을... 건넜다

2
00:00:02,500 --> 00:00:04,000
아무도 <i>말하지</i> 않았다

3
00:00:04,500 --> 00:00:05,000
우리는 새벽이 올 때까지
손을 놓지 않고 걸었다
"""
ENGLISH = """1
00:00:00,500 --> 00:00:02,000
We crossed... the river.

2
00:00:02,500 --> 00:00:04,000
Nobody spoke & <nobody> asked.
"""
FRENCH = """WEBVTT

00:00.500 --> 00:02.000
Vous venez ?

00:02.500 --> 00:04.000
Personne ne parlait.

00:05.000 --> 00:05.800
Un plan sans voix.
"""
HOSTILE = "</script><script>document.title='broken'</script><!--<img src=x onerror=alert(1)>"
TRACKS = {"winter-sea.ko.srt": KOREAN, "winter-sea.en.srt": ENGLISH, "winter-sea.fr-CA.vtt": FRENCH}


@pytest.fixture(scope="session")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds of 160 × 90 with a tone."""
    path = tmp_path_factory.mktemp("review") / "reel.mp4"
    process.run([
        str(ffmpeg.find().path), "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=160x90:r=24000/1001",
        "-f", "lavfi", "-i", "sine=frequency=300", "-frames:v", "144", "-t", "6.006", "-c:v", "libx264",
        "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path),
    ])  # fmt: skip
    return path


def furnish(root: Path, reel: Path) -> Path:
    """A film's folder with the reel as its master and three tracks."""
    write_film(root)
    shutil.copyfile(reel, root / "media/winter-sea.mp4")
    for track in (root / "subtitles").iterdir():
        track.unlink()
    for name, text in TRACKS.items():
        (root / "subtitles" / name).write_text(text, "utf-8")
    toml = (root / "kit.toml").read_text("utf-8")
    toml = toml.replace("[locales.fr-CA]", '[locales.en]\nprofile = "festival-en"\n\n[locales.fr-CA]')
    toml = toml.replace("year = 2024\nkind", 'shots = "shots.json"\nyear = 2024\nkind')
    (root / "kit.toml").write_text(toml, "utf-8")
    (root / "shots.json").write_text('{"rate": "24000/1001", "cuts": [50, 100]}', "utf-8")
    return root


@pytest.fixture
def film(tmp_path: Path, reel: Path) -> Path:
    """A film's folder that a test may change."""
    return furnish(tmp_path / "winter-sea", reel)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, reel: Path) -> Path:
    """The page of the film, made once by the command line."""
    root = furnish(tmp_path_factory.mktemp("built") / "winter-sea", reel)
    assert run(["-C", str(root), "review", "build"]) == 0
    return root / "dist/review/index.html"


def data(page: Path, name: str = "live") -> dict[str, Any]:
    """What a page was given."""
    text = page.read_text("utf-8")
    found = text.partition(f'id="{name}">')[2].partition("</script>")[0]
    told: dict[str, Any] = json.loads(found)
    return told


def mark(page: Path, track: int, cue: int) -> str:
    """The mark of a cue, as the page has it."""
    return str(data(page)["tracks"][track]["cues"][cue - 1]["mark"])


@pytest.fixture
def decide(tmp_path: Path) -> Callable[..., Path]:
    """Writes decisions.json."""

    def write(*decisions: dict[str, object]) -> Path:
        path = tmp_path / "decisions.json"
        path.write_text(json.dumps({"schema": 1, "film": "winter-sea", "decisions": decisions}), "utf-8")
        return path

    return write
