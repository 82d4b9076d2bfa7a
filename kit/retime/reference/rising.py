"""Measured values that should never fall, made so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kit.retime.reference.times import Floats


def rising(worth: Floats, weight: Floats) -> Floats:
    """The nearest values that never fall: neighbours that do are given their weighted mean (isotonic regression)."""
    pools: list[tuple[float, float, int]] = []
    for mean, heavy in zip(worth, weight, strict=True):
        pool = (float(mean), float(heavy), 1)
        while pools and pools[-1][0] >= pool[0]:
            before, load, size = pools.pop()
            pool = ((before * load + pool[0] * pool[1]) / (load + pool[1]), load + pool[1], size + pool[2])
        pools.append(pool)
    return np.repeat([mean for mean, _, _ in pools], [size for _, _, size in pools])
