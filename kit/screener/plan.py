"""The command line of one burn, as data: ffmpeg-python builds it, ``tools.process`` runs it.

Everything that could change the result in silence is said outright: what may be opened, shape of pixels, colour, rate,
what is left out. The only text that ffmpeg reads is ``job.ass`` beside it, in a folder of our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ffmpeg

from kit.screener.languages import iso_639_2
from kit.time import ticks
from kit.tools.probe import CONTAINERS

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from kit.tools.probe import AudioTrack, Media

#: What ffmpeg finds in the folder in which it runs.
ASS_FILE = "job.ass"
FONTS_FOLDER = "fonts"

_BT709, _UNKNOWN = 1, 2
_MATRICES = {1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020", 10: "bt2020"}
_HD_LINES = 720
_MOST_SAMPLES = 48_000
#: Stand for the two file names while ffmpeg-python works: it fails on names that are not UTF-8.
_MASTER, _RESULT = "master", "result"
_GLOBAL = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-progress", "pipe:1", "-xerror", "-y")


@dataclass(frozen=True, slots=True)
class Target:
    """What comes out: x264's constant quality and preset, the sound's bit rate (kbit/s, stereo), its language."""

    crf: int
    preset: str
    audio_kbps: int
    language: str


def argv(program: Path, media: Media, target: Target, output: Path) -> tuple[str, ...]:
    """The whole command line; it must run in a folder with ``job.ass`` and ``fonts/``."""
    source = ffmpeg.input(  # type: ignore[no-untyped-call]
        _MASTER, protocol_whitelist="file", format_whitelist=CONTAINERS
    )
    streams = [_picture(source[str(media.stream)], media)]
    streams += [_sound(source[f"a:{index}"], media) for index in range(len(media.audio))]
    job = ffmpeg.output(*streams, _RESULT, **_encoding(media, target))
    names = {_MASTER: f"file:{media.path.absolute()}", _RESULT: f"file:{output.absolute()}"}
    return (str(program), *_GLOBAL, *(names.get(word, word) for word in ffmpeg.get_args(job)))


def _picture(stream: Any, media: Media) -> Any:
    """Even time stamps from 0, progressive, SDR, square pixels, constant rate: then the text."""
    width, height = media.display
    stream = stream.filter("setpts", expr="PTS-STARTPTS")
    if media.interlaced:
        stream = stream.filter("bwdif", mode="send_frame", parity="auto", deint="interlaced")
    if media.hdr:
        stream = _tone_mapped(stream)
    colour = {} if media.hdr else {"in_color_matrix": _matrix(media), "in_range": "pc" if media.full_range else "tv"}
    return (
        stream.filter(
            "scale",
            width=width,
            height=height,
            flags="lanczos+accurate_rnd+full_chroma_int",
            out_color_matrix="bt709",
            out_range="tv",
            **colour,
        )
        .filter("setsar", sar=1)
        .filter("fps", fps=str(media.rate.fps))
        .filter("format", pix_fmts="yuv420p")
        .filter("ass", filename=ASS_FILE, fontsdir=FONTS_FOLDER, shaping="complex")
        .filter("setparams", range="tv", color_primaries="bt709", color_trc="bt709", colorspace="bt709")
    )


def _tone_mapped(stream: Any) -> Any:
    """From PQ or HLG to BT.709: linear light, narrower primaries, highlights rolled off (Hable), 100 nits white."""
    return (
        stream.filter("zscale", transfer="linear", npl=100)
        .filter("format", pix_fmts="gbrpf32le")
        .filter("zscale", primaries="bt709")
        .filter("tonemap", tonemap="hable", desat=0)
        .filter("zscale", transfer="bt709", matrix="bt709", range="tv")
        .filter("format", pix_fmts="yuv420p")
    )


def _matrix(media: Media) -> str:
    """The colour matrix the file names; unnamed, what its number of lines has meant since HD came (ITU-R BT.709)."""
    if media.matrix in _MATRICES:
        return _MATRICES[media.matrix]
    return "bt709" if media.height >= _HD_LINES else "smpte170m"


def _sound(stream: Any, media: Media) -> Any:
    """Passed on; what sounds before the picture's first frame is cut, so that both start at 0 together."""
    if not media.offset:
        return stream
    seconds = f"{float(ticks.to_seconds(media.offset)):.6f}"
    return stream.filter("atrim", start=seconds).filter("asetpts", expr=f"PTS-{seconds}/TB")


def _encoding(media: Media, target: Target) -> dict[str, Any]:
    fps = media.rate.fps
    settings: dict[str, Any] = {
        "f": "mp4",
        "c:v": "libx264",
        "preset": target.preset,
        "crf": target.crf,
        "profile:v": "high",
        "g": 2 * media.rate.nominal,
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "colorspace": "bt709",
        "color_range": "tv",
        "fps_mode": "passthrough",
        "video_track_timescale": _timescale(fps),
        "map_metadata": -1,
        "map_chapters": -1,
        "movflags": "+faststart",
        "fflags": "+bitexact",
        "flags:v": "+bitexact",
    }
    if media.audio:
        settings |= {"c:a": "aac", "flags:a": "+bitexact"}
    for index, track in enumerate(media.audio):
        settings |= _track(index, track, target)
    return settings


def _track(index: int, track: AudioTrack, target: Target) -> dict[str, Any]:
    language = track.language or iso_639_2(target.language)
    settings: dict[str, Any] = {
        f"b:a:{index}": f"{target.audio_kbps * max(2, track.channels) // 2}k",
        f"metadata:s:a:{index}": f"language={language}",
    }
    if track.sample_rate > _MOST_SAMPLES:
        settings[f"ar:a:{index}"] = _MOST_SAMPLES
    return settings


def _timescale(fps: Fraction) -> int:
    """Units a second in which every frame starts on a whole unit: 24000 at 23.976, 25000 at 25."""
    return fps.numerator if fps.denominator > 1 else fps.numerator * 1000
