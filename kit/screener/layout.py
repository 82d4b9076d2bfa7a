"""Where each row of text stands: our own arithmetic, so that no renderer re-wraps, moves or crops a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.screener import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.screener.style import Style
    from kit.screener.timing import Shown
    from kit.subs.cue import Span

BOTTOM, MIDDLE, TOP = 0, 1, 2
#: Rows beyond any picture: what would stand there is refused later, and thousands need not be sorted.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture that is written on, in square pixels; ``top`` is where text at the top may begin."""

    width: int
    height: int
    top: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a cue: the anchor ``x``, ``y`` in pixels and its numpad alignment; ``line`` its runs of text."""

    shown: Shown
    x: float
    y: float
    align: int
    line: tuple[Span, ...]


def place(cues: Iterable[Shown], picture: Picture, style: Style) -> tuple[Row, ...]:
    """Every row of every cue; cues that show at the same time in the same part of the picture are stacked."""
    busy: dict[int, list[tuple[int, range]]] = {BOTTOM: [], MIDDLE: [], TOP: []}
    rows: list[Row] = []
    for shown in sorted(cues, key=lambda one: (one.first, one.cue.layer, one.cue.number)):
        lines = text.lines(shown.cue.lines, shown.cue.spans)
        zone = (shown.cue.align - 1) // 3
        busy[zone] = [(last, slots) for last, slots in busy[zone] if last > shown.first]
        slots = _free(len(lines), [taken for _, taken in busy[zone]])
        if slots.start < _MOST:
            busy[zone].append((shown.last, slots))
        rows += [_row(shown, line, index, slots, picture, style) for index, line in enumerate(lines)]
    return tuple(rows)


def _free(count: int, taken: list[range]) -> range:
    first = 0
    for slots in sorted(taken, key=lambda one: one.start):
        if first + count <= slots.start:
            break
        first = max(first, slots.stop)
    return range(first, first + count)


def _row(shown: Shown, line: tuple[Span, ...], index: int, slots: range, picture: Picture, style: Style) -> Row:
    align = shown.cue.align
    step = style.leading * style.size * style.base(picture.width, picture.height)
    count = len(slots)
    x = (style.safe * picture.width, picture.width / 2, (1 - style.safe) * picture.width)[(align - 1) % 3]
    y = {
        BOTTOM: (1 - style.safe) * picture.height - (slots.start + count - 1 - index) * step,
        MIDDLE: picture.height / 2 + (slots.start + index - (count - 1) / 2) * step,
        TOP: picture.top + (slots.start + index) * step,
    }[(align - 1) // 3]
    return Row(shown, x, y, align, line)
