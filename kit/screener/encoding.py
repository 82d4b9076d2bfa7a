"""How picture and sound are encoded, as ffmpeg's options: the same words for a whole film and for a segment of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.screener.languages import iso_639_2

if TYPE_CHECKING:
    from kit.tools.probe import AudioTrack, Media

#: An ffmpeg option without its dash, and its value.
Options = dict[str, str | int]

#: Nothing of the master's tags, chapters or maker.
ANONYMOUS: Options = {"map_metadata": -1, "map_chapters": -1, "fflags": "+bitexact"}

_MOST_SAMPLES = 48_000
#: The longest stretch between two key frames, in seconds: what a player has to decode after a jump.
_KEY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Target:
    """What comes out: x264's constant quality and preset, the sound's bit rate (kbit/s, stereo), its language.

    ``stereo`` folds more channels to two; ``lufs`` is the loudness to set, None to leave it.
    """

    crf: int
    preset: str
    audio_kbps: int
    language: str
    stereo: bool = False
    lufs: float | None = None


def video(media: Media, target: Target) -> Options:
    """The picture: H.264 of constant quality, tagged BT.709, the same bytes on every run."""
    return {
        "c:v": "libx264",
        "preset": target.preset,
        "crf": target.crf,
        "profile:v": "high",
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
    settings: Options = {"c:a": "aac", "flags:a": "+bitexact"} if media.audio else {}
    for index, track in enumerate(media.audio):
        settings[f"b:a:{index}"] = f"{target.audio_kbps * (2 if target.stereo else max(2, track.channels)) // 2}k"
        if track.sample_rate > _MOST_SAMPLES:
            settings[f"ar:a:{index}"] = _MOST_SAMPLES
    return settings | languages(media, target)


def languages(media: Media, target: Target) -> Options:
    """Each sound track says its language: the file's own word, else the film's."""
    return {f"metadata:s:a:{index}": f"language={_language(track, target)}" for index, track in enumerate(media.audio)}


def container(media: Media) -> Options:
    """MP4 that starts before it is whole, with nothing of the master's tags."""
    return ANONYMOUS | {"video_track_timescale": timescale(media), "movflags": "+faststart", "f": "mp4"}


def timescale(media: Media) -> int:
    """Units a second in which every frame starts on a whole unit: 24000 at 23.976, 25000 at 25."""
    fps = media.rate.fps
    return fps.numerator if fps.denominator > 1 else fps.numerator * 1000


def _language(track: AudioTrack, target: Target) -> str:
    return track.language or iso_639_2(target.language)
