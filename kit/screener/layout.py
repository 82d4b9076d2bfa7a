"""Where each row of text stands: our own arithmetic, so that no renderer re-wraps, moves or crops a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.screener import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kit.screener.style import Style
    from kit.screener.timing import Shown
    from kit.subs.cue import Span

    Stacked = tuple[Shown, range, tuple[tuple[Span, ...], ...]]

BOTTOM, MIDDLE, TOP = 0, 1, 2
#: Rows beyond any picture: what would stand there is refused later, and thousands need not be sorted.
_MOST = 100
#: What lies between two languages, as a share of a row.
_AIR = 0.25


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture that is written on, in square pixels; ``top`` is where text at the top may begin."""

    width: int
    height: int
    top: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a cue: the anchor ``x``, ``y`` in pixels and its numpad alignment; ``line`` its runs of text.

    ``track`` is which of the tracks has the cue.
    """

    shown: Shown
    x: float
    y: float
    align: int
    line: tuple[Span, ...]
    track: int = 0


def place(cues: Iterable[Shown], picture: Picture, style: Style) -> tuple[Row, ...]:
    """Every row of every cue; cues that show at the same time in the same part of the picture are stacked."""
    return tuple(
        _row(shown, line, index, slots, picture, style)
        for shown, slots, lines in _stack(cues, lambda _: 0)
        for index, line in enumerate(lines)
    )


def place_two(tracks: Sequence[Sequence[Shown]], upper: int, picture: Picture, style: Style) -> tuple[Row, ...]:
    """Every row of two tracks, the ``upper`` one's always above the other's, with some air between them.

    The language nearer to the picture's edge stands as it would alone; the other one beside the tallest of it that
    shows at any time of a cue's life, and never in its first row, so that no cue moves or changes places.
    """
    base = style.base(picture.width, picture.height)
    air = _AIR * style.leading * style.size * base
    rows: list[Row] = []
    for zone in (BOTTOM, MIDDLE, TOP):
        near = 1 - upper if zone == BOTTOM else upper
        here = [[one for one in track if (one.cue.align - 1) // 3 == zone] for track in tracks]
        fixed = _stack(here[near], lambda _: 0)
        reach = [(one.first, one.last, slots.stop) for one, slots, _ in fixed]

        def above(one: Shown, reach: list[tuple[int, int, int]] = reach) -> int:
            return max([1, *(stop for first, last, stop in reach if first < one.last and one.first < last)])

        for track, found, shift in ((near, fixed, 0.0), (1 - near, _stack(here[1 - near], above), air)):
            for one, slots, lines in found:
                for index, line in enumerate(lines):
                    row = _row(one, line, index, slots, picture, style)
                    rows.append(replace(row, y=row.y + (-shift if zone == BOTTOM else shift), track=track))
    return tuple(sorted(rows, key=lambda row: (row.shown.first, row.track)))


def _stack(cues: Iterable[Shown], begin: Callable[[Shown], int]) -> list[Stacked]:
    """Each cue with the rows that it takes, counted from the edge, and its lines; none before ``begin`` of it."""
    busy: dict[int, list[tuple[int, range]]] = {BOTTOM: [], MIDDLE: [], TOP: []}
    found: list[Stacked] = []
    for shown in sorted(cues, key=lambda one: (one.first, one.cue.layer, one.cue.number)):
        lines = text.lines(shown.cue.lines, shown.cue.spans)
        zone = (shown.cue.align - 1) // 3
        busy[zone] = [(last, slots) for last, slots in busy[zone] if last > shown.first]
        slots = _free(len(lines), [range(begin(shown)), *(taken for _, taken in busy[zone])])
        if slots.start < _MOST:
            busy[zone].append((shown.last, slots))
        found.append((shown, slots, lines))
    return found


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
        MIDDLE: picture.height / 2 + (slots.start + index - (0 if slots.start else (count - 1) / 2)) * step,
        TOP: picture.top + (slots.start + index) * step,
    }[(align - 1) // 3]
    return Row(shown, x, y, align, line)
