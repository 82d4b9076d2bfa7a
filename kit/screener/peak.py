"""The highest rate of a finished picture: what the densest second of it holds, counted packet by packet."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def kbps(made: Path) -> int:
    """The most that any second of the picture holds, in kbit/s, rounded up; a shorter picture counts as a second."""
    import av  # noqa: PLC0415 - 100 ms that help need not wait for

    within: deque[tuple[Fraction, int]] = deque()
    bits, most = 0, 0
    with av.open(str(made)) as container:
        stream = container.streams.video[0]
        base = stream.time_base or Fraction(1)
        for packet in container.demux(stream):
            if not packet.size or packet.dts is None:
                continue
            at = packet.dts * base
            within.append((at, packet.size * 8))
            bits += packet.size * 8
            while at - within[0][0] >= 1:
                bits -= within.popleft()[1]
            most = max(most, bits)
    return -(-most // 1000)
