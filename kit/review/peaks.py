"""How loud the reel is, moment by moment, for a waveform; remembered while its bytes stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.tools import image_sequence, remember, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.tools.image_sequence import Master

#: Peaks a second: a peak every half frame.
PER_SECOND = 50
_RATE = 8000
_WINDOW = _RATE // PER_SECOND
_FULL_SCALE = 1 << 15


def peaks(master: Master) -> bytes:
    """The greatest amplitude of each fiftieth of a second, as the square root of its share of full scale, 0 to 255.

    The root lets faint speech be seen beside loud music. Raises as ``image_sequence.heard`` and
    ``sound.blocks`` do.
    """
    path = image_sequence.heard(master)
    return remember.measured("peaks", path, lambda: bytes(_measured(path)))


def _measured(path: Path) -> Iterator[int]:
    import numpy as np  # noqa: PLC0415 - read from the cache on most runs

    for rows in sound.windows(path, _RATE, _WINDOW):
        share = np.max(np.abs(rows.astype(np.int32)), axis=1, initial=0) / _FULL_SCALE
        yield from np.rint(np.sqrt(share) * 255).clip(0, 255).astype(int).tolist()
