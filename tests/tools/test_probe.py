from __future__ import annotations

import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kit.errors import NothingToDoError, StorageError, UsageError
from kit.time import ticks
from kit.tools import ffmpeg, probe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def run(name: str, *arguments: str) -> Path:
        path = tmp_path / name
        subprocess.run([ffmpeg.find().path, "-v", "error", "-nostdin", "-y", *arguments, str(path)], check=True)
        return path

    return run


PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24000/1001:d=2")
TONE = ("-f", "lavfi", "-i", "sine=r=48000:d=2")


def test_a_film_is_described_exactly(make: Make) -> None:
    media = probe.probe(
        make("a.mov", *PICTURE, *TONE, "-c:v", "prores_ks", "-c:a", "pcm_s16le", "-metadata:s:a:0", "language=kor")
    )
    assert (media.width, media.height, media.frames, media.rate.fps) == (160, 90, 48, Fraction(24000, 1001))
    assert media.constant_rate
    assert (media.video_codec, media.pixel_format) == ("prores", "yuv422p10le")
    assert [(t.codec, t.channels, t.sample_rate, t.language) for t in media.audio] == [("pcm_s16le", 1, 48000, "kor")]


@pytest.mark.parametrize("rate", ["24000/1001", "24", "25", "30000/1001", "50", "60000/1001"])
@pytest.mark.parametrize("container", ["mp4", "mkv", "mxf"])
def test_rates_are_exact_in_every_container(make: Make, rate: str, container: str) -> None:
    path = make(f"a.{container}", "-f", "lavfi", "-i", f"color=s=160x90:r={rate}:d=1", "-c:v", "mpeg2video")
    media = probe.probe(path)
    assert media.rate.fps == Fraction(rate)
    assert media.frames in {24, 25, 30, 50, 60}


def test_pixels_that_are_not_square_are_viewed_squared(make: Make) -> None:
    media = probe.probe(
        make("a.mov", "-f", "lavfi", "-i", "color=s=720x576:r=25:d=1,setsar=64/45", "-c:v", "mpeg2video")
    )
    assert media.sar == Fraction(64, 45)
    assert media.display == (1024, 576)


def test_a_rate_that_varies_is_seen(make: Make) -> None:
    path = make("a.mp4", *PICTURE, "-vf", "select='not(between(n,5,20))'", "-fps_mode", "vfr", "-c:v", "libx264")
    assert not probe.probe(path).constant_rate


def test_a_cover_picture_is_not_the_film(make: Make) -> None:
    cover = make("cover.png", "-f", "lavfi", "-i", "color=s=600x600:d=1", "-frames:v", "1", "-update", "1")
    film = make("film.mp4", *PICTURE, "-c:v", "libx264")
    path = make(
        "a.mp4",
        "-i",
        str(film),
        "-i",
        str(cover),
        "-map",
        "1",
        "-map",
        "0",
        "-c",
        "copy",
        "-disposition:v:0",
        "attached_pic",
    )
    assert (probe.probe(path).width, probe.probe(path).frames) == (160, 48)


def test_sound_alone_is_no_film(make: Make) -> None:
    with pytest.raises(NothingToDoError, match="holds no picture"):
        probe.probe(make("a.m4a", *TONE, "-c:a", "aac"))


def test_a_file_cut_short_is_refused_though_it_tells_its_full_length(make: Make) -> None:
    path = make("a.mp4", *PICTURE, "-c:v", "libx264", "-movflags", "+faststart")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 3 // 4)
    with pytest.raises(StorageError, match=r"promises to last 00:00:02\.002"):
        probe.probe(path)


@pytest.mark.parametrize("name", ["a.mkv", "a.webm", "a.ts", "a.mp4"])
def test_a_picture_that_begins_late_and_a_sound_that_lasts_longer_are_no_fault(make: Make, name: str) -> None:
    coder = "libvpx" if name.endswith("webm") else "mpeg4"
    path = make(name, "-itsoffset", "2", *PICTURE, *TONE[:-1], "sine=r=48000:d=9", "-c:v", coder)
    media = probe.probe(path)
    assert (media.frames, media.duration, media.constant_rate) == (48, media.rate.start_of(48), True)
    assert abs(media.offset - ticks.from_seconds(2)) < media.rate.frame


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_matroska_file_cut_short_is_refused_whatever_streams_it_has(make: Make, share: float) -> None:
    path = make("a.mkv", "-itsoffset", "1", *PICTURE, *TONE[:-1], "sine=r=48000:d=4", "-c:v", "mpeg4")
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * share))
    with pytest.raises(StorageError, match=r"promises to last 00:00:04"):
        probe.probe(path)


def test_frames_that_are_missing_in_matroska_make_the_rate_vary_and_the_picture_no_shorter(make: Make) -> None:
    path = make("a.mkv", *PICTURE, "-vf", "select='not(between(n,5,20))'", "-fps_mode", "vfr", "-c:v", "mpeg4")
    media = probe.probe(path)
    assert (media.frames, media.constant_rate) == (32, False)
    assert abs(media.duration - media.rate.start_of(48)) <= media.rate.frame


def test_a_file_that_broke_off_before_its_index_is_told_from_one_that_is_no_video(make: Make) -> None:
    path = make("a.mp4", *PICTURE, "-c:v", "libx264")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 3 // 4)
    with pytest.raises(StorageError, match=r"is cut short: it promises [\d,]+ bytes, but has"):
        probe.probe(path)
    path.write_bytes(path.read_bytes()[:32] + b"text" * 8)
    with pytest.raises(UsageError, match="no video that can be opened"):
        probe.probe(path)


@pytest.mark.parametrize(
    "content", ["", "text", "#EXTM3U\n#EXTINF:2,\n/etc/passwd\n", "ffconcat version 1.0\nfile x\n"]
)
def test_what_is_no_media_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.mp4").write_text(content)
    with pytest.raises((UsageError, StorageError)) as caught:
        probe.probe(tmp_path / "a.mp4")
    assert caught.value.slug in {"media-empty", "media-unreadable"}


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.mp4"):
        with pytest.raises(StorageError):
            probe.probe(path)


def test_frames_that_a_list_of_edits_hides_are_not_counted(make: Make) -> None:
    whole = make("whole.mp4", *PICTURE, *TONE, "-c:v", "libx264", "-preset", "ultrafast", "-g", "24", "-c:a", "aac")
    copied = make("copied.mp4", "-ss", "0.5", "-i", str(whole), "-c", "copy")
    media = probe.probe(copied)
    assert media.frames == 36 < probe.probe(whole).frames == 48
    assert media.duration == media.rate.start_of(36)
    assert media.constant_rate


def test_a_recording_that_begins_between_key_frames_begins_with_the_first(make: Make, tmp_path: Path) -> None:
    coded = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "12", "-c:a", "aac")
    whole = make("whole.ts", *PICTURE, *TONE, *coded)
    cut = tmp_path / "cut.ts"
    cut.write_bytes(whole.read_bytes()[188 * 60 :])
    media = probe.probe(cut)
    assert media.frames % 12 == 0
    assert 12 <= media.frames < probe.probe(whole).frames
    assert media.duration == media.rate.start_of(media.frames)
    assert media.constant_rate
    assert media.offset > 0  # the sound begins before it


def test_jpeg_2000_in_mxf_says_its_rate_otherwise(make: Make) -> None:
    media = probe.probe(make("a.mxf", *PICTURE, "-c:v", "jpeg2000", "-pix_fmt", "yuv422p"))
    assert (media.rate.fps, media.frames, media.constant_rate) == (Fraction(24000, 1001), 48, True)
