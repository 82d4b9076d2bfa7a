"""Masters of many kinds, each cut into segments, joined and proved while it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kit.tools import probe, sound

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, MakeFilm, SeePictures

PICTURE = "testsrc2=s=320x180:r={rate},noise=alls=6:allf=t,format=yuv420p"
TONE = ("-f", "lavfi", "-i", "sine=r=48000")
SURROUND = ("-f", "lavfi", "-i", "aevalsrc=0.1*sin(2765*t)|0|0|0|0|0:c=5.1:s=48000")
X264 = ("-c:v", "libx264", "-preset", "veryfast")
#: Ending, rate, sound tracks in, picture's encoder and the rest; what comes out: size, channels of each track.
KINDS = {
    "DNxHR in MXF": (
        "mxf",
        "25",
        TONE,
        ("-c:v", "dnxhd", "-profile:v", "dnxhr_lb", "-pix_fmt", "yuv422p"),
        (320, 180),
        [1],
    ),
    "ProRes with 5.1 and stereo": (
        "mov",
        "24",
        (*SURROUND, "-f", "lavfi", "-i", "anullsrc=r=48000"),
        ("-c:v", "prores_ks", "-map", "0:v", "-map", "1:a", "-map", "2:a", "-c:a", "pcm_s16le"),
        (320, 180),
        [6, 2],
    ),
    "HEVC of 10 bits": (
        "mkv",
        "24000/1001",
        TONE,
        ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le"),
        (320, 180),
        [1],
    ),
    "interlaced": (
        "mp4",
        "25",
        TONE,
        ("-vf", "tinterlace=4", *X264, "-flags", "+ilme+ildct", "-x264-params", "tff=1:keyint=24"),
        (320, 180),
        [1],
    ),
    "anamorphic": (
        "mov",
        "25",
        TONE,
        ("-vf", "scale=360x288,setsar=64/45", "-c:v", "mpeg4", "-q:v", "3", "-c:a", "pcm_s24le"),
        (512, 288),
        [1],
    ),
    "59.94 without sound": ("mp4", "60000/1001", (), X264, (320, 180), []),
    "sound that ends early": (
        "mp4",
        "24000/1001",
        ("-f", "lavfi", "-t", "1", "-i", "sine=r=44100"),
        X264,
        (320, 180),
        [1],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_master_of_any_kind_keeps_its_frames_and_sound_tracks(
    make_film: MakeFilm, run_ffmpeg: Encode, tmp_path: Path, toml: str, kind: str
) -> None:
    ending, rate, sound, encoder, size, channels = KINDS[kind]
    master = tmp_path / f"master.{ending}"
    drawn = PICTURE.format(rate="50" if "tinterlace=4" in encoder else rate)
    run_ffmpeg("-f", "lavfi", "-i", drawn, *sound, *encoder, "-frames:v", "48", "-t", "2", str(master))
    film = make_film("kind", master=master, toml=toml.replace('"24000/1001"', f'"{rate}"'))
    facts = film.burn().facts
    made = probe.probe(film.output())
    assert made.frames == probe.probe(master).frames
    assert (made.width, made.height) == size
    assert [track.channels for track in made.audio] == channels
    assert int(facts["segments encoded"]) == int(facts["segments"]) > 1
    assert facts["proved"].endswith("pictures")


#: From the fiftieth frame on: one white flash, one beep.
FLASH = "color=c=black:s=320x180:r=25:d=4,geq=lum='if(between(N,50,54),235,40)':cb=128:cr=128"
BEEP = "aevalsrc=if(between(t\\,2\\,2.2)\\,sin(2765*t)/2\\,0):s=48000:d=4"


@pytest.mark.parametrize(("ending", "key"), [("mp4", 50), ("mov", 10), ("ts", 10)])
def test_picture_and_sound_of_a_film_that_was_cut_by_copying_stay_together(
    make_film: MakeFilm, run_ffmpeg: Encode, see_pictures: SeePictures, tmp_path: Path, toml: str, ending: str, key: int
) -> None:
    whole, cut = tmp_path / f"whole.{ending}", tmp_path / f"cut.{ending}"
    lavfi = ("-f", "lavfi", "-i", FLASH, "-f", "lavfi", "-i", BEEP)
    run_ffmpeg(*lavfi, *X264, "-g", str(key), "-c:a", "aac", str(whole))
    if ending == "ts":
        cut.write_bytes(whole.read_bytes()[188 * 40 :])
    else:
        run_ffmpeg("-ss", "0.72", "-i", str(whole), "-c", "copy", str(cut))
    film = make_film("cut", master=cut, toml=toml.replace('"24000/1001"', '"25"'))
    film.burn()
    top = [picture[:80].mean() for picture in see_pictures(film.output())]
    flash = next(frame for frame, light in enumerate(top) if light > 120)
    beep = np.flatnonzero(np.abs(sound.whole(film.output(), 48000).astype(int)) > 3000)[0] / 48000
    assert 0 < flash < 50
    assert abs(beep - flash / 25) < 1 / 25


@pytest.mark.parametrize("whole", [True, False])
def test_whole_frames_that_are_stored_as_fields_stay_whole_where_kit_toml_says_so(
    make_film: MakeFilm, run_ffmpeg: Encode, see_pictures: SeePictures, tmp_path: Path, toml: str, whole: bool
) -> None:
    master = tmp_path / "psf.mp4"
    stored = ("-c:v", "libx264", "-crf", "8", "-flags", "+ilme+ildct", "-x264-params", "tff=1", "-colorspace", "bt709")
    run_ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24000/1001", "-frames:v", "48", *stored, str(master))
    said = toml.replace("[film]", '[film]\nscan = "progressive"') if whole else toml
    film = make_film("psf", master=master, toml=said.replace("[screener]", "[screener]\ncrf = 10"))
    warned: list[str] = []
    film.burn(warn=warned.append)
    assert any("says that it is interlaced" in told for told in warned) is not whole
    seen = zip(see_pictures(master)[30:40], see_pictures(film.output())[30:40], strict=True)
    apart = max(float(np.abs(one.astype(int) - other).mean()) for one, other in seen)
    assert (apart < 1.0) is whole, apart
