"""How burned text looks: every measure is a share of the picture, so that 720 and 2160 lines look the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of the text, as shares.

    Sizes and lines are shares of the picture's base height (``base``), the font's size being the em square, as in
    print. ``safe`` is the distance from each edge of the picture that EBU R 95 calls graphics safe (5 %); ``widest``
    the share of the width that a line should keep to. Blur softens the outline only, never the letters.
    ``band`` is how far an opaque band reaches beyond each line of text; 0 for none. ``letters`` is the colour of text
    that has none of its own, ``#rrggbb``. Alpha counts from 0 (opaque) to 255.
    """

    size: float = 0.056
    leading: float = 1.28
    outline: float = 0.0038
    blur: float = 0.0009
    shadow: float = 0.0014
    shadow_alpha: int = 112
    safe: float = 0.05
    widest: float = 0.90
    band: float = 0.0
    letters: str = "#ffffff"
    mark_size: float = 0.0235
    mark_leading: float = 1.3
    mark_outline: float = 0.002
    mark_blur: float = 0.0022
    mark_alpha: int = 64

    @staticmethod
    def base(width: int, height: int) -> float:
        """The height to measure by; a picture narrower than 3:2 counts by its width, or 42 letters would not fit."""
        return min(height, width * 2 / 3)


#: White on black outline: what every other style differs from.
STYLE = Style()
