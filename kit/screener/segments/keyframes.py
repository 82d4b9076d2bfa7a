"""The master's key frames, where decoding can begin: read from the index alone, without reading the film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.time import ticks

if TYPE_CHECKING:
    from kit.tools.probe import Media

#: Containers whose index is read with the head of the file.
_INDEXED = "mov"


def numbers(media: Media) -> tuple[int, ...]:
    """The numbers of the frames that are key frames; none where the container does not tell at once.

    The index counts decoding times, so the numbers suppose that the delay of the first frame is everybody's. Where it
    is not, a run decodes more than it needs, and nothing worse.
    """
    if _INDEXED not in media.container.split(","):
        return ()
    import av  # noqa: PLC0415 - 100 ms that help need not wait for

    with av.open(str(media.path.absolute())) as container:
        stream = container.streams[media.stream]
        base = stream.time_base
        entries = stream.index_entries
        times = [entry.timestamp for entry in entries if entry.is_keyframe]
        # What a list of edits hides is decoded, but not counted.
        zero = next((entry.timestamp for entry in entries if not entry.is_discard), None)
    if zero is None or base is None:
        return ()
    found = (ticks.round_half_up((time - zero) * base * media.rate.fps) for time in times)
    return tuple(frame for frame in found if 0 <= frame < media.frames)
