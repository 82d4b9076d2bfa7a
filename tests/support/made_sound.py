"""Sounds for tests, made by arithmetic: a voice of noise in syllables, a bed of tones; and files of them by PyAV."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

RATE = 16_000


def voice(seconds: float, seed: int, rate: int = RATE) -> tuple[Samples, list[tuple[float, float]]]:
    """Sentences of buzzing syllables with pauses, and when each begins and ends in seconds."""
    chance = np.random.default_rng(seed)
    out = np.zeros(int(seconds * rate))
    spoken = []
    at = float(chance.uniform(1, 2))
    while (length := float(chance.uniform(1, 3.5))) + at < seconds - 0.5:
        first, count = int(at * rate), int(length * rate)
        out[first : first + count] = _sentence(count, chance, rate)
        spoken.append((at, at + length))
        at += length + float(chance.choice((0.4, 0.9, 1.6, 3.0)) * chance.uniform(0.8, 1.2))
    return (out * 9000).astype(np.int16), spoken


def _sentence(count: int, chance: np.random.Generator, rate: int) -> NDArray[np.float64]:
    """Pulses of a gliding pitch through two resonances that change with every syllable."""
    time = np.arange(count) / rate
    pitch = 120 * 2 ** (0.3 * np.sin(2 * np.pi * time * chance.uniform(0.3, 0.8) + chance.uniform(0, 6)))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    out = np.zeros(count)
    for first in range(0, count, int(0.2 * rate)):
        part = slice(first, min(count, first + int(0.2 * rate)))
        low, high = chance.uniform(300, 800), chance.uniform(1000, 2500)
        for harmonic in range(1, 25):
            hertz = harmonic * 130
            level = np.exp(-(((hertz - low) / 150) ** 2)) + 0.5 * np.exp(-(((hertz - high) / 250) ** 2))
            out[part] += level * np.sin(harmonic * phase[part])
        shape = np.sin(np.pi * np.linspace(0.03, 0.97, part.stop - part.start)) ** 0.5
        out[part] = (out[part] + 0.15 * chance.standard_normal(part.stop - part.start)) * shape
    return out / 2


def bed(seconds: float, seed: int, rate: int = RATE) -> Samples:
    """Plucked tones on a beat: music enough to cover a voice."""
    chance = np.random.default_rng(seed)
    out = np.zeros(int(seconds * rate) + rate)
    time = np.arange(rate) / rate
    for first in range(0, int(seconds * rate), rate // 3):
        hertz = 110 * 2 ** (chance.integers(0, 36) / 12)
        tone = sum(np.sin(2 * np.pi * hertz * k * time + chance.uniform(0, 6)) / k for k in range(1, 5))
        out[first : first + rate] += tone * np.exp(-4 * time)
    return (out[: int(seconds * rate)] * 2500).astype(np.int16)


def file(path: Path, tracks: Sequence[Samples], *, codec: str = "pcm_s16le", late: float = 0, rate: int = RATE) -> Path:
    """A file with these sound tracks; the last one begins ``late`` seconds after the file."""
    with av.open(str(path), "w") as out:
        streams = [out.add_stream(codec, rate=rate, layout="mono") for _ in tracks]
        for stream, samples in zip(streams, tracks, strict=True):
            begin = int(late * rate) if stream is streams[-1] else 0
            for first in range(0, len(samples), 1024):
                frame = av.AudioFrame.from_ndarray(samples[None, first : first + 1024], "s16", "mono")
                frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), begin + first
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
    return path
