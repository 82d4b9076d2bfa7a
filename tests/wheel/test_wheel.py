"""The wheel, alone in an empty environment, takes a film from nothing to its results."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING

import msgspec
import pytest

from kit.receipt import Receipt
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

BIN = "Scripts" if sys.platform == "win32" else "bin"


def run(*argv: str | Path, cwd: Path) -> str:
    """Run a program without this environment's variables; its standard output, if it ended well."""
    kept = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV", "KIT_FFMPEG"}}
    done = subprocess.run(
        [str(word) for word in argv], cwd=cwd, env=kept, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{argv}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def root(request: pytest.FixtureRequest) -> Path:
    return request.config.rootpath


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=root)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kit(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``kit`` program of an environment that holds the locked packages and the wheel, nothing else."""
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    pip = [sys.executable, "-m", "pip", "--python", home, "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", root / "requirements.txt", cwd=home)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=home)
    return home / BIN / "kit"


def test_the_wheel_holds_the_package_the_sample_and_the_licence_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "kit/cli/main.py",
        "kit/py.typed",
        "kit/profiles/festival-ko.toml",
        "kit/_data/sample/kit.toml",
        "kit/_data/locales/ko/film.toml",
        "kit/_data/templates/review/body.html",
        "kit/_data/templates/review/main.js",
        "kit/_data/templates/review/review.css",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.startswith("kit/_data/templates/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "scripts/", "bench/", "docs/"))]
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def _shorten(film: Path) -> None:
    """Leave six seconds of the reel and the two Korean cues in them: the tutorial's test burns all."""
    master, track = film / "media/the-defector.mp4", film / "subtitles/the-defector.ko.srt"
    whole = master.rename(film / "whole.mp4")
    run(ffmpeg.find().path, "-v", "error", "-i", whole, "-t", "6", "-c", "copy", master, cwd=film)
    track.write_text("\n\n".join(track.read_text("utf-8").split("\n\n")[:2]) + "\n", "utf-8")


def test_from_init_to_build_in_an_empty_environment(kit: Path, tmp_path: Path) -> None:
    run(kit, "init", "film", cwd=tmp_path)
    film = tmp_path / "film"
    _shorten(film)
    settings = tomllib.loads((film / "kit.toml").read_text(encoding="utf-8"))
    run(kit, "build", "screener", "--lang", "ko", cwd=film)
    run(kit, "build", "booklet", cwd=film)
    identifier = settings["film"]["id"]
    for name in (f"{identifier}.ko.screener.mp4", *(f"{identifier}.{tag}.booklet.pdf" for tag in settings["locales"])):
        made = film / "dist" / name
        receipt = msgspec.json.decode((film / "dist" / "receipts" / f"{name}.json").read_bytes(), type=Receipt)
        assert (receipt.output, receipt.size) == (name, made.stat().st_size)
    assert not list((film / "dist").glob(".part-*"))
    before = {path: path.stat().st_mtime_ns for path in (film / "dist").glob("*.*")}
    run(kit, "build", "--lang", "ko", cwd=film)
    assert {path: path.stat().st_mtime_ns for path in before} == before
