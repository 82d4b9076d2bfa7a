"""How loud a film's sound is, half second by half second; remembered while its bytes stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.time.ticks import PER_SECOND
from kit.tools import image_sequence, remember, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.tools.image_sequence import Master

#: Ticks that one level stands for.
STEP = PER_SECOND // 2
#: Samples a second at which it is listened to: what is heard as loud lies below 4 kHz.
_RATE = 8000
_WINDOW = _RATE * STEP // PER_SECOND
_FULL_SCALE = 1 << 15
#: A level is kept as one byte, dBFS turned positive; this one stands for everything fainter.
_FAINTEST = 120


def levels(master: Master) -> tuple[int, ...]:
    """The mean level (RMS) of each half second in dBFS, from the film's zero; -120 and less is -120.

    The first time all of the sound is decoded. Raises what ``image_sequence.heard`` and ``sound.blocks`` raise.
    """
    path = image_sequence.heard(master)
    kept = remember.measured("levels", path, lambda: bytes(_measured(path)))
    return tuple(-level for level in kept)


def _measured(path: Path) -> Iterator[int]:
    import numpy as np  # noqa: PLC0415 - read from the cache on most runs

    for rows in sound.windows(path, _RATE, _WINDOW):
        power = np.mean(rows.astype(np.float64) ** 2, axis=1) / _FULL_SCALE**2
        decibels = -10 * np.log10(np.maximum(power, 1e-12))
        yield from np.clip(np.rint(decibels), 0, _FAINTEST).astype(int).tolist()
