"""A master of numbered pictures and a sound beside them, looked at before anything is made from it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.errors import FaultyError, KitError, StorageError
from kit.screener import picture
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, levels, loudness, opening, probe, still_head, tonemap
from kit.tools.image_sequence import ImageSequence

RATE = parse_rate("24")
#: Extension, pixel format, and what the head says.
KINDS = {
    "dpx": ("gbrp10be", "DPX, 32 × 18, 3 × 10 bits"),
    "tif": ("rgb48le", "TIFF, 32 × 18, 3 × 16 bits"),
    "png": ("rgba", "PNG, 32 × 18, 4 × 8 bits"),
    "exr": ("gbrpf32le", "EXR, 32 × 18, 3 × 32 bits"),
    "jpg": ("yuvj444p", "JPEG, 32 × 18, 3 × 8 bits"),
    "jp2": ("rgb48be", "JPEG 2000, 32 × 18, 3 × 16 bits"),
}
#: White, half grey and red side by side.
BARS = "color=black:s=32x18:r=24,geq=r='if(lt(X,12),255,if(lt(X,22),128,255))':g='if(lt(X,12),255,if(lt(X,22),128,0))'"
BARS += ":b='if(lt(X,12),255,if(lt(X,22),128,0))'"


def run(*arguments: str) -> bytes:
    argv = [ffmpeg.find().path, "-v", "error", "-nostdin", "-y", *arguments]
    return subprocess.run(argv, check=True, stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="session")
def reels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pictures of each kind, numbered from 100."""
    folder = tmp_path_factory.mktemp("reels")
    for ending, (pixels, _) in KINDS.items():
        (folder / ending).mkdir()
        name = str(folder / ending / f"r_%04d.{ending}")
        run("-f", "lavfi", "-i", BARS, "-frames:v", "6", "-pix_fmt", pixels, "-start_number", "100", name)
    return folder


@pytest.fixture
def png(reels: Path, tmp_path: Path) -> Path:
    """Pictures of one's own, to break."""
    return Path(shutil.copytree(reels / "png", tmp_path / "png"))


def wav(path: Path, frames: float) -> Path:
    """So many pictures' worth of 24-bit noise in 5.1."""
    values = np.random.default_rng(1).integers(-(1 << 20), 1 << 20, int(frames * 2000) * 6, np.int32)
    with wave.open(str(path), "wb") as file:
        file.setparams((6, 3, 48000, 0, "NONE", ""))
        file.writeframes(values.view(np.uint8).reshape(-1, 4)[:, :3].tobytes())
    return path


@pytest.mark.parametrize("ending", KINDS)
def test_pictures_of_every_kind_are_a_film_with_their_colours(reels: Path, ending: str) -> None:
    media = probe.probe(ImageSequence(reels / ending, RATE))
    assert str(still_head.read(reels / ending / f"r_0100.{ending}")) == KINDS[ending][1]
    assert (media.frames, media.rate, media.width, media.height, media.audio) == (6, RATE, 32, 18, ())
    assert (media.linear, media.path.name) == (ending == "exr", f"r_[0100-0105].{ending}")
    chain = ",".join(map(tonemap.words, picture.filters(media)))
    raw = run(*opening.picture(media).words, "-vf", chain, "-f", "rawvideo", "-pix_fmt", "yuv444p", "-")
    seen = np.frombuffer(raw, np.uint8).reshape(6, 3, 18, 32)[:, :, 9, [4, 17, 27]].astype(int)
    grey = 180 if ending == "exr" else 126  # half of the light is more than half of the numbers
    wanted = np.array([[235, grey, 63], [128, 128, 102], [128, 128, 240]])
    assert abs(seen - wanted).max() <= 3


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
@pytest.mark.parametrize("ending", KINDS)
def test_a_picture_that_is_cut_short_is_told_by_its_head(
    reels: Path, tmp_path: Path, ending: str, share: float
) -> None:
    whole = (reels / ending / f"r_0100.{ending}").read_bytes()
    cut = tmp_path / f"cut.{ending}"
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(KitError) as caught:
        still_head.read(cut)
    assert caught.value.slug in {"media-truncated", "sequence-no-picture"}


@pytest.mark.parametrize("ending", KINDS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_head_is_a_crash(reels: Path, tmp_path: Path, ending: str, data: st.DataObject) -> None:
    damaged = bytearray((reels / ending / f"r_0100.{ending}").read_bytes())
    for place in data.draw(st.lists(st.integers(0, min(2200, len(damaged) - 1)), min_size=1, max_size=12)):
        damaged[place] = data.draw(st.sampled_from([0, 1, 127, 128, 255]))
    path = tmp_path / f"damaged.{ending}"
    path.write_bytes(damaged)
    with contextlib.suppress(KitError):
        assert still_head.read(path).width > 0


def test_the_sound_beside_them_is_the_films(png: Path, tmp_path: Path) -> None:
    master = ImageSequence(png / "r_%04d.png", RATE, wav(tmp_path / "mix.wav", 6))
    media = probe.probe(master)
    assert [(track.codec, track.channels, track.sample_rate) for track in media.audio] == [("pcm_s24le", 6, 48000)]
    assert media.size_bytes == sum(path.stat().st_size for path in (*png.iterdir(), tmp_path / "mix.wav"))
    assert probe.length(master) == media.duration == RATE.start_of(6)
    assert loudness.measure(master).tracks[0].peak > -20  # shorter than a window of loudness
    assert levels.levels(ImageSequence(png, RATE, wav(tmp_path / "long.wav", 48)))[0] > -40


def test_pictures_alone_are_silent(png: Path) -> None:
    master = ImageSequence(png, RATE)
    assert loudness.measure(master).tracks == ()
    with pytest.raises(KitError, match="holds no sound"):
        levels.levels(master)


@pytest.mark.parametrize(
    ("frames", "told"), [(9, "3 frames) longer"), (4, "2 frames) shorter"), (7.2, "(a frame) longer"), (5.76, "")]
)
def test_a_sound_of_another_length_is_refused_with_by_how_much(
    png: Path, tmp_path: Path, frames: float, told: str
) -> None:
    master = ImageSequence(png, RATE, wav(tmp_path / "mix.wav", frames))
    if not told:
        assert probe.probe(master).frames == 6
        return
    with pytest.raises(FaultyError) as caught:
        probe.probe(master)
    assert told in caught.value.message
    assert caught.value.hint.startswith("Cut it to the first and the last picture")


def test_a_sound_that_would_fit_at_another_rate_says_so(reels: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(50):
        (folder / f"{number:03}.png").hardlink_to(reels / "png/r_0100.png")
    with pytest.raises(FaultyError) as caught:
        probe.probe(ImageSequence(folder, RATE, wav(tmp_path / "mix.wav", 48)))
    assert (
        caught.value.hint == "At 25 frames a second the picture would last as long as the sound: look at [film] rate."
    )


def test_a_stamp_that_begins_before_the_picture_is_told(png: Path, tmp_path: Path) -> None:
    stamped = str(tmp_path / "mix.wav")
    run("-f", "lavfi", "-i", "sine=r=48000:d=2", "-write_bext", "1", "-metadata", "time_reference=172704000", stamped)
    with pytest.raises(FaultyError) as caught:
        probe.probe(ImageSequence(png, RATE, Path(stamped)))
    assert "stamped as beginning at 00:59:58.000" in caught.value.hint


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-pix_fmt", "rgba64be"), "PNG, 32 × 18, 4 × 16 bits; r_0100.png: PNG, 32 × 18, 4 × 8 bits"),
        (("-s", "16x18", "-pix_fmt", "rgba"), "PNG, 16 × 18, 4 × 8 bits; r_0100.png: PNG, 32 × 18"),
        (("-c:v", "mjpeg", "-update", "1", "-f", "image2"), "JPEG, 32 × 18, 3 × 8 bits; r_0100.png"),
    ],
)
def test_a_picture_that_is_not_like_the_first_is_named(png: Path, options: tuple[str, ...], told: str) -> None:
    run("-f", "lavfi", "-i", BARS, "-frames:v", "1", *options, str(png / "r_0104.png"))
    with pytest.raises(FaultyError) as caught:
        probe.probe(ImageSequence(png, RATE))
    assert caught.value.message.startswith(f"r_0104.png is not like the first picture: {told}")


def test_what_is_no_picture_or_cannot_be_decoded_is_named(png: Path, reels: Path) -> None:
    (png / "r_0103.png").unlink()
    (png / "r_0103.png").symlink_to("/etc/hostname")
    with pytest.raises(FaultyError, match=r"r_0103\.png is no picture"):
        probe.probe(ImageSequence(png, RATE))
    (png / "r_0103.png").unlink()
    shutil.copyfile(png / "r_0102.png", png / "r_0103.png")
    for path in sorted(png.iterdir()):
        path.rename(path.with_suffix(".tif"))
    with pytest.raises(FaultyError, match=r"called \.tif, but it is PNG"):
        probe.probe(ImageSequence(png, RATE))
    broken = bytearray((reels / "png/r_0100.png").read_bytes())
    broken[40:-20] = bytes(len(broken) - 60)
    for path in sorted(png.iterdir()):
        path.with_suffix(".png").write_bytes(broken)
        path.unlink()
    with pytest.raises(FaultyError, match=r"r_0100\.png cannot be decoded"):
        probe.probe(ImageSequence(png, RATE))


def test_a_sound_that_is_none_lacks_or_is_cut_short_is_refused(png: Path, tmp_path: Path) -> None:
    sound = tmp_path / "mix.wav"
    master = ImageSequence(png, RATE, sound)
    with pytest.raises(StorageError, match="cannot be read"):
        probe.probe(master)
    sound.write_text("#EXTM3U\nhttp://example.org/a.wav\n")
    with pytest.raises(KitError, match="is no sound"):
        probe.probe(master)
    wav(sound, 6)
    sound.write_bytes(sound.read_bytes()[:-20000])
    with pytest.raises(StorageError, match="is cut short"):
        probe.probe(master)
