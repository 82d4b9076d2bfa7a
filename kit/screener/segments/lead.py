"""Pictures of the master that a run need not decode: those that it only passes and that no other picture leans on.

A run that begins between two key frames decodes from the one before it, and what lies between two of its segments. In
H.264 about half of the pictures are leaned on by none (``nal_ref_idc`` is 0: ITU-T H.264, 7.4.1); ffmpeg is told to
drop these unread, each by its place in the file. All others come out as they would have, to the bit.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.screener.job import Job
    from kit.screener.segments.cut import Segment

#: Every picture is decoded from so many seconds before a segment to as many after it: enough for deinterlacing, for
#: pictures that lean on others, and for those that are shown in another order than they are stored in.
LEAD = Fraction(1, 2)
#: No more than so many are named: each takes twenty letters of a command line, and a look at every packet.
_MOST = 2000
#: The first ffmpeg that filters the packets of an input.
_SINCE = 7, 1
#: Of a unit's first byte in H.264: its type, those that hold a picture, and the bits that say that others lean on it.
_TYPE, _PICTURES, _LEANED_ON = 0x1F, range(1, 6), 0x60


def needless(job: Job, segments: Sequence[Segment], *, on_key: bool = False) -> tuple[int, ...]:
    """Where in the master's file (in bytes) those packets lie that a run for these segments, in order, does without.

    None where that cannot be told: in other codecs, and for an older ffmpeg. ``on_key``: it begins right at its first
    segment, on a key frame, and so passes only what lies between two segments.
    """
    media = job.media
    if media.video_codec != "h264" or media.interlaced or media.sequence or not _filters_packets(job.program.version):
        return ()
    if on_key and all(other.first <= one.last for one, other in itertools.pairwise(segments)):
        return ()
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    fps = media.rate.fps
    wanted = [(segment.first / fps - LEAD, segment.last / fps + LEAD) for segment in segments]
    found: list[int] = []
    # Of a damaged master the run itself will tell.
    with contextlib.suppress(FFmpegError), av.open(str(media.path.absolute())) as container:
        stream = container.streams[media.stream]
        base, size = stream.time_base, _size_of_length(stream.codec_context.extradata)
        if base is None or not size:
            return ()
        begins = segments[0].first / fps if on_key else wanted[0][0]
        container.seek(int((media.start + begins) / base), stream=stream)
        for packet in container.demux(stream):
            if packet.pts is None or packet.dts is None or packet.pos is None or packet.dts * base > wanted[-1][0]:
                break
            if len(found) == _MOST:
                break
            at = packet.pts * base - media.start
            if not any(first <= at < last for first, last in wanted) and _is_alone(memoryview(packet), size):
                found.append(packet.pos)
    return tuple(found)


def _filters_packets(version: str) -> bool:
    """Whether an ffmpeg of this version can drop packets of an input; of a nightly one that is not known."""
    numbers = re.match(r"n?(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= _SINCE


def _size_of_length(extradata: bytes | None) -> int:
    """In how many bytes each unit's length is written (ISO/IEC 14496-15, 5.3.3.1); 0 if units are not stored so."""
    sizes = (extradata or b"")[4:5]
    return (sizes[0] & 3) + 1 if extradata and sizes and extradata[0] == 1 else 0


def _is_alone(packet: memoryview, size: int) -> bool:
    """Whether a packet holds a picture that no other one leans on."""
    at, pictures = 0, 0
    while at + size < len(packet):
        head = packet[at + size]
        if head & _TYPE in _PICTURES:
            if head & _LEANED_ON:
                return False
            pictures += 1
        at += size + int.from_bytes(packet[at : at + size])
    return pictures > 0
