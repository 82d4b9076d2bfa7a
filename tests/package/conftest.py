"""A tiny package, made once by the command line, and ways to spoil copies of it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from PIL import Image

from kit.cli.main import run
from kit.package import verify
from kit.tools import ffmpeg, process
from tests.conftest import write_film

KOREAN = (
    "강을 건너던 밤 우리는",
    "아무 말도 하지 않았다",
    "멀리서 개가 짖었고 눈은",
    "그치지 않고 내렸으며 길은",
    "보이지 않았지만 우리는",
    "손을 놓지 않고 걸었다",
    "새벽이 올 때까지 누구도",
    "뒤를 보지 않았다",
)
FRENCH = (
    "La nuit où nous avons passé",
    "le fleuve, il y avait des chiens",
    "et le froid dans les mains,",
    "mais nous avons marché avec",
    "les autres vers la lumière",
    "qui était de l’autre côté,",
    "sans un mot pour le silence",
    "ou pour les morts du village.",
)
FESTIVAL = dedent("""
    [[festivals]]
    id = "fest"
    name = "Fest"

    [festivals.package]
    language = "fr-CA"
    subtitles = "separate"
    parts = ["screener", "subtitles", "stills", "report", "access"]
    """)


def srt(lines: tuple[str, ...]) -> str:
    """Four cues of two lines in two seconds."""
    pairs = zip(lines[::2], lines[1::2], strict=True)
    times = ("00,000 --> 00:00:00,450", "00,500 --> 00:00:00,950", "01,000 --> 00:00:01,450", "01,500 --> 00:00:01,950")
    blocks = [f"{n}\n00:00:{time}\n{a}\n{b}\n" for n, (time, (a, b)) in enumerate(zip(times, pairs, strict=True), 1)]
    return "\n".join(blocks)


@dataclass(frozen=True)
class Package:
    """A package's folder, with what a test does to it."""

    folder: Path

    @property
    def manifest(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / "manifest.json").read_bytes())
        return read

    def one(self, ending: str) -> Path:
        """The first file of that ending."""
        return next(path for path in sorted(self.folder.rglob(f"*{ending}")) if path.parent != self.folder)

    def write(self, manifest: object) -> None:
        (self.folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        self.sum()

    def sum(self) -> None:
        """SHA256SUMS as a careful forger would write it."""
        sums = {entry["path"]: entry["sha256"] for entry in self.manifest["files"]}
        sums["manifest.json"] = hashlib.sha256((self.folder / "manifest.json").read_bytes()).hexdigest()
        rows = "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))
        (self.folder / "SHA256SUMS").write_text(rows, "utf-8")

    def forge(self) -> None:
        """Make manifest and sums fit whatever the files are now."""
        told = self.manifest
        for entry in told["files"]:
            data = (self.folder / entry["path"]).read_bytes()
            entry |= {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        self.write(told)

    def faults(self) -> list[str]:
        """What verify says of it, as slugs."""
        return [fault.slug for fault in verify.verify(self.folder)]


MakeFilm = Callable[..., Path]


def assert_told(package: Package, slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault of this kind is found, and the command says so and ends with 1."""
    assert slug in package.faults()
    assert run(["package", "verify", str(package.folder)]) == 1
    assert capsys.readouterr().out.strip()


@pytest.fixture(scope="session")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of 160 × 90 with a tone, whose tags would give its maker away."""
    path = tmp_path_factory.mktemp("reel") / "reel.mp4"
    process.run([
        str(ffmpeg.find().path), "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=160x90:r=24000/1001",
        "-f", "lavfi", "-i", "sine", "-frames:v", "48", "-t", "2.002", "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p", "-c:a", "aac", "-metadata", "artist=Secret Person", "-metadata",
        "location=+37.5+127.0/", "-timecode", "10:00:00:00", str(path),
    ])  # fmt: skip
    return path


def furnish(root: Path, reel: Path, festival: str = FESTIVAL) -> Path:
    write_film(root)
    shutil.copyfile(reel, root / "media/winter-sea.mp4")
    for locale, lines in (("ko", KOREAN), ("fr-CA", FRENCH)):
        (root / f"subtitles/winter-sea.{locale}.srt").write_text(srt(lines), "utf-8")
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "A Camera", {1: "N", 2: (37.0, 30.0, 0.0)}
    Image.new("RGB", (64, 36), "#1f4e5f").save(root / "media/shore.jpg", exif=exif, comment=b"by somebody")
    toml = (root / "kit.toml").read_text("utf-8").replace("shore.png", "shore.jpg")
    (root / "kit.toml").write_text(toml + festival, "utf-8")
    return root


@pytest.fixture
def make_film(tmp_path: Path, reel: Path) -> MakeFilm:
    """A film's folder that can be packed; ``festival`` is what kit.toml says of it."""

    def make(festival: str = FESTIVAL) -> Path:
        return furnish(tmp_path / "winter-sea", reel, festival)

    return make


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory, reel: Path) -> Package:
    """The package as it left, with its zip beside it."""
    root = furnish(tmp_path_factory.mktemp("sent") / "winter-sea", reel)
    target = root.parent / "fest"
    assert run(["-C", str(root), "package", "build", "--for", "fest", "--zip", "-o", str(target)]) == 0
    return Package(target)


@pytest.fixture
def arrived(sent: Package, tmp_path: Path) -> Package:
    """A copy of it that a test may spoil."""
    shutil.copytree(sent.folder, tmp_path / "fest")
    return Package(tmp_path / "fest")
