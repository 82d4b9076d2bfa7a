"""What a media file holds, read with PyAV: nothing is guessed from its name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, Place, StorageError, UsageError
from kit.time import ticks
from kit.time.rate import NAMED, Rate
from kit.tools import cut_short, files, opening, remember

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from kit.tools.image_sequence import Master
    from kit.tools.numbered import Frames

_TAIL_SECONDS = 3
_HDR = {16: "PQ", 18: "HLG"}  # ITU-T H.273, transfer characteristics
_FIELDS = range(2, 6)  # AVFieldOrder: top or bottom field first, coded or shown
#: A rate this near to a named one is that rate: Matroska and AVI store frame lengths in rounded units.
_NEAR = Fraction(1, 2000)


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """One sound track; ``language`` is what the file says (ISO 639-2) or empty.

    ``parts`` are the file's sound tracks behind it, counted from 0, where that is not the one at its own place: one for
    each channel in the order of ``layout``, or a single one that is a sound of its own (``tools.channels``).
    """

    codec: str
    channels: int
    layout: str
    sample_rate: int
    language: str = ""
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A media file with a picture.

    ``width`` × ``height`` is the stored picture, ``sar`` its pixel shape, ``rotation`` degrees to turn it for viewing
    (a multiple of 90). ``start`` is the time stamp of its first frame, in seconds, as the file has it; ``offset`` how
    long after the file's start the picture begins, ``duration`` the length of the picture, both in ticks. ``matrix`` is
    the H.273 number of the colour matrix (2: not said), ``hdr`` PQ, HLG or empty. ``stream`` is the picture's index in
    the file. Of an image sequence ``sequence`` are the pictures, ``sound`` the file beside them, and ``path`` only says
    what they are called; its numbers may be ``linear`` in light, or ``logarithmic`` as a scan's are.
    """

    path: Path
    size_bytes: int
    container: str
    stream: int
    width: int
    height: int
    sar: Fraction
    rotation: int
    rate: Rate
    constant_rate: bool
    frames: int
    start: Fraction
    offset: int
    duration: int
    video_codec: str
    pixel_format: str
    interlaced: bool
    matrix: int
    full_range: bool
    hdr: str
    audio: tuple[AudioTrack, ...]
    sequence: Frames | None = None
    sound: Path | None = None
    linear: bool = False
    logarithmic: bool = False

    @property
    def sound_path(self) -> Path:
        """The file that has the sound tracks."""
        return self.sound or self.path

    def sources(self, index: int) -> tuple[int, ...]:
        """The sound tracks of ``sound_path``, counted from 0, behind a sound: one, or one for each channel."""
        return self.audio[index].parts or (index,)

    @property
    def display(self) -> tuple[int, int]:
        """Width and height as viewed: pixels squared, picture turned, both even as 4:2:0 needs."""
        wide, high = Fraction(self.width) * self.sar, Fraction(self.height)
        if self.rotation % 180:
            wide, high = high, wide
        return _even(wide), _even(high)


def length(master: Master) -> int:
    """The length of a master's picture in ticks, remembered from run to run while no file changes.

    For questions about times; what is made from a master is made from a new look at it. Raises what ``probe`` raises.
    """
    return int(remember.remembered("length", master, lambda: b"%d" % probe(master).duration))


def probe(master: Master) -> Media:
    """Open a master, decode its first picture, and look at its end.

    Raises StorageError if it cannot be read or is cut short, UsageError if it is no media file that kit opens,
    NothingToDoError if it holds no picture; of an image sequence what ``sequence_probe.probe`` raises.
    """
    if isinstance(master, Path):
        return _file(master)
    from kit.tools import sequence_probe  # noqa: PLC0415 - it stands on this module

    return sequence_probe.probe(master)


def _file(path: Path) -> Media:
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise files.storage_error(error, path, "read") from error
    if size == 0:
        raise StorageError(
            f"{path} is empty.",
            hint="Copy or export it again; it holds no bytes.",
            slug="media-empty",
            place=Place(path),
        )
    opened = opening.film(path)
    try:
        with av.open(opened.name, options=opened.options) as container:
            return _describe(path, size, container)
    except FFmpegError as error:
        cut_short.refuse(path)
        raise UsageError(
            f"{path} is no video that can be opened: {error.strerror}.",
            hint="Name a MOV, MP4, Matroska, MXF, AVI or MPEG-TS file that plays to its end; export it again if it is "
            "damaged. Playlists are refused.",
            slug="media-unreadable",
            place=Place(path),
        ) from error


def _describe(path: Path, size: int, container: InputContainer) -> Media:
    from av.stream import Disposition  # noqa: PLC0415

    stream = next((s for s in container.streams.video if not s.disposition & Disposition.attached_pic), None)
    first = next(container.decode(stream), None) if stream else None
    if stream is None or first is None:
        raise NothingToDoError(
            f"{path} holds no picture.",
            hint="Name the film's master, a video file.",
            slug="media-no-picture",
            place=Place(path),
        )
    rate, constant = _rate(stream, path)
    zero = container.start_time or 0
    begins = Fraction(stream.start_time or 0) * (stream.time_base or 0) if stream.start_time else Fraction(zero, 10**6)
    start = _stamp(first, begins)
    frames = _shown(container, stream) or _count(container, stream, first)
    seen = _seen(path, container, stream, rate)
    if not stream.frames:
        # A recording may begin between two key frames; what comes before the first of them cannot be decoded.
        seen -= max(0, ticks.from_seconds(start - begins))
        begins = max(begins, start)
        if seen:
            # Matroska tells the rate that was meant, whatever frames are missing.
            constant = constant and abs(seen - rate.start_of(frames)) <= 2 * rate.frame
    return Media(
        path=path,
        size_bytes=size,
        container=container.format.name,
        stream=stream.index,
        width=first.width,
        height=first.height,
        sar=pixel_shape(stream, first),
        rotation=round(first.rotation) % 360,
        rate=rate,
        constant_rate=constant,
        frames=frames,
        start=start,
        offset=max(0, ticks.from_seconds(begins - Fraction(zero, 10**6))),
        duration=rate.start_of(frames) if constant else _length(stream, container) if stream.duration else seen,
        video_codec=stream.codec_context.name,
        pixel_format=first.format.name,
        interlaced=bool(first.interlaced_frame) or int(stream.codec_context.field_order) in _FIELDS,
        matrix=int(first.colorspace),
        full_range=int(first.color_range) == 2,  # noqa: PLR2004 - AVCOL_RANGE_JPEG
        hdr=_HDR.get(int(first.color_trc), ""),
        audio=audio_tracks(container),
    )


def audio_tracks(container: InputContainer) -> tuple[AudioTrack, ...]:
    """The sound tracks of an open file, in its order."""
    return tuple(_sound(sound) for sound in container.streams.audio)


def _stamp(first: VideoFrame, begins: Fraction) -> Fraction:
    return begins if first.pts is None or first.time_base is None else first.pts * first.time_base


def _sound(stream: AudioStream) -> AudioTrack:
    context = stream.codec_context
    language = (stream.language or "").replace("und", "")
    return AudioTrack(context.name, context.channels, context.layout.name, context.sample_rate, language)


def _rate(stream: VideoStream, path: Path) -> tuple[Rate, bool]:
    """The exact rate, and whether the two ways of measuring it agree (else the rate varies)."""
    # JPEG 2000 in MXF, as in a DCP, has no average: only the rate that is meant.
    average, base = stream.average_rate or stream.guessed_rate, stream.base_rate
    if not average:
        raise UsageError(
            f"{path} does not say how many frames a second it has.",
            hint="Export the master with a constant frame rate.",
            slug="media-no-rate",
            place=Place(path),
        )
    exact = _named(average)
    return Rate(exact), not base or _named(base) == exact or _named(base) == 2 * exact


def _named(measured: Fraction) -> Fraction:
    nearest = min(NAMED.values(), key=lambda rate: abs(rate - measured))
    return nearest if abs(nearest - measured) <= nearest * _NEAR else Fraction(measured)


def _shown(container: InputContainer, stream: VideoStream) -> int:
    """Frames by the container's own count, where it keeps one.

    A cut that copied the film leaves frames in an MP4 that its list of edits hides: they are decoded and not shown.
    """
    hidden = sum(entry.is_discard for entry in stream.index_entries) if "mov" in container.format.name else 0
    return max(0, stream.frames - hidden)


def _count(container: InputContainer, stream: VideoStream, first: VideoFrame) -> int:
    """Frames by counting packets from the first that can be decoded, where the container keeps no count."""
    # In MPEG-TS nothing is indexed, and a jump lands behind what it aims at: aim a second before the beginning.
    before = int(1 / stream.time_base) if container.format.name == "mpegts" and stream.time_base else 0
    container.seek((stream.start_time or 0) - before, stream=stream)
    begins = first.pts
    packets = (packet for packet in container.demux(stream) if packet.size)
    return sum(1 for packet in packets if begins is None or packet.pts is None or packet.pts >= begins)


def _seen(path: Path, container: InputContainer, stream: VideoStream, rate: Rate) -> int:
    """How long the picture lasts by its last packets, in ticks.

    Raises StorageError if the file's end is not there: one that was cut short still tells its full length. MP4 tells
    it of each stream; Matroska of the file, counted from zero, and its sound may well last longer than its picture.
    """
    base = stream.time_base or Fraction(0)
    begins = (stream.start_time or 0) * base
    of_picture = bool(stream.duration and base)
    zero = begins if of_picture else _zero(container)
    promised = ticks.to_seconds(_length(stream, container))
    tail = max(begins, zero + promised - _TAIL_SECONDS)
    picture = whole = begins
    if base:
        _go_to(container, stream, tail, path, promised)
        for packet in container.demux(stream) if of_picture else container.demux():
            if packet.size and packet.pts is not None and packet.time_base and not packet.is_corrupt:
                whole = max(whole, (packet.pts + (packet.duration or 0)) * packet.time_base)
                picture = whole if of_picture or packet.stream is stream else picture
        if ticks.from_seconds(zero + promised - whole) > 2 * rate.frame + ticks.PER_CS:
            raise _cut_short(path, promised)
    return ticks.from_seconds(picture - begins)


def _zero(container: InputContainer) -> Fraction:
    """The time stamp, in seconds, from which a container counts its length."""
    return Fraction(0) if "matroska" in container.format.name else Fraction(container.start_time or 0, 10**6)


def _go_to(container: InputContainer, stream: VideoStream, tail: Fraction, path: Path, promised: Fraction) -> None:
    """Go to a moment (seconds) near the end; there is none to go to in a file without index that ends before."""
    from av.error import FFmpegError  # noqa: PLC0415 - 100 ms that help need not wait for

    try:
        container.seek(int(tail / (stream.time_base or 1)), stream=stream)
    except FFmpegError as error:
        raise _cut_short(path, promised) from error


def _cut_short(path: Path, promised: Fraction) -> StorageError:
    return StorageError(
        f"{path} is cut short: it promises to last {ticks.clock(ticks.from_seconds(promised))}, but its end is not "
        "there.",
        hint="Copy or download it again and compare the sizes.",
        slug="media-truncated",
        place=Place(path),
    )


def _length(stream: VideoStream, container: InputContainer) -> int:
    """What the picture's length is said to be, in ticks; that of the whole file where only this is said."""
    if stream.duration and stream.time_base is not None:
        return ticks.from_seconds(stream.duration * stream.time_base)
    return ticks.from_seconds(Fraction(container.duration or 0, 10**6))


def pixel_shape(stream: VideoStream, first: VideoFrame) -> Fraction:
    """How many times wider than high a pixel is; 1 if nothing is said."""
    shape = stream.sample_aspect_ratio
    return shape if shape and shape > 0 and first.width else Fraction(1)


def _even(length: Fraction) -> int:
    return max(2, 2 * ticks.round_half_up(length / 2))
