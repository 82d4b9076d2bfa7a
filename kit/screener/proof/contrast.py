"""How well letters stand out, as WCAG measures it: (L1 + 0.05) / (L2 + 0.05), L the relative luminance of a pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.screener.proof.ink import BLACK, WHITE

if TYPE_CHECKING:
    from kit.screener.proof.frames import Plane
    from kit.screener.proof.ink import Ink

#: WCAG 2.2, 1.4.3: what large text (from 18 points) needs, and what small text does.
LARGE, SMALL = 3.0, 4.5
#: The share of the pixels behind the letters that may be worse than the ratio that is told.
_WORST = 10
#: Covered so much, and as dark as this against the letters, a pixel belongs to the outline.
_OUTLINED, _DARK = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Contrast:
    """Ratios from 1 to 21, each exceeded by nine tenths of the pixels.

    ``plain``: letters against the picture that they cover. ``outlined``: letters against what is really seen beside
    them, outline and shadow included.
    """

    plain: float
    outlined: float


def measure(ink: Ink, clean: Plane, made: Plane) -> Contrast:
    """The contrast of a piece of text on one frame; measured on brightness alone, colours count as their grey."""
    lit = ink.on_black.astype(np.int16) - BLACK
    light = _luminance(np.array([lit.max(initial=0) + BLACK]))
    dark = (ink.cover >= _OUTLINED * (WHITE - BLACK)) & (lit < _DARK * lit.max(initial=1))
    beside = dark if dark.any() else ~ink.covered
    return Contrast(_ratio(light, clean[ink.box][ink.covered]), _ratio(light, made[ink.box][beside]))


def _ratio(light: np.ndarray, others: Plane) -> float:
    if not others.size:
        return 21.0
    other = _luminance(others)
    high, low = np.maximum(light, other), np.minimum(light, other)
    return round(float(np.percentile((high + 0.05) / (low + 0.05), _WORST)), 2)


def _luminance(luma: np.ndarray) -> np.ndarray:
    """Relative luminance of greys in video range, by the curve of sRGB as WCAG has it."""
    value = np.clip((luma.astype(np.float64) - BLACK) / (WHITE - BLACK), 0, 1)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
