"""How picture and sound are encoded, as ffmpeg's options: the same words for a whole film and for a segment of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from kit.screener.languages import iso_639_2
from kit.time import ticks

if TYPE_CHECKING:
    from kit.tools.probe import AudioTrack, Media

#: An ffmpeg option without its dash, and its value.
Options = dict[str, str | int]

#: Where subtitles go.
Subtitles = Literal["burned", "soft", "sidecar"]
#: Nothing of the master's tags, chapters or maker.
ANONYMOUS: Options = {"map_metadata": -1, "map_chapters": -1, "fflags": "+bitexact"}

_MOST_SAMPLES = 48_000
#: What a first pass leaves for the second.
LEARNED = "learned"
#: Codecs whose encoders learn in a first pass.
IN_PASSES = ("h264", "hevc")
#: The longest stretch between two key frames, in seconds: what a player has to decode after a jump.
_KEY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Target:
    """What comes out: x264's constant quality and preset, the sound's bit rate (kbit/s, stereo), its language.

    ``stereo`` folds more channels to two; ``lufs`` is the loudness to set, None to leave it. ``lines`` is the greatest
    height in a picture of 16:9, ``most_kbps`` the highest rate of the picture over any second, ``samples`` the sound's
    rate a second, ``size_limit`` what the file may have in bytes; 0 leaves each as it is. ``subtitles`` are burned,
    soft (in the file) or a sidecar (beside it); ``container`` is the file's extension where the codec has another.
    """

    crf: int
    preset: str
    audio_kbps: int
    language: str
    stereo: bool = False
    lufs: float | None = None
    codec: str = "h264"
    lines: int = 0
    most_kbps: int = 0
    samples: int = 0
    size_limit: int = 0
    subtitles: Subtitles = "burned"
    container: str = ""

    @property
    def burned(self) -> bool:
        """Whether subtitles are part of the picture."""
        return self.subtitles == "burned"

    @property
    def pixels(self) -> str:
        """The pixel format."""
        return "yuv422p10le" if self.codec == "prores" else "yuv420p"

    @property
    def suffix(self) -> str:
        """The extension of the file."""
        return f".{self.container}" if self.container else self.picture_suffix

    @property
    def picture_suffix(self) -> str:
        """The extension of picture and sound before subtitles are added."""
        return ".mov" if self.codec == "prores" else ".mp4"

    def size(self, media: Media) -> tuple[int, int]:
        """Width and height of the picture: the master's, made smaller where that is too large, and even."""
        width, height = media.display
        if not self.lines:
            return width, height
        share = min(Fraction(1), Fraction(self.lines, height), Fraction(self.lines * 16, 9 * width))
        wide, high = (max(2, 2 * ticks.round_half_up(length * share / 2)) for length in (width, height))
        return wide, high


def _x264(target: Target) -> Options:
    return {"c:v": "libx264", "preset": target.preset, "crf": target.crf, "profile:v": "high"}


def _x265(target: Target) -> Options:
    # hvc1: Apple's players open no hev1.
    return {
        "c:v": "libx265",
        "preset": target.preset,
        "crf": target.crf,
        "tag:v": "hvc1",
        "x265-params": "log-level=error",
    }


def _svt_av1(target: Target) -> Options:
    return {"c:v": "libsvtav1", "preset": 8, "crf": target.crf}


def _prores(_target: Target) -> Options:
    return {"c:v": "prores_ks", "profile:v": "hq", "vendor": "apl0"}


_CODECS = {"h264": _x264, "hevc": _x265, "av1": _svt_av1, "prores": _prores}


def video(media: Media, target: Target) -> Options:
    """The picture, of constant quality up to a highest rate, tagged BT.709, the same bytes on every run."""
    return _CODECS[target.codec](target) | _picture(media, target)


def in_passes(media: Media, target: Target, kbps: int, which: int) -> Options:
    """The picture for pass 1 or 2 of two, at a mean rate; ``LEARNED`` in ffmpeg's folder is what the first learned."""
    codec = _CODECS[target.codec](target) | {"b:v": f"{kbps}k"}
    del codec["crf"]
    if target.codec == "hevc":
        codec["x265-params"] = f"{codec['x265-params']}:pass={which}:stats={LEARNED}"
    else:
        codec |= {"pass": which, "passlogfile": LEARNED}
    return codec | _picture(media, target)


def _picture(media: Media, target: Target) -> Options:
    rate: Options = {}
    if target.most_kbps:
        # Eight tenths of it, and the two that the buffer gives away at once, are what a second may hold.
        rate = {"maxrate": f"{target.most_kbps * 8 // 10}k", "bufsize": f"{target.most_kbps * 2 // 10}k"}
    return {
        **rate,
        "g": _KEY_SECONDS * media.rate.nominal,
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "colorspace": "bt709",
        "color_range": "tv",
        "fps_mode": "passthrough",
        "flags:v": "+bitexact",
    }


def segment(media: Media, target: Target) -> Options:
    """The picture of one segment, which begins with its own key frame.

    One thread: the number of threads changes x264's bits, and segments run side by side instead.
    """
    return video(media, target) | {"threads:v": 1, "video_track_timescale": timescale(media)}


def audio(media: Media, target: Target) -> Options:
    """The sound: AAC, each track at its share of the bit rate."""
    if target.codec == "prores":
        plain: Options = {"c:a": "pcm_s24le", "ar": _MOST_SAMPLES}
        return plain | languages(media, target) if media.audio else {}
    settings: Options = {"c:a": "aac", "flags:a": "+bitexact"} if media.audio else {}
    for index, track in enumerate(media.audio):
        settings[f"b:a:{index}"] = f"{target.audio_kbps * (2 if target.stereo else max(2, track.channels)) // 2}k"
        if target.samples or track.sample_rate > _MOST_SAMPLES:
            settings[f"ar:a:{index}"] = target.samples or _MOST_SAMPLES
    return settings | languages(media, target)


def languages(media: Media, target: Target) -> Options:
    """Each sound track says its language: the file's own word, else the film's."""
    return {f"metadata:s:a:{index}": f"language={_language(track, target)}" for index, track in enumerate(media.audio)}


def container(media: Media, target: Target) -> Options:
    """MP4 (or QuickTime) that starts before it is whole, with nothing of the master's tags."""
    form = target.picture_suffix.removeprefix(".")
    return ANONYMOUS | {"video_track_timescale": timescale(media), "movflags": "+faststart", "f": form}


def timescale(media: Media) -> int:
    """Units a second in which every frame starts on a whole unit: 24000 at 23.976, 25000 at 25."""
    fps = media.rate.fps
    return fps.numerator if fps.denominator > 1 else fps.numerator * 1000


def _language(track: AudioTrack, target: Target) -> str:
    return track.language or iso_639_2(target.language)
