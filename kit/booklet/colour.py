"""The film's colour, made dark enough to be read on white and to carry white text (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass

#: WCAG level AA for text of any size.
ENOUGH = 4.5
_STEP = 0.96
_TINT = 0.08
_LINEAR_BELOW, _FLARE = 0.04045, 0.05

#: Red, green and blue, each 0…1.
Colour = tuple[float, float, float]
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Palette:
    """``accent`` for headings, rules and the cover; ``tint`` a hint of it behind texts; ``contrast`` on white."""

    accent: str
    tint: str
    contrast: float


def palette(colour: str) -> Palette:
    """From ``#rrggbb``; a colour too light is darkened, its hue kept, until text in it reads, on its tint too."""
    found = _around(channels(colour))
    while contrast(channels(found.accent), channels(found.tint)) < ENOUGH:
        red, green, blue = channels(found.accent)
        found = _around((red * _STEP, green * _STEP, blue * _STEP))
    return found


def _around(accent: Colour) -> Palette:
    tint = [1 - _TINT * (1 - channel) for channel in accent]
    return Palette(_hex(*accent), _hex(*tint), round(contrast(channels(_hex(*accent))), 1))


def contrast(ink: Colour, paper: Colour = WHITE) -> float:
    """Contrast ratio of a colour against a lighter one (channels 0…1, sRGB)."""
    return (_light(paper) + _FLARE) / (_light(ink) + _FLARE)


def _light(colour: Colour) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)


def channels(colour: str) -> Colour:
    """Red, green and blue of ``#rrggbb``."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{int(channel * 255):02x}" for channel in channels)
