"""A generated film for the screener's benchmark: grain, slow moves and cuts, with about 60 % of subtitled time."""

from __future__ import annotations

import random
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

ROOT_STILLS = "media/still-{}.jpg"
STILLS = ("night-snow", "river", "nine-lights")
LANGUAGES = {
    "ko": "그날 밤 우리는 강을 건넜어요",
    "en": "We crossed the river that night",
    "fr": "Cette nuit-là, nous avons passé le fleuve",
}
RATE = "24000/1001"
SHOT_SECONDS = 10
TOML = """\
[film]
id = "bench"
title = "Bench"
year = 2024
kind = "documentary"
master = "media/bench.mp4"
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

[locales.fr]
profile = "festival-fr-FR"

[screener]
preset = "veryfast"
crf = 20
mark = false
"""


@dataclass(frozen=True, slots=True)
class Film:
    """The film's folder, and the share of its time that has a subtitle."""

    root: Path
    subtitled: float

    @property
    def master(self) -> Path:
        """The picture and sound that everything is made from."""
        return self.root / "media/bench.mp4"

    def track(self, language: str) -> Path:
        """The subtitles in a language."""
        return self.root / f"subtitles/bench.{language}.srt"


def make(root: Path, stills: Path, *, seconds: int, width: int, height: int) -> Film:
    """Write the film; ``seconds`` is a multiple of 30."""
    (root / "media").mkdir(parents=True)
    (root / "subtitles").mkdir()
    (root / "kit.toml").write_text(TOML, "utf-8")
    film = Film(root, _subtitles(root, seconds))
    _master(film.master, stills, seconds, width, height)
    return film


def _master(to: Path, stills: Path, seconds: int, width: int, height: int) -> None:
    shots = "".join(
        f"[{index}]scale={width * 5 // 4}:-2,crop={width}:{height}:x='{width // 8}*(1+sin(t/{4 + index}))'"
        f":y='{height // 16}*(1+sin(t/3))',setsar=1[s{index}];"
        for index in range(len(STILLS))
    )
    joined = "".join(f"[s{index}]" for index in range(len(STILLS)))
    inputs = [
        word
        for name in STILLS
        for word in ("-loop", "1", "-framerate", RATE, "-t", str(SHOT_SECONDS), "-i", str(stills / f"still-{name}.jpg"))
    ]
    tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
    part, listing = to.with_name("part.mp4"), to.with_name("list.txt")
    _run(
        *inputs,
        *("-filter_complex", f"{shots}{joined}concat=n={len(STILLS)},noise=alls=5:allf=t,format=yuv420p,{tags}[v]"),
        *("-map", "[v]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "16", str(part)),
    )
    # Told exactly how long a part is, ffmpeg leaves no gap between two; a master with gaps is burned in one pass.
    frames = len(STILLS) * round(SHOT_SECONDS * Fraction(RATE))
    row = f"file {part.name}\nduration {float(frames / Fraction(RATE)):.6f}\n"
    listing.write_text("ffconcat version 1.0\n" + row * (seconds // 30), "utf-8")
    _run(
        *("-f", "concat", "-i", str(listing)),
        *("-f", "lavfi", "-i", "anoisesrc=color=pink:amplitude=0.1:sample_rate=48000"),
        *("-map", "0:v", "-map", "1:a", "-c:v", "copy", "-video_track_timescale", "24000", "-c:a", "aac", "-shortest"),
        str(to),
    )
    part.unlink()
    listing.unlink()


def _subtitles(root: Path, seconds: int) -> float:
    """The same times in three languages; bursts of speech with pauses between them."""
    chance = random.Random(2026)  # noqa: S311 - the same film on every run
    at, cues = 1.0, list[tuple[float, float]]()
    while at < seconds - 6:
        length = chance.uniform(1.6, 4.8)
        cues.append((at, at + length))
        at += length + (chance.uniform(0.1, 0.5) if chance.random() < 0.68 else chance.uniform(3, 8))  # noqa: PLR2004
    for language, words in LANGUAGES.items():
        rows = [f"{n}\n{_clock(a)} --> {_clock(b)}\n{words} {n}\n" for n, (a, b) in enumerate(cues, 1)]
        (root / f"subtitles/bench.{language}.srt").write_text("\n".join(rows), "utf-8")
    return sum(b - a for a, b in cues) / seconds


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"


def _run(*arguments: str) -> None:
    subprocess.run([ffmpeg.find().path, "-v", "error", "-nostdin", "-y", *arguments], check=True)
