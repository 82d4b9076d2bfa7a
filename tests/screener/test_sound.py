"""The sound of a screener, measured."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit.errors import UsageError
from kit.screener import job, options, sound

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, MakeFilm

#: The level of each channel alone, and what ITU-R BS.775 leaves of it on the left.
CHANNELS = {"FL": 1.0, "FR": 0.0, "FC": math.sqrt(0.5), "LFE": 0.0, "SL": math.sqrt(0.5), "SR": 0.0}


def level(path: Path, channel: int) -> float:
    """The effective value in the middle of the film."""
    with av.open(str(path)) as container:
        whole = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    middle = whole[channel, 24_000:72_000]
    return float(np.sqrt(np.mean(middle**2)))


@pytest.mark.parametrize(("loud", "left"), CHANNELS.items())
def test_six_channels_become_two_by_the_standard_gains(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path, toml: str, loud: str, left: float
) -> None:
    places = "|".join(f"{name}={'c0' if name == loud else '0*c0'}" for name in CHANNELS)
    run_ffmpeg(
        *("-i", str(clip), "-f", "lavfi", "-i", f"sine=f=1000:r=48000:d=2,volume=2,pan=5.1(side)|{places}"),
        *("-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "pcm_s16le", "-t", "2", str(tmp_path / "six.mov")),
    )
    film = make_film("six", master=tmp_path / "six.mov", toml=toml + 'sound = "stereo"\n')
    film.burn()
    assert level(film.output(), 0) == pytest.approx(left * 0.25 / math.sqrt(2), abs=0.004)


@pytest.mark.parametrize(("languages", "warned"), [(("kor", "kor"), True), (("kor", "fra"), False)])
def test_channels_that_are_tracks_of_their_own_are_warned_of(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path, languages: tuple[str, str], warned: bool
) -> None:
    named = [word for n, tag in enumerate(languages) for word in (f"-metadata:s:a:{n}", f"language={tag}")]
    mono = tmp_path / "mono.mov"
    run_ffmpeg("-i", str(clip), "-map", "0:v", "-map", "0:a", "-map", "0:a", "-c", "copy", *named, str(mono))
    film = make_film("mono", master=mono)
    told = " ".join(job.prepare(film.project, "ko", options.resolve(film.project)).warnings)
    assert ("2 sound tracks of one channel each" in told) is warned


def test_more_channels_than_aac_holds_are_refused_or_folded(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path, toml: str
) -> None:
    many = tmp_path / "many.mov"
    sound = ("-f", "lavfi", "-i", "anoisesrc=d=2:r=48000,pan=7.1.4|FL=c0|FR=c0|FC=c0", "-c:a", "pcm_s16le")
    run_ffmpeg("-i", str(clip), *sound, "-map", "0:v", "-map", "1:a", "-c:v", "copy", str(many))
    film = make_film("many", master=many)
    with pytest.raises(UsageError, match="has 12 channels; AAC holds 8"):
        film.burn()
    folded = make_film("folded", master=many, toml=toml + 'sound = "stereo"\n')
    assert folded.burn().facts["sound tracks"] == "1"


@pytest.mark.parametrize("wanted", [-23, -16])
def test_loudness_is_set_where_asked_and_told_in_the_receipt(make_film: MakeFilm, toml: str, wanted: int) -> None:
    film = make_film("loud", toml=toml + f"loudness = {wanted}\n")
    told = film.burn().facts["loudness"]
    assert abs(float(told.split(" LUFS")[0].replace("−", "-")) - wanted) <= 0.3


def test_loudness_is_measured_and_left_alone_otherwise(make_film: MakeFilm, toml: str) -> None:
    told = make_film("left", toml=toml).burn().facts["loudness"]
    assert told.endswith("dBTP")


def test_silence_is_not_made_louder() -> None:
    rows = ["[Parsed_ebur128_3 @ 0x1] [info] Summary:", "    I:         -70.0 LUFS", "    Peak:        -inf dBFS"]
    (silent,) = sound.measured(rows)
    assert silent.gain(-23) == 0.0
