"""How loud a film's sound is, half second by half second; remembered while the file does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.time.ticks import PER_SECOND
from kit.tools import remember, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Ticks that one level stands for.
STEP = PER_SECOND // 2
#: Samples a second at which it is listened to: what is heard as loud lies below 4 kHz.
_RATE = 8000
_WINDOW = _RATE * STEP // PER_SECOND
_FULL_SCALE = 1 << 15
#: A level is kept as one byte, dBFS turned positive; this one stands for everything fainter.
_FAINTEST = 120


def levels(path: Path) -> tuple[int, ...]:
    """The mean level (RMS) of each half second in dBFS, from the film's zero; -120 and less is -120.

    The first time all of the sound is decoded. Raises what ``sound.blocks`` raises.
    """
    kept = remember.remembered("levels", path, lambda: bytes(_measured(path)))
    return tuple(-level for level in kept)


def _measured(path: Path) -> Iterator[int]:
    import numpy as np  # noqa: PLC0415 - read from the cache on most runs

    rest = np.zeros(0, np.int16)
    for block in sound.blocks(path, _RATE):
        joined = np.concatenate((rest, block)) if len(rest) else block
        whole = len(joined) // _WINDOW
        rest = joined[whole * _WINDOW :]
        windows = joined[: whole * _WINDOW].reshape(whole, _WINDOW).astype(np.float64)
        power = np.mean(windows * windows, axis=1) / _FULL_SCALE**2
        decibels = -10 * np.log10(np.maximum(power, 1e-12))
        yield from np.clip(np.rint(decibels), 0, _FAINTEST).astype(int).tolist()
