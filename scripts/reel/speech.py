"""Say the phrases with espeak-ng and return trimmed 48 kHz sound."""

import io
import subprocess
import wave

import numpy as np
from numpy.typing import NDArray

from reel.beats import NARRATOR, VISITOR, Speech

SAMPLE_RATE = 48_000
AUDIBLE = 0.012
VOICES = {
    NARRATOR: ("-v", "en-gb-x-rp", "-p", "36", "-s", "150", "-g", "1"),
    VISITOR: ("-v", "en-us+f3", "-p", "46", "-s", "138", "-g", "1"),
}
Sound = NDArray[np.float64]


def say(phrase: Speech) -> Sound:
    """One phrase, mono, from its first to its last audible sample."""
    command = ["espeak-ng", *VOICES[phrase.voice], "--stdout", phrase.text]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(data)) as spoken:
        rate = spoken.getframerate()
        # A stream has no known length: read what there is, not what the header says.
        raw = spoken.readframes(len(data) // 2)
    samples = np.frombuffer(raw, "<i2") / 32768.0
    loud = np.flatnonzero(np.abs(samples) > AUDIBLE)
    return _resample(samples[loud[0] : loud[-1] + 1], rate)


def _resample(samples: Sound, rate: int) -> Sound:
    """Band-limited resampling through the spectrum, silence at both ends."""
    pad = rate // 10
    padded = np.pad(samples, pad)
    length = round(len(padded) * SAMPLE_RATE / rate)
    spectrum = np.fft.rfft(padded)
    wide = np.zeros(length // 2 + 1, complex)
    keep = min(len(spectrum), len(wide))
    wide[:keep] = spectrum[:keep]
    result = np.fft.irfft(wide, length) * (length / len(padded))
    edge = round(pad * SAMPLE_RATE / rate)
    return np.asarray(result[edge : length - edge])
