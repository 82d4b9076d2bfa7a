"""A burned screener of the sample reel, beside ffmpeg encoding the same reel with the same settings and no text."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Row, compare, program

from kit.project import load
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from kit.project.project import Project

ROOT = Path(__file__).resolve().parent.parent
KIT = str(Path(sys.executable).with_name("kit"))
LOCALE = "ko"


def rows() -> list[Row]:
    """One row: everything that kit does for a screener, against the encoder alone."""
    project = load.load(ROOT)
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "film.mp4"
        burn = [KIT, "-C", str(ROOT), "screener", "build", "--lang", LOCALE, "--force", "--output", str(output)]
        plain = _plain(project, Path(name) / "plain.mp4")
        return [
            compare(
                f"burn, verify and record a screener ({project.settings.screener.preset})",
                lambda: program(burn),
                "ffmpeg, same encoder, no text",
                lambda: program(plain),
                runs=3,
            )
        ]


def _plain(project: Project, output: Path) -> list[str]:
    settings = project.settings.screener
    encoder = ["-c:v", "libx264", "-preset", settings.preset, "-crf", str(settings.crf), "-pix_fmt", "yuv420p"]
    sound = ["-c:a", "aac", "-b:a", f"{settings.audio_kbps}k"]
    found = ffmpeg.find(project.settings.tools.ffmpeg)
    return [str(found.path), "-nostdin", "-y", "-i", str(project.master), *encoder, *sound, str(output)]
