"""The sound of a media file, decoded by PyAV block by block: one channel, one rate, on the file's own clock.

What is not there is silence, so that sample ``n`` is at ``n / rate`` seconds of the film: a track that starts late is
led by silence, a hole in it is filled, and what lies before the film's zero is left out.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, Place, RefusedError, StorageError, UsageError
from kit.time.ticks import PER_SECOND, clock, from_seconds
from kit.tools import cut_short, files
from kit.tools.opening import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

#: Ticks of sound that kit listens to at most. All sums grow with the length: 10 hours would take gigabytes.
LONGEST = 5 * 3600 * PER_SECOND
_SOUND_FILES = f"{CONTAINERS},wav,w64,flac,mp3,ogg,aac,aiff,ac3,eac3"
_CLOCK = re.compile(r"(\d{1,4}):(\d{2}):(\d{2}(?:\.\d{1,9})?)", re.ASCII)
_BLOCK = 1 << 17  # samples of the file at once: calls cost more than arithmetic
_HOLE = Fraction(3, 100)  # seconds; time stamps of some muxers waver by a few milliseconds
_MISSING = Fraction(1)  # seconds that may lack at the end: encoders round up to their own frames
_BROKEN = 50  # packets in a row that cannot be decoded: the rest is no sound


def blocks(path: Path, rate: int, track: int = 1, channel: int | None = None) -> Iterator[Samples]:
    """The sound at ``rate`` samples a second, from the film's zero to the track's end, as int16.

    ``channel``, counted from 0, is heard alone; without one all are mixed. ``track`` counts the file's sound
    tracks from 1. Raises StorageError for a file that cannot be read or breaks off, UsageError for what is no media
    file or has no such track, NothingToDoError for a file without sound, RefusedError for one longer than LONGEST.
    """
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    try:
        if not path.stat().st_size:
            raise StorageError(
                f"{path} is empty.",
                hint="Copy or export it again; it holds no bytes.",
                slug="media-empty",
                place=Place(path),
            )
        cut_short.refuse(path)
    except OSError as error:
        raise files.storage_error(error, path, "read") from error
    options = {"protocol_whitelist": "file", "format_whitelist": _SOUND_FILES}
    try:
        with av.open(f"file:{path.absolute()}", options=options) as container:
            yield from _decoded(path, container, _track(path, container, track), rate, channel)
    except FFmpegError as error:
        raise UsageError(
            f"{path} is no sound or video that can be opened: {error.strerror}.",
            hint="Name a MOV, MP4, Matroska, MXF, AVI, WAV, FLAC or MP3 file that plays to its end. Playlists are "
            "refused.",
            slug="media-unreadable",
            place=Place(path),
        ) from error


def ahead(items: Iterator[Samples]) -> Iterator[Samples]:
    """The same blocks, each decoded while the one before is worked on: decoding leaves Python free."""
    with ThreadPoolExecutor(1) as worker:
        coming = worker.submit(next, items, None)
        while (block := coming.result()) is not None:
            coming = worker.submit(next, items, None)
            yield block


def windows(path: Path, rate: int, length: int, track: int = 1, channel: int | None = None) -> Iterator[Samples]:
    """The sound cut into windows of ``length`` samples, some hundred at once, a row each; a shorter rest is left out.

    Raises as ``blocks`` does.
    """
    import numpy as np  # noqa: PLC0415 - nor for this

    rest = np.zeros(0, np.int16)
    for block in blocks(path, rate, track, channel):
        joined = np.concatenate((rest, block)) if len(rest) else block
        count = len(joined) // length
        rest = joined[count * length :]
        yield joined[: count * length].reshape(count, length)


def whole(path: Path, rate: int, track: int = 1) -> Samples:
    """All of it at once: two bytes a sample. Raises as ``blocks`` does."""
    import numpy as np  # noqa: PLC0415

    gathered = bytearray()  # grows in place: joining arrays would hold everything twice
    for block in blocks(path, rate, track):
        gathered += block.tobytes()
    return np.frombuffer(gathered, np.int16)


def _track(path: Path, container: InputContainer, number: int) -> AudioStream:
    streams = container.streams.audio
    if not streams:
        raise NothingToDoError(
            f"{path} holds no sound.",
            hint="Name a file with the film's sound, a video or a WAV.",
            slug="media-no-sound",
            place=Place(path),
        )
    if not 1 <= number <= len(streams):
        has = "one sound track" if len(streams) == 1 else f"{len(streams)} sound tracks"
        raise UsageError(
            f"{path} has {has}, and none with the number {number}.",
            hint=f"Tracks count from 1 to {len(streams)}.",
            slug="no-such-sound-track",
            place=Place(path),
        )
    length = from_seconds(Fraction(container.duration or 0, 10**6))
    if length > LONGEST:
        raise _too_long(path, length)
    return streams[number - 1]


def _too_long(path: Path, length: int) -> RefusedError:
    return RefusedError(
        f"{path} lasts {clock(length)}, and kit listens to at most {clock(LONGEST)}.",
        hint="Give the film without what was recorded around it, or reel by reel.",
        slug="sound-too-long",
        place=Place(path),
    )


def _decoded(
    path: Path, container: InputContainer, stream: AudioStream, rate: int, channel: int | None
) -> Iterator[Samples]:
    import numpy as np  # noqa: PLC0415

    zero = Fraction(container.start_time or 0, 10**6)
    made, due = 0, Fraction(0)
    for where, samples in _runs(stream, container, rate, channel):
        if where is not None:
            due = where - zero
            lacking = round(due * rate) - made
            if lacking > 0:
                made += lacking
                yield np.zeros(lacking, np.int16)
            elif lacking < 0:
                samples = samples[-lacking:]  # noqa: PLW2901 - what lies before the film's zero, or twice in the file
        made += len(samples)
        if made > LONGEST // PER_SECOND * rate:
            raise _too_long(path, made * PER_SECOND // rate)
        yield samples
    promised = _promised(container, stream)
    if promised is not None and Fraction(made, rate) + _MISSING < promised:
        raise StorageError(
            f"{path} is cut short: it promises {clock(from_seconds(promised))} of sound, but there is only "
            f"{clock(made * PER_SECOND // rate)}.",
            hint="Copy or download it again and compare the sizes.",
            slug="media-truncated",
            place=Place(path),
        )


def _promised(container: InputContainer, stream: AudioStream) -> Fraction | None:
    """The second at which the track should end, if the file tells it of this track."""
    zero = Fraction(container.start_time or 0, 10**6)
    if stream.duration and stream.time_base is not None:
        return (stream.duration + (stream.start_time or 0)) * stream.time_base - zero
    if told := _CLOCK.fullmatch(stream.metadata.get("DURATION", "")):  # Matroska
        hours, minutes, seconds = told.groups()
        return 60 * (60 * int(hours) + int(minutes)) + Fraction(seconds)
    if len(container.streams) == 1 and container.duration:
        return Fraction(container.duration, 10**6)
    return None


def _runs(
    stream: AudioStream, container: InputContainer, rate: int, channel: int | None
) -> Iterator[tuple[Fraction | None, Samples]]:
    """Resampled blocks; with the second of the film at which a block begins if it does not follow on the last one."""
    chain: _Chain | None = None
    pace: _Pace | None = None
    for frame in _frames(stream, container):
        breaks = pace is None or pace.breaks(frame)
        if chain is None or pace is None or breaks or not chain.takes(frame):
            if chain is not None:
                yield from chain.ready(all_of_it=True)
            begins = pace.due if pace is not None and not (breaks and frame.pts is not None) else _begins(frame)
            chain, pace = _Chain(frame, rate, begins, channel), _Pace(frame, begins or Fraction(0))
        pace.take(frame)
        chain.take(frame)
        if chain.is_full:
            yield from chain.ready()
    if chain is not None:
        yield from chain.ready(all_of_it=True)


def _begins(frame: AudioFrame) -> Fraction | None:
    return frame.pts * frame.time_base if frame.pts is not None and frame.time_base is not None else None


class _Pace:
    """Where the next frame should begin. Whole numbers: fractions would cost as much as decoding does."""

    def __init__(self, frame: AudioFrame, begins: Fraction) -> None:
        base = frame.time_base or Fraction(1, frame.sample_rate)
        # A unit is what both a time stamp and a sample are whole multiples of.
        self._units = base.denominator * frame.sample_rate
        self._stamp, self._sample = base.numerator * frame.sample_rate, base.denominator
        self._hole = int(_HOLE * self._units)
        self._due = round(begins * self._units)

    @property
    def due(self) -> Fraction:
        """In seconds."""
        return Fraction(self._due, self._units)

    def breaks(self, frame: AudioFrame) -> bool:
        """Whether a frame's time stamp says that it does not follow on the one before."""
        return frame.pts is not None and abs(frame.pts * self._stamp - self._due) > self._hole

    def take(self, frame: AudioFrame) -> None:
        """The time stamp counts, not the samples since the first: clocks run apart."""
        if frame.pts is not None:
            self._due = frame.pts * self._stamp
        self._due += frame.samples * self._sample


def _frames(stream: AudioStream, container: InputContainer) -> Iterator[AudioFrame]:
    """Decoded frames; a damaged packet is passed over and leaves a hole in the time stamps."""
    from av.error import FFmpegError, InvalidDataError  # noqa: PLC0415

    broken = 0
    packets = container.demux(stream)
    while broken < _BROKEN:
        try:
            packet = next(packets, None)
        except FFmpegError:
            return  # the file breaks off; what is lacking is counted by the caller
        if packet is None:
            return
        try:
            frames = packet.decode()
        except InvalidDataError:
            broken += 1
            continue
        broken = 0
        yield from frames


class _Chain:
    """Mixes down, or takes one channel, and resamples frames of one form, many at once."""

    def __init__(self, frame: AudioFrame, rate: int, begins: Fraction | None, channel: int | None) -> None:
        from av.audio.fifo import AudioFifo  # noqa: PLC0415
        from av.filter import Graph  # noqa: PLC0415

        self._form = _form(frame)
        self._begins = begins
        self._fifo = AudioFifo()
        self._graph = Graph()
        source = self._graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format.name,
            layout=frame.layout.name,
            time_base=Fraction(1, frame.sample_rate),
        )
        wanted = f"{rate}:out_chlayout=mono:out_sample_fmt=s16p"
        resampler = self._graph.add("aresample", wanted)
        sink = self._graph.add("abuffersink")
        if channel is None:
            source.link_to(resampler)
        else:
            alone = self._graph.add("pan", f"mono|c0=c{channel}")
            source.link_to(alone)
            alone.link_to(resampler)
        resampler.link_to(sink)
        self._graph.configure()

    def takes(self, frame: AudioFrame) -> bool:
        return _form(frame) == self._form

    def take(self, frame: AudioFrame) -> None:
        frame.pts = None
        self._fifo.write(frame)

    @property
    def is_full(self) -> bool:
        """Whether enough was taken to be worth a call."""
        return self._fifo.samples >= _BLOCK

    def ready(self, *, all_of_it: bool = False) -> Iterator[tuple[Fraction | None, Samples]]:
        from av.error import BlockingIOError as NothingYetError  # noqa: PLC0415
        from av.error import EOFError as EndError  # noqa: PLC0415

        gathered = self._fifo.read(0, partial=True)
        if gathered is not None:
            self._graph.push(gathered)
        if all_of_it:
            self._graph.push(None)
        while True:
            try:
                made = self._graph.pull()
            except (NothingYetError, EndError):
                return
            begins, self._begins = self._begins, None
            yield begins, made.to_ndarray()[0]


def _form(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate
