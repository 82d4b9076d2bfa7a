"""Put speech on its frames over the bed and write the sound as WAV."""

import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from reel.ambience import bed
from reel.beats import NARRATOR
from reel.speech import SAMPLE_RATE, Sound
from reel.timeline import RATE, Timeline

LEVEL = 0.075
PEAK = 0.8
WET = 0.14


def mix(line: Timeline, spoken: Mapping[str, Sound]) -> Sound:
    """The stereo sound of the reel, exactly as long as its pictures."""
    total = round(line.seconds() * SAMPLE_RATE)
    dry = np.zeros((total, 2))
    for placed in line.speech:
        sound = spoken[placed.item.text]
        sound = sound * (LEVEL / np.sqrt(np.mean(sound**2)))
        pan = (1.0, 0.94) if placed.item.voice == NARRATOR else (0.8, 1.0)
        start = round(placed.start / RATE * SAMPLE_RATE)
        dry[start : start + len(sound)] += sound[:, None] * np.array(pan)
    full = dry + WET * _room(dry) + bed(line)
    return np.asarray(np.clip(full, -PEAK, PEAK))


def write_wav(sound: Sound, target: Path) -> None:
    """Write 16-bit stereo."""
    with wave.open(str(target), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(np.round(sound * 32767).astype("<i2").tobytes())


def _room(dry: Sound) -> Sound:
    """A short, dark reverberation: decaying noise after 25 ms."""
    length = SAMPLE_RATE // 2
    time = np.arange(length) / SAMPLE_RATE
    tail = np.random.default_rng(9).standard_normal((length, 2)) * np.exp(-time * 11)[:, None]
    tail[: SAMPLE_RATE // 40] = 0
    size = len(dry) + length
    pitch = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    dark = 1 / (1 + (pitch / 2600) ** 2)
    spectrum = np.fft.rfft(dry, size, axis=0) * np.fft.rfft(tail, size, axis=0)
    wet = np.fft.irfft(spectrum * dark[:, None], size, axis=0)[: len(dry)]
    return np.asarray(wet / np.sqrt(np.sum(tail**2, axis=0)))
