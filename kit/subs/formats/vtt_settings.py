"""WebVTT cue settings (w3.org/TR/webvtt1, section 6.3): which of them a browser takes, and where they put the text."""

from __future__ import annotations

import re

_PERCENT = r"\d{1,40}(?:\.\d{1,40})?%"
_VALUES = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:-?\d{{1,40}}(?:\.\d{{1,40}})?|{_PERCENT})(?:,(?:start|center|end))?", re.ASCII),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?", re.ASCII),
    "size": re.compile(_PERCENT, re.ASCII),
    "align": re.compile(r"start|center|end|left|right"),
    "region": re.compile(r"\S+"),
}
_COLUMN = {"start": 1, "left": 1, "end": 3, "right": 3}
_ROW_BOTTOM, _ROW_MIDDLE, _ROW_TOP = 0, 3, 6
_LINES_OF_HALF = 7
_UPPER_THIRD, _LOWER_THIRD, _WHOLE = 34, 66, 100


def parse(text: str) -> tuple[int, tuple[str, ...]]:
    """The numpad position that settings ask for, and the settings that a browser would pass over."""
    bad: list[str] = []
    kept: dict[str, str] = {}
    for setting in text.split():
        name, _, value = setting.partition(":")
        if name in _VALUES and _VALUES[name].fullmatch(value) and _within(value):
            kept[name] = value
        else:
            bad.append(setting)
    column = _COLUMN.get(kept.get("align", ""), 2)
    return _row(kept.get("line", "")) + column, tuple(bad)


def _within(value: str) -> bool:
    number, percent, _ = value.partition("%")
    return not percent or float(number) <= _WHOLE


def _row(line: str) -> int:
    """Bottom, middle or top third of the numpad; a line number counts from the top, a negative one from the bottom."""
    line = line.partition(",")[0]
    if not line:
        return _ROW_BOTTOM
    if line.endswith("%"):
        share = float(line[:-1])
        return _ROW_TOP if share < _UPPER_THIRD else _ROW_MIDDLE if share < _LOWER_THIRD else _ROW_BOTTOM
    number = float(line)
    from_top = 0 <= number < _LINES_OF_HALF or number < -_LINES_OF_HALF
    return _ROW_TOP if from_top else _ROW_BOTTOM
