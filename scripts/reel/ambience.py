"""Soft generated sound beds, one for each kind of place in the reel."""

import numpy as np

from reel.speech import SAMPLE_RATE, Sound
from reel.timeline import Timeline

FADE = 0.6


def bed(line: Timeline) -> Sound:
    """The stereo bed under the whole reel, cross-faded at the cuts."""
    total = round(line.seconds() * SAMPLE_RATE)
    seconds = np.arange(total) / SAMPLE_RATE
    mix = np.zeros((total, 2))
    gates: dict[str, Sound] = {}
    for placed in line.shots:
        start = float(placed.start * total / line.frames) / SAMPLE_RATE
        end = float(placed.end * total / line.frames) / SAMPLE_RATE
        gate = np.clip((seconds - start) / FADE + 0.5, 0, 1) * np.clip((end - seconds) / FADE + 0.5, 0, 1)
        name = placed.item.sound
        gates[name] = np.maximum(gates.get(name, np.zeros(total)), gate)
    for name, gate in gates.items():
        mix += _place(name, seconds) * np.sin(gate * np.pi / 2)[:, None]
    ends = np.clip(seconds / 1.2, 0, 1) * np.clip((seconds[-1] - seconds) / 1.5, 0, 1)
    return np.asarray(mix * ends[:, None])


def _place(name: str, seconds: Sound) -> Sound:
    count = len(seconds)
    if name == "wind":
        gust = 0.65 + 0.35 * np.sin(seconds * 0.9 + 1.3 * np.sin(seconds * 0.31))
        return _noise(count, 1, 180, 700) * gust[:, None] * 0.016
    if name == "water":
        lap = 0.6 + 0.4 * np.sin(seconds * 2.4 + np.sin(seconds * 0.7)) ** 2
        return _noise(count, 2, 400, 2400) * lap[:, None] * 0.010
    if name == "train":
        beat = np.mod(seconds, 1.1)
        clack = np.exp(-beat * 28) + 0.8 * np.exp(-np.mod(beat - 0.18, 1.1) * 28)
        low = _noise(count, 3, 40, 160) * 0.016
        return np.asarray(low + _noise(count, 4, 300, 1100) * clack[:, None] * 0.035)
    if name == "tones":
        return _tones(seconds) * 0.020
    cut = 260 if name == "hum" else 420
    air = _noise(count, 5, 60, cut) * 0.010
    hum = np.sin(2 * np.pi * 98 * seconds)[:, None] * (0.004 if name == "hum" else 0.0)
    return np.asarray(air + hum)


def _tones(seconds: Sound) -> Sound:
    """A slow open chord; each note breathes at its own pace."""
    left, right = np.zeros_like(seconds), np.zeros_like(seconds)
    for index, pitch in enumerate((110.0, 164.81, 220.0, 246.94, 329.63)):
        swell = 0.55 + 0.45 * np.sin(seconds * (0.35 + 0.07 * index) + index * 1.9)
        note = np.sin(2 * np.pi * pitch * seconds) * swell / (1 + 0.5 * index)
        near = 0.5 + 0.35 * np.cos(index * 2.1)
        left += note * near
        right += note * (1 - near)
    return np.stack([left, right], axis=1)


def _noise(count: int, seed: int, low: float, high: float) -> Sound:
    """Stereo noise of unit power between two soft frequency edges."""
    white = np.random.default_rng(seed).standard_normal((count, 2))
    pitch = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    shape = 1 / (1 + (low / np.maximum(pitch, 1)) ** 4) / (1 + (pitch / high) ** 4)
    sound = np.fft.irfft(np.fft.rfft(white, axis=0) * shape[:, None], count, axis=0)
    return np.asarray(sound / sound.std())
