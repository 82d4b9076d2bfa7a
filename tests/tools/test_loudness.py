"""Loudness as ITU-R BS.1770 has it, and the moments that are suddenly loud."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from kit.errors import ToolError
from kit.tools import ffmpeg, loudness

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = "color=black:size=64x36:rate=24:duration=12"


def film(path: Path, *sounds: str, codec: str = "pcm_s16le") -> Path:
    """A black film of 12 s with these sounds, uncompressed if not said otherwise."""
    given = [part for sound in sounds for part in ("-f", "lavfi", "-i", sound)]
    maps = [part for number in range(len(sounds)) for part in ("-map", f"{number + 1}:a")]
    subprocess.run(
        [ffmpeg.find("").path, "-v", "error", "-y", "-f", "lavfi", "-i", PICTURE, *given, "-map", "0:v", *maps,
         "-c:v", "libx264", "-c:a", codec, path],
        check=True,
    )  # fmt: skip
    return path


def tone(peak: float, seconds: int = 12) -> str:
    """997 Hz in both channels: at −23 dBFS it is −23 LUFS in stereo (EBU Tech 3341, case 1)."""
    return f"aevalsrc='{peak}*sin(997*2*PI*t)|{peak}*sin(997*2*PI*t)':d={seconds}:s=48000"


def test_the_reference_tone_is_as_loud_as_the_standard_says(tmp_path: Path) -> None:
    found = loudness.measure(film(tmp_path / "tone.mov", tone(10 ** (-23 / 20)), tone(10 ** (-33 / 20))))
    assert [(track.lufs, track.peak) for track in found.tracks] == [
        (pytest.approx(-23, abs=0.1), pytest.approx(-23, abs=0.2)),
        (pytest.approx(-33, abs=0.1), pytest.approx(-33, abs=0.2)),
    ]
    assert found.sudden == (), "a tone that stays the same is not sudden"


def test_silence_and_a_film_without_sound_have_no_loudness(tmp_path: Path) -> None:
    (track,) = loudness.measure(film(tmp_path / "silent.mov", "anullsrc=r=48000:d=12")).tracks
    assert track.silent
    assert loudness.measure(film(tmp_path / "mute.mov")).tracks == ()


def test_a_door_that_slams_in_a_quiet_room_is_sudden(tmp_path: Path) -> None:
    level = "if(between(t,6,6.6),0.9,if(between(t,2,10),0.003,0.07))"
    slam = f"aevalsrc='{level}*sin(997*2*PI*t)':d=12:s=48000"
    path = film(tmp_path / "slam.mov", slam)
    assert loudness.known(path) is None
    found = loudness.measure(path)
    ((first, last),) = found.sudden
    assert 58 <= first <= 60
    assert 66 <= last <= 71


def test_music_that_swells_and_a_shout_among_shouts_are_not() -> None:
    whole = -23.0
    swelling = [-50 + 0.1 * step for step in range(400)]
    assert loudness.sudden(swelling, whole) == ()
    assert loudness.sudden([-12.0] * 100, whole) == ()
    assert loudness.sudden([-45.0] * 50 + [-14.0] * 5 + [-45.0] * 50, whole) == ((47, 55),)
    assert loudness.sudden([-45.0] * 50 + [-16.0] * 5 + [-45.0] * 50, whole) == (), "not 8 LU above the film"
    assert loudness.sudden([-33.0] * 50 + [-14.0] * 5, whole) == (), "not 20 LU above what was heard"


def test_sound_that_cannot_be_decoded_is_refused_and_not_half_measured(tmp_path: Path) -> None:
    path = film(tmp_path / "broken.mp4", "aevalsrc='0.3*sin(997*2*PI*t)+0.1*random(0)':d=12:s=48000", codec="aac")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 6000] = bytes(number * 37 % 251 for number in range(6000))
    path.write_bytes(data)
    with pytest.raises(ToolError, match="sound track 1") as raised:
        loudness.measure(path)
    assert raised.value.slug == "loudness-unmeasured"
    assert loudness.known(path) is None
