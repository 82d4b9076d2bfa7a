"""How loud the reel is, moment by moment, for a waveform; remembered while the file does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.tools import remember, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Peaks a second: a peak every half frame.
PER_SECOND = 50
_RATE = 8000
_WINDOW = _RATE // PER_SECOND
_FULL_SCALE = 1 << 15


def peaks(path: Path) -> bytes:
    """The greatest amplitude of each fiftieth of a second, as the square root of its share of full scale, 0 to 255.

    The root lets faint speech be seen beside loud music. Raises what ``sound.blocks`` raises.
    """
    return remember.remembered("peaks", path, lambda: bytes(_measured(path)))


def _measured(path: Path) -> Iterator[int]:
    import numpy as np  # noqa: PLC0415 - read from the cache on most runs

    rest = np.zeros(0, np.int16)
    for block in sound.blocks(path, _RATE):
        joined = np.concatenate((rest, block)) if len(rest) else block
        whole = len(joined) // _WINDOW
        rest = joined[whole * _WINDOW :]
        windows = np.abs(joined[: whole * _WINDOW].reshape(whole, _WINDOW).astype(np.int32))
        share = np.max(windows, axis=1, initial=0) / _FULL_SCALE
        yield from np.rint(np.sqrt(share) * 255).clip(0, 255).astype(int).tolist()
