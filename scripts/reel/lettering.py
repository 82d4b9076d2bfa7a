"""The lettering in the picture, as an ASS script for libass.

All of it stands in the upper or middle third: the lower third is free for
subtitles. Fonts are named and come from one folder only.
"""

from fractions import Fraction
from math import floor

from reel.timeline import RATE, Timeline

_HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: 1280
PlayResY: 720
WrapStyle: 2
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
"""
_STYLES = {
    # name: font, size, colour, glow colour, glow, spacing, alignment, left, vertical
    "place": ("Noto Sans KR", 37, "F4F6FA", "70101018", 2, 9, 7, 96, 80),
    "sky": ("Noto Sans KR", 37, "F4F6FA", "70101018", 2, 9, 8, 60, 80),
    "ink": ("Noto Sans KR", 37, "2E2A28", "FFFFFFFF", 0, 9, 8, 60, 84),
    "title": ("Noto Serif KR", 58, "F7F3EC", "70101018", 2, 2, 8, 60, 150),
    "ink_title": ("Noto Serif KR", 54, "3B332C", "FFFFFFFF", 0, 1, 8, 60, 170),
    "screen": ("Noto Serif KR", 40, "3A332E", "FFFFFFFF", 0, 5, 8, 60, 204),
}
_SECOND_LINE = r"\N{\fnNoto Sans KR\fs28\fsp2}"
_FADE = r"\fad(170,150)"


def ass(line: Timeline) -> str:
    """The whole script; events start and end half a frame early, so on the frame."""
    text = _HEAD
    for name, (font, size, ink, rim, width, space, place, left, high) in _STYLES.items():
        text += (
            f"Style: {name},{font},{size},&H00{_bgr(ink)},&H00FFFFFF,&H{rim},&HFF000000,"
            f"0,0,0,0,100,100,{space},0,1,{width},0,{place},{left},60,{high},1\n"
        )
    text += "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, "
    text += "Effect, Text\n"
    for placed in line.lettering:
        start, end = _clock(placed.start), _clock(placed.end)
        words = placed.item.text.replace("\n", _SECOND_LINE)
        soft = r"\blur3" if _STYLES[placed.item.style][4] else ""
        text += f"Dialogue: 0,{start},{end},{placed.item.style},,0,0,0,,{{{_FADE}{soft}}}{words}\n"
    return text


def _bgr(code: str) -> str:
    return code[4:6] + code[2:4] + code[0:2]


def _clock(frame: int) -> str:
    """Hundredths of a second, between the frame before and this frame."""
    cents = floor((frame - Fraction(1, 2)) / RATE * 100)
    minutes, rest = divmod(cents, 6000)
    return f"0:{minutes:02d}:{rest // 100:02d}.{rest % 100:02d}"
