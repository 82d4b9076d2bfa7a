"""The technical sheet, measured on the master, and the subtitle files, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.booklet import labels, measured
from kit.booklet.context import Fact
from kit.booklet.entries import AccessRow, Offer, TrackRow
from kit.subs.track import Kind
from kit.time import ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.booklet.measured import Measured
    from kit.booklet.wording import Wording
    from kit.project.project import Project, TrackFile
    from kit.tools.probe import AudioTrack, Media
    from kit.words import Words

#: How people write what ffmpeg calls a codec.
_CODECS = {
    "h264": "H.264", "hevc": "H.265", "prores": "ProRes", "dnxhd": "DNxHD/HR", "mpeg2video": "MPEG-2", "av1": "AV1",
    "vp9": "VP9", "jpeg2000": "JPEG 2000", "mjpeg": "JPEG", "dpx": "DPX", "tiff": "TIFF", "png": "PNG", "exr": "EXR",
    "aac": "AAC", "ac3": "AC-3", "eac3": "E-AC-3", "opus": "Opus", "flac": "FLAC", "mp3": "MP3",
}  # fmt: skip
_FORMATS = {
    "srt": "SubRip (.srt)", "vtt": "WebVTT (.vtt)", "ass": "ASS (.ass)", "sami": "SAMI (.smi)",
    "microdvd": "MicroDVD (.sub)", "scc": "SCC (.scc)",
    "ttml": "TTML", "dcp": "DCP (XML)", "ebustl": "EBU-STL (.stl)",
}  # fmt: skip
_MINUTE = 60
#: Bytes from which a size is told in gigabytes.
_LARGE = 10**10


@dataclass(frozen=True, slots=True)
class Counted:
    """A subtitle file, the number of its cues, and the number of faults that keep rows of it from being cues."""

    track: TrackFile
    format: str
    cues: int
    faults: int


def running_time(media: Media, wording: Wording) -> str:
    """``1 hr 18 min 20 sec``, to the second: a festival's schedule adds them up."""
    minutes, seconds = divmod(ticks.round_half_up(ticks.to_seconds(media.duration)), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    parts = (
        (hours, "duration-hour"),
        (minutes, "duration-minute"),
        (seconds, "duration-second"),
    )
    return " ".join(wording.unit(count, unit) for count, unit in parts if count)


def sheet(media: Media, found: Measured, sha256: str, words: Words, wording: Wording) -> tuple[Fact, ...]:
    """What a projectionist asks for; ``sha256`` is the master's, empty if it is many files."""
    wide, high = media.display
    frames = words.say("{count} frames", {"count": wording.number(media.frames)})
    size = words.say("{width} × {height} pixels", {"width": media.width, "height": media.height})
    exact = ticks.clock(media.duration)
    sound = "; ".join(_sound(track, words, wording) for track in media.audio) or words.say("no sound")
    return (
        Fact(words.say("File"), media.path.name),
        Fact(words.say("Running time"), f"{exact} ({frames})"),
        Fact(words.say("Picture"), f"{_codec(media.video_codec)}, {size}"),
        Fact(words.say("Aspect ratio"), f"{wording.number(wide / high, '0.00')}:1"),
        Fact(words.say("Frame rate"), words.say("{rate} frames per second",
             {"rate": wording.number(float(media.rate.fps), "0.###")})),
        Fact(words.say("Sound"), sound),
        *measured.facts(found, words, wording),
        Fact(words.say("File size"), _size(media.size_bytes, wording)),
        *([Fact(words.say("Checksum (SHA-256)"), sha256)] if sha256 else []),
    )  # fmt: skip


def _size(count: int, wording: Wording) -> str:
    """Megabytes, or gigabytes where there are ten and more."""
    if count < _LARGE:
        return wording.unit(round(count / 1e6, 1), "digital-megabyte")
    return wording.unit(round(count / 1e9, 1), "digital-gigabyte")


def _codec(name: str) -> str:
    return _CODECS.get(name, "PCM" if name.startswith("pcm_") else name)


def _sound(track: AudioTrack, words: Words, wording: Wording) -> str:
    channels = {"mono": words.say("mono"), "stereo": words.say("stereo")}.get(track.layout, track.layout)
    rate = wording.unit(round(track.sample_rate / 1000, 1), "frequency-kilohertz")
    return ", ".join((_codec(track.codec), channels, rate))


def track_rows(counted: Sequence[Counted], words: Words, wording: Wording) -> tuple[TrackRow, ...]:
    """One row a subtitle file."""
    return tuple(
        TrackRow(
            wording.capital(wording.language(item.track.locale)),
            words.say(labels.TRACK_KINDS[item.track.kind]),
            _FORMATS.get(item.format, item.format.upper()),
            wording.number(item.cues),
        )
        for item in counted
    )


def offers(project: Project, words: Words, wording: Wording) -> tuple[Offer, ...]:
    """The ways into the film besides its subtitles, and how each reaches the audience."""
    return tuple(
        Offer(
            words.say(labels.ACCESS[row.kind]),
            wording.capital(wording.language(row.language)),
            words.say(labels.DELIVERIES[row.delivery]),
        )
        for row in project.settings.access
    )


def dcp(project: Project, words: Words, wording: Wording) -> tuple[Fact, ...]:
    """What a cinema asks about the package; nothing if the film has none."""
    facts = project.settings.dcp
    if facts is None:
        return ()
    encrypted = words.say("yes, a key (KDM) is needed") if facts.encrypted else words.say("no")
    rows = (
        Fact(words.say("Name of the package"), facts.title),
        Fact(words.say("Standard"), "SMPTE" if facts.standard == "smpte" else "Interop"),
        Fact(words.say("Resolution"), facts.resolution.upper()),
        Fact(words.say("Container"), words.say(labels.CONTAINERS[facts.container])),
        Fact(words.say("Sound"), labels.SOUNDS.get(facts.sound) or words.say(facts.sound)),
        Fact(words.say("Subtitles"), wording.languages(facts.subtitles)),
        Fact(words.say("Closed captions"), wording.languages(facts.closed_captions)),
        Fact(words.say("Encrypted"), encrypted),
        Fact(words.say("Size"), wording.unit(facts.gigabytes, "digital-gigabyte") if facts.gigabytes else ""),
    )
    return tuple(row for row in rows if row.value)


def access_rows(project: Project, words: Words, wording: Wording) -> tuple[AccessRow, ...]:
    """What each language of the kit, or of a track, offers."""
    described = {row.language for row in project.settings.access if row.kind == "audio-description"}
    tags = dict.fromkeys([*project.settings.locales, *(track.locale for track in project.tracks), *sorted(described)])

    def answer(tag: str, kind: Kind) -> str:
        there = any(track.locale == tag and track.kind is kind for track in project.tracks)
        return words.say("yes") if there else words.say("no")

    return tuple(
        AccessRow(
            wording.capital(wording.language(tag)),
            answer(tag, Kind.FULL),
            answer(tag, Kind.SDH),
            answer(tag, Kind.FORCED),
            words.say("yes") if tag in described else words.say("no"),
        )
        for tag in tags
    )
