"""The film's colour, made dark enough to be read on white and to carry white text (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass

#: WCAG level AA for text of any size.
ENOUGH = 4.5
_STEP = 0.96
_TINT = 0.08
_LINEAR_BELOW = 0.04045


@dataclass(frozen=True, slots=True)
class Palette:
    """``accent`` for headings, rules and the cover; ``tint`` a hint of it behind tables; ``contrast`` on white."""

    accent: str
    tint: str
    contrast: float


def palette(colour: str) -> Palette:
    """From ``#rrggbb``; a colour too light is darkened, its hue kept, until text in it reads."""
    red, green, blue = _channels(colour)
    while contrast(red, green, blue) < ENOUGH:
        red, green, blue = red * _STEP, green * _STEP, blue * _STEP
    tint = [1 - _TINT * (1 - channel) for channel in (red, green, blue)]
    return Palette(_hex(red, green, blue), _hex(*tint), round(contrast(*_channels(_hex(red, green, blue))), 1))


def contrast(red: float, green: float, blue: float) -> float:
    """Contrast ratio of a colour (channels 0…1, sRGB) against white."""
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (light + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{int(channel * 255):02x}" for channel in channels)
