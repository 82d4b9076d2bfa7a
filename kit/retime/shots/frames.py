"""A film's frames, decoded one by one and made small: what the search for shots looks at."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError
from kit.retime.shots.look import HIGH, WIDE, Look
from kit.time import ticks
from kit.tools import opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from kit.time.rate import Rate
    from kit.tools.probe import Media

#: Frames that the end of a film may lack before it counts as cut short: encoders and containers count differently.
_SPARE = 2


def looks(media: Media, rate: Rate, progress: Callable[[float], None]) -> Iterator[Look]:
    """Every frame of a film's picture with its number at ``rate``, counted from the first frame, in order.

    Of a film whose rate varies, each number is given once: its first frame. ``progress`` is told the share done.
    Raises StorageError if the picture is damaged or ends early.
    """
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    expected = max(1, rate.nearest(media.duration))
    number = -1
    opened = opening.picture(media)
    try:
        with av.open(opened.name, format=opened.form or None, options=opened.options) as container:
            stream = container.streams.video[_index(container.streams.video, media.stream)]
            stream.thread_type = "AUTO"
            clock = _Clock(stream, rate)
            for frame in container.decode(stream):
                if frame.is_corrupt:
                    raise _damaged(media, number + 1, rate)
                at = clock.number(frame, number)
                if at <= number:
                    continue
                number = at
                yield _small(frame, number)
                progress(min(1.0, number / expected))
    except FFmpegError as error:
        raise _damaged(media, number + 1, rate) from error
    if number + 1 + _SPARE < expected:
        raise _damaged(media, number + 1, rate)


def looks_around(media: Media, rate: Rate, spans: Sequence[range]) -> Iterator[list[Look]]:
    """For each of some spans of frames, in order, what can be decoded of it, without looking through all of the film.

    Raises StorageError if the picture cannot be decoded at all.
    """
    import av  # noqa: PLC0415 - see above
    from av.error import FFmpegError  # noqa: PLC0415

    opened = opening.picture(media)
    try:
        with av.open(opened.name, format=opened.form or None, options=opened.options) as container:
            stream = container.streams.video[_index(container.streams.video, media.stream)]
            stream.thread_type = "AUTO"
            clock = _Clock(stream, rate)
            clock.number(next(container.decode(stream)), -1)
            for span in spans:
                yield list(_span(container, stream, clock, span))
    except (FFmpegError, StopIteration) as error:
        raise _damaged(media, 0, rate) from error


def _span(container: InputContainer, stream: VideoStream, clock: _Clock, span: range) -> Iterator[Look]:
    """The frames of a span, from the last one before it that can be decoded by itself."""
    container.seek(clock.stamp(span.start), stream=stream)
    number = -1
    for frame in container.decode(stream):
        number = clock.number(frame, number)
        if number in span:
            yield _small(frame, number)
        if number >= span.stop - 1:
            return


class _Clock:
    """Which frame of the film a decoded frame is: by its time stamp, or by counting where there is none."""

    def __init__(self, stream: VideoStream, rate: Rate) -> None:
        self._base = stream.time_base or Fraction(0)
        self._rate = rate
        self._zero: int | None = None

    def number(self, frame: VideoFrame, last: int) -> int:
        if frame.pts is None or not self._base:
            return last + 1
        if self._zero is None:
            self._zero = frame.pts
        return self._rate.nearest(ticks.from_seconds((frame.pts - self._zero) * self._base))

    def stamp(self, number: int) -> int:
        """The time stamp of a frame, once the first one was seen."""
        return (self._zero or 0) + round(number / self._rate.fps / self._base) if self._base else number


def _small(frame: VideoFrame, number: int) -> Look:
    """The frame as 4:2:0, its planes one below the other, taken apart again."""
    import numpy as np  # noqa: PLC0415 - see above

    planes = frame.reformat(WIDE, HIGH, format="yuv420p", interpolation="AREA").to_ndarray().astype(np.uint8)
    blue, red = planes[HIGH:].reshape(2, HIGH // 2, WIDE // 2)
    return Look(number, planes[:HIGH], blue, red)


def _index(streams: tuple[VideoStream, ...], wanted: int) -> int:
    return next((place for place, stream in enumerate(streams) if stream.index == wanted), 0)


def _damaged(media: Media, frame: int, rate: Rate) -> StorageError:
    return StorageError(
        f"{media.path} cannot be decoded beyond frame {frame} ({ticks.clock(rate.start_of(frame))}): it is damaged or "
        "cut short.",
        hint="Copy or export it again, and look whether it plays to its end.",
        slug="media-damaged",
        place=Place(media.path),
    )
