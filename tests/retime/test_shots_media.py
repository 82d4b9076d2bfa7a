"""Shots found in real files: every rate, container and kind of picture, to the frame."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from kit.errors import KitError, StorageError
from kit.retime.shots.detect import find
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, probe

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.retime.shots.listing import Found

    Make = Callable[..., Path]

MEDIA = Path(__file__).parent.parent.parent / "media"
STILLS = ("still-night-snow.jpg", "still-river.jpg", "still-nine-lights.jpg")
#: Three shots: a slow move over each still, 20, 31 and 25 frames long.
LENGTHS, CUTS = (20, 31, 25), (20, 51)
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A film of three shots, encoded with ``arguments``; ``after`` is a filter over the whole."""

    def run(name: str, rate: str, *arguments: str, after: str = "null") -> Path:
        path = tmp_path / name
        inputs, parts = [], []
        for index, (still, length) in enumerate(zip(STILLS, LENGTHS, strict=True)):
            inputs += ["-loop", "1", "-r", rate, "-i", str(MEDIA / still)]
            parts.append(
                f"[{index}]scale=384:216,crop=320:180:x='n/4':y=8,trim=end_frame={length},setpts=PTS-STARTPTS,"
                f"setsar=1[v{index}]"
            )
        graph = ";".join(parts) + f";[v0][v1][v2]concat=n=3,{after}[v]"
        start = [ffmpeg.find().path, "-v", "error", "-nostdin", "-y", *inputs]
        encode = ["-filter_complex", graph, "-map", "[v]", *(arguments or H264), path]
        subprocess.run([*start, *encode], check=True)
        return path

    return run


def shots(path: Path, rate: str) -> Found:
    return find(probe.probe(path), parse_rate(rate), "sha256:0", lambda _: None)


@pytest.mark.parametrize(
    ("rate", "container"),
    [("24000/1001", "mp4"), ("24", "mkv"), ("25", "mp4"), ("30000/1001", "mkv"), ("60000/1001", "mp4")],
)
def test_cuts_are_exact_at_every_rate(make: Make, rate: str, container: str) -> None:
    found = shots(make(f"a.{container}", rate), rate)
    assert found.cuts == CUTS
    assert found.frames == sum(LENGTHS)
    assert found.gradual == ()


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("a.mkv", ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le")),
        ("a.mov", ("-c:v", "prores_ks", "-profile:v", "1")),
        ("a.mxf", ("-c:v", "mpeg2video", "-b:v", "4M", "-pix_fmt", "yuv422p")),
        ("a.ts", ("-c:v", "mpeg2video", "-b:v", "4M", "-bf", "2", "-g", "12")),
        ("a.avi", ("-c:v", "mjpeg", "-q:v", "3")),
    ],
)
def test_cuts_are_exact_in_every_kind_of_file(make: Make, name: str, encoding: tuple[str, ...]) -> None:
    assert shots(make(name, "25", *encoding), "25").cuts == CUTS


def test_cuts_of_an_interlaced_film_are_exact(make: Make) -> None:
    encoding = ("-c:v", "mpeg2video", "-b:v", "4M", "-flags", "+ildct+ilme")
    path = make("a.mkv", "25", *encoding, after="setfield=tff")
    assert shots(path, "25").cuts == CUTS


def test_a_rate_that_varies_is_counted_on_the_films_own_frames(make: Make) -> None:
    path = make("a.mkv", "24", *H264, "-fps_mode", "vfr", after="select='not(eq(mod(n\\,5)\\,3))'")
    assert shots(path, "24").cuts == CUTS


def test_a_picture_that_begins_late_is_counted_from_its_first_frame(make: Make) -> None:
    path = make("a.mp4", "24", *H264, after="setpts=PTS+2/TB")
    assert shots(path, "24").cuts == CUTS


def test_the_sample_reel_is_found_to_the_frame() -> None:
    reel = msgspec.json.decode((MEDIA / "the-defector.reel.json").read_bytes(), type=dict[str, object])
    found = shots(MEDIA / "the-defector.mp4", "24000/1001")
    assert list(found.cuts) == reel["cuts"]
    assert found.frames == reel["frames"]
    assert found.gradual == ()


def test_dissolves_and_fades_of_a_film_are_told_apart_from_cuts(make: Make) -> None:
    plain = make("plain.mkv", "24")
    path = plain.with_name("mixed.mkv")
    graph = (
        "[0]trim=0:0.8,setpts=PTS-STARTPTS[a0];[0]trim=0.9:2,setpts=PTS-STARTPTS[b0];"
        "[a0]tpad=stop_mode=clone:stop_duration=1[a];[b0]tpad=start_mode=clone:start_duration=1[b];"
        "[a][b]xfade=transition=fade:duration=0.5:offset=1"
    )
    start = [ffmpeg.find().path, "-v", "error", "-nostdin", "-y", "-i", plain]
    subprocess.run([*start, "-filter_complex", graph, *H264, "-r", "24", path], check=True)
    found = shots(path, "24")
    [dissolve] = found.gradual
    assert dissolve.kind == "dissolve"
    assert abs(dissolve.frame - (24 + 6)) <= 1
    assert dissolve.frame in found.cuts
    assert dissolve.frame not in found.sharp().cuts


def test_a_damaged_picture_is_refused_with_its_place(make: Make) -> None:
    path = make("a.ts", "25", "-c:v", "mpeg2video", "-b:v", "4M", "-g", "12")
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half : half + 4000] = bytes(4000)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="damaged"):
        shots(path, "25")


def test_a_file_cut_short_is_refused(make: Make) -> None:
    path = make("a.mp4", "24", *H264, "-movflags", "+faststart")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(KitError) as refused:
        shots(path, "24")
    assert refused.value.slug in {"media-truncated", "media-damaged"}


def test_progress_reaches_the_end(make: Make) -> None:
    told: list[float] = []
    path = make("a.mkv", "24")
    find(probe.probe(path), parse_rate("24"), "", told.append)
    assert told == sorted(told)
    assert told[-1] > Fraction(9, 10)
