"""Small films of shots whose cuts are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def write(path: Path, lengths: Sequence[int], rate: str = "24000/1001") -> None:
    """Shots of so many seconds, each another part of the same fractal."""
    inputs: list[str] = []
    for number, length in enumerate(lengths):
        inputs += ["-f", "lavfi", "-i", f"mandelbrot=s=64x48:r={rate}:start_scale={3 / 4**number},trim=end={length}"]
    whole = ["-filter_complex", f"concat=n={len(lengths)}", "-r", rate, "-c:v", "mpeg4", "-q:v", "3"]
    process.run([str(ffmpeg.find().path), "-v", "error", "-y", *inputs, *whole, str(path)])
