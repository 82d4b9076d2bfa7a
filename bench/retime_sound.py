"""Sound for the retiming benchmark: voices by espeak-ng, noise, music, rooms, and cue times as humans make them.

Everything is mono, float32, between -1 and 1, at ``RATE`` samples a second, and the same for the same seed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import wave
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from retime_words import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Sound = NDArray[np.float32]

RATE = 16_000
#: Voice and words a minute of each language; three different speakers.
VOICES = {"ko": ("ko", 165), "en": ("en-us+f3", 160), "fr": ("fr-fr+m3", 170)}
_MINOR = 0.4  # of the chords
_AUDIBLE = 0.01
HOW_TO_GET = "espeak-ng is not here; on Debian and Ubuntu: apt-get install espeak-ng, on macOS: brew install espeak-ng."


@dataclass(frozen=True, slots=True)
class Talk:
    """A soundtrack of speech alone, and its cues: in and out in seconds."""

    sound: Sound
    cues: tuple[tuple[float, float], ...]


def available() -> bool:
    """Whether the program that speaks is installed."""
    return shutil.which("espeak-ng") is not None


@lru_cache(maxsize=512)
def say(text: str, voice: str, pace: int, pitch: int) -> Sound:
    """One sentence, without the silence around it."""
    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", str(pace), "-p", str(pitch), "--stdout", text],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    with wave.open(io.BytesIO(done.stdout)) as read:
        rate, frames = read.getframerate(), read.readframes(read.getnframes())
    samples = np.frombuffer(frames, np.int16).astype(np.float32) / 32768
    places = np.arange(0, len(samples) - 1, rate / RATE)
    samples = np.interp(places, np.arange(len(samples)), samples).astype(np.float32)
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    return samples[loud[0] : loud[-1] + 1]


def talk(language: str, seconds: float, seed: int, *, voice: str = "", pace: int = 0, pauses: float = 1.0) -> Talk:
    """Sentences with pauses, cues with in-times within 60 ms and out-times 100 to 600 ms late."""
    chance = np.random.default_rng(seed)
    name, usual = VOICES[language]
    track = np.zeros(int(seconds * RATE), np.float32)
    cues: list[tuple[float, float]] = []
    at = float(chance.uniform(1, 4))
    while True:
        text = SENTENCES[language][chance.integers(len(SENTENCES[language]))]
        spoken = say(text, voice or name, pace or usual, int(chance.choice((35, 50, 65))))
        length = len(spoken) / RATE
        if at + length + 1 > seconds:
            break
        first = int(at * RATE)
        track[first : first + len(spoken)] += spoken * float(chance.uniform(0.6, 1))
        begin = at + float(chance.uniform(-0.06, 0.06))
        cues.append((begin, at + length + float(chance.uniform(0.1, 0.6))))
        at += length + pauses * float(chance.choice((0.2, 0.5, 1, 2, 4)) * chance.uniform(0.7, 1.3))
    return Talk(track, tuple(_apart(cues)))


def _apart(cues: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Cues do not overlap: an out-time ends two frames before the next in-time at the latest."""
    nexts = [begin for begin, _ in cues[1:]] + [float("inf")]
    return [(begin, min(end, follow - 0.084)) for (begin, end), follow in zip(cues, nexts, strict=True)]


def noise(length: int, seed: int, colour: float = 1.0) -> Sound:
    """Noise whose power falls with frequency to the power of ``colour``: 0 white, 1 pink, 2 brown."""
    chance = np.random.default_rng(seed)
    block = 1 << 18
    parts = []
    for _ in range(-(-length // block)):
        spectrum = np.fft.rfft(chance.standard_normal(block))
        spectrum[1:] /= np.arange(1, len(spectrum)) ** (colour / 2)
        spectrum[:4] = 0
        parts.append(np.fft.irfft(spectrum, block))
    return _levelled(np.concatenate(parts)[:length])


def music(length: int, seed: int, tempo: float = 96) -> Sound:
    """Chords of plucked and held tones, a bass, and drums: something on every beat, and never the same bar twice."""
    chance = np.random.default_rng(seed)
    beat = int(60 / tempo * RATE)
    out = np.zeros(length + 8 * beat, np.float32)
    roots = (220.0, 174.6, 261.6, 196.0, 146.8, 164.8)
    for number, first in enumerate(range(0, length, 4 * beat)):
        root = roots[(number + int(chance.integers(2))) % len(roots)]
        minor = chance.random() < _MINOR
        for step in (1, 1.189 if minor else 1.26, 1.498):
            _add(out, first, _tone(root * step, 4 * beat, chance, hold=True) * 0.5)
        for quarter in range(4):
            at = first + quarter * beat
            _add(out, at, _tone(root / 2, beat, chance) * 0.8)
            for eighth in range(2):
                step = float(chance.choice((2, 2.245, 2.52, 2.997, 3.364, 4)))
                _add(out, at + eighth * beat // 2, _tone(root * step / 1, beat // 2, chance) * 0.5)
            _add(out, at, _drum(chance, low=quarter % 2 == 0) * 0.9)
            _add(out, at + beat // 2, _drum(chance, low=False) * 0.3)
    return _levelled(out[:length])


def _tone(pitch: float, length: int, chance: np.random.Generator, *, hold: bool = False) -> Sound:
    time = np.arange(length) / RATE
    phase = chance.uniform(0, 6.28, 6)
    wave_ = sum(np.sin(2 * np.pi * pitch * k * time + phase[k - 1]) / k for k in range(1, 7))
    fade = np.minimum(1, time / 0.05) * np.minimum(1, (time[-1] - time) / 0.1) if hold else np.exp(-4 * time)
    return (wave_ * fade).astype(np.float32)


def _drum(chance: np.random.Generator, *, low: bool) -> Sound:
    time = np.arange(RATE // 5) / RATE
    if low:
        return (np.sin(2 * np.pi * (50 + 60 * np.exp(-30 * time)) * time) * np.exp(-18 * time) * 2).astype(np.float32)
    return (chance.standard_normal(len(time)) * np.exp(-35 * time)).astype(np.float32)


def _add(out: Sound, at: int, what: Sound) -> None:
    out[at : at + len(what)] += what[: max(0, len(out) - at)]


def mixed(speech: Sound, bed: Sound, decibels: float) -> Sound:
    """Speech over a bed that is ``decibels`` below it, measured where somebody speaks; no sample clips."""
    spoken = speech[np.abs(speech) > _AUDIBLE]
    level = float(np.sqrt(np.mean(spoken**2))) if len(spoken) else 0.1
    both = speech + bed[: len(speech)] * level * 10 ** (-decibels / 20)
    return (both * min(1.0, 0.97 / float(np.abs(both).max()))).astype(np.float32)


def room(sound: Sound, seed: int, seconds: float = 0.5) -> Sound:
    """The same in a room that rings for so long (a decaying noise as its answer)."""
    chance = np.random.default_rng(seed)
    time = np.arange(int(seconds * RATE)) / RATE
    answer = chance.standard_normal(len(time)) * np.exp(-6.9 * time / seconds) * 0.08
    answer[0] = 1
    size = 1 << (len(sound) + len(answer)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)[: len(sound)]
    return (wet / max(1.0, float(np.abs(wet).max()))).astype(np.float32)


def stretched(sound: Sound, ratio: float) -> Sound:
    """Played so that it lasts ``ratio`` times as long; the pitch follows."""
    places = np.arange(0, len(sound) - 1, 1 / ratio)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def write(path: Path, sound: Sound) -> Path:
    """A WAV file of 16 bits."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def _levelled(sound: NDArray[np.floating]) -> Sound:
    return (sound / np.sqrt(np.mean(sound**2))).astype(np.float32)
