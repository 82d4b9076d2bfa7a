"""Levels of a film's sound: what is measured, and that it is measured once."""

from __future__ import annotations

import math
import os
import struct
import wave
from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError
from kit.tools import levels, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RATE = 16000


def tone(seconds: float, decibels: float) -> bytes:
    """A sine of 440 Hz whose mean level (RMS) is so many dBFS."""
    peak = 32768 * math.sqrt(2) * 10 ** (decibels / 20)
    count = int(seconds * RATE)
    return struct.pack(f"<{count}h", *(round(peak * math.sin(math.tau * 440 * at / RATE)) for at in range(count)))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(2 * RATE) + tone(2, -20) + tone(1, -50) + bytes(RATE))
    os.utime(path, (1, 1))
    return path


def test_each_half_second_has_its_level(film: Path) -> None:
    measured = levels.levels(film)
    assert len(measured) == 9
    silent, loud, faint, end = measured[:2], measured[2:6], measured[6:8], measured[8]
    assert max(silent) < -90
    assert all(abs(level + 20) <= 1 for level in loud)
    assert all(abs(level + 50) <= 1 for level in faint)
    assert end < -90


def test_it_is_listened_to_once(film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_CACHE", str(tmp_path / "cache"))
    first = levels.levels(film)

    def deaf(*_: object) -> Iterator[object]:
        raise AssertionError

    monkeypatch.setattr(sound, "blocks", deaf)
    assert levels.levels(film) == first


def test_a_file_without_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.wav"
    path.write_bytes(b"nothing")
    with pytest.raises(KitError):
        levels.levels(path)
