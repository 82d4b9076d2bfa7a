"""A map as a picture: how many seconds later each moment of the old film is in the new one."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kit.retime.course import course
from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kit.retime.course import Course, Piece
    from kit.retime.timemap import Exact, TimeMap

_WIDTH, _HEIGHT = 960, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 44, 82, 64
#: Beyond its last border an open map is shown for this share of the rest, and for a minute at least.
_BESIDE = 0.2
_MINUTE = 60.0
_HOUR = 3600.0
#: So many of a kind would have words that lie over each other.
_WORDED = 16
#: The first change of a film that begins at zero comes before this, in seconds.
_LATE = 7200.0
_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c1c1c}.title{font-size:17px;font-weight:600}.small{font-size:12px}"
    ".grid{stroke:#d5d5d5}.zero{stroke:#777}.kept{stroke:#00558b;stroke-width:3;fill:none;stroke-linecap:round}"
    ".removed{fill:url(#removed);stroke:#9b2c00}"
    ".inserted{fill:none;stroke:#6b4c00;stroke-width:2}"
)
_HATCH = (
    '<defs><pattern id="removed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="8" height="8" fill="#fdf0ea"/><path d="M0 0V8" stroke="#d9825b" stroke-width="2"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From seconds to pixels, and from English to the reader's language."""

    begin: float
    end: float
    low: float
    high: float
    worded: Callable[[str], str]

    def x(self, seconds: float) -> float:
        return _LEFT + (seconds - self.begin) / (self.end - self.begin) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, offset: float) -> float:
        return _HEIGHT - _BOTTOM - (offset - self.low) / (self.high - self.low) * (_HEIGHT - _TOP - _BOTTOM)


def svg(timemap: TimeMap, title: str, worded: Callable[[str], str] = str, language: str = "en") -> str:
    """The picture as a whole SVG file; ``title`` names the map, ``worded`` puts its words into ``language``."""
    laid = course(timemap)
    frame = _frame(laid, worded)
    removed, inserted = _counts(laid)
    counted = worded(f"{removed} removed and {inserted} inserted")
    told = f"{counted} – {timemap.method or worded('a map')}, {worded(timemap.verdict.value)}"
    said = " ".join((f"{told}.", *map(worded, timemap.reasons)))
    across, up = worded("time in the old film"), worded("seconds later")
    body = [
        *_axes(frame),
        *_removed(laid, frame),
        *_kept(laid, frame),
        *_inserted(laid, frame),
        f'<text class="title" x="{_LEFT}" y="28">{escape(title)}</text>',
        f'<text class="small" x="{_LEFT}" y="48">{escape(told)}</text>',
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 14}" text-anchor="end">{escape(across)}</text>',
        f'<text x="{_LEFT - 68}" y="{_TOP - 12}">{escape(up)}</text>',
    ]
    rows = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="img" aria-labelledby="t d"><title id="t">{escape(title)}</title><desc id="d">{escape(said)}</desc>'
        f"<style>{_STYLE}</style>{_HATCH}"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n{rows}\n</svg>\n'
    )


def _counts(laid: Course) -> tuple[int, int]:
    inserted = [span for span in laid.inserted if span.begin is not None and span.end is not None]
    return len(laid.removed), len(inserted)


def _seconds(ticks: Exact) -> float:
    return float(ticks / PER_SECOND)


def _frame(laid: Course, worded: Callable[[str], str]) -> _Frame:
    borders = [border for piece in laid.pieces for border in (piece.begin, piece.end) if border is not None]
    first, last = (_seconds(min(borders)), _seconds(max(borders))) if borders else (0.0, 60 * _MINUTE)
    # A film is shown from its beginning, which is zero, or the full hour of a programme that starts at ten.
    begin = 0.0 if 0 <= first < _LATE else first // _HOUR * _HOUR
    end = last + max(_MINUTE, (last - begin) * _BESIDE)
    offsets = [one for piece in laid.kept for one in _offsets(piece, begin, end)] or [0.0]
    low, high = min(0.0, *offsets), max(0.0, *offsets)
    room = max(0.5, (high - low) * 0.1)
    return _Frame(begin, end, low - room, high + room, worded)


def _offsets(piece: Piece, begin: float, end: float) -> tuple[float, float]:
    """How much later a kept piece's first and last moment in the picture are."""
    ends = _ends(piece, begin, end)
    segment = piece.segment
    if segment is None:
        return 0.0, 0.0
    ratio, offset = float(segment.ratio), _seconds(segment.offset)
    return (ends[0] * (ratio - 1) + offset, ends[1] * (ratio - 1) + offset)


def _ends(piece: Piece, begin: float, end: float) -> tuple[float, float]:
    first = begin if piece.begin is None else max(begin, _seconds(piece.begin))
    return first, end if piece.end is None else min(end, _seconds(piece.end))


def _axes(frame: _Frame) -> Iterator[str]:
    bottom = _HEIGHT - _BOTTOM
    for at in _ticks(frame.begin, frame.end, 8):
        x = frame.x(at)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{bottom}"/>'
        yield f'<text class="small" x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{_time(at)}</text>'
    marks = _ticks(frame.low, frame.high, 6)
    for at in marks:
        y = frame.y(at)
        kind = "grid" if at else "zero"
        yield f'<path class="{kind}" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield f'<text class="small" x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{_number(at)}</text>'


def _ticks(low: float, high: float, most: int) -> Sequence[float]:
    step = next((one for one in _STEPS if (high - low) / one <= most), _STEPS[-1])
    while (high - low) / step > most:
        step *= 2
    first = -int(-low // step) if low > 0 else int(low / step)
    return [number * step for number in range(first, int(high // step) + 1) if low <= number * step <= high]


def _time(seconds: float) -> str:
    text = clock(round(seconds * PER_SECOND))
    return text.partition(".")[0] if seconds == int(seconds) else text


def _number(value: float) -> str:
    return f"{value:+g}".replace("-", "\u2212") if value else "0"


def _removed(laid: Course, frame: _Frame) -> Iterator[str]:
    """A hatched range for each; its words stand at the foot, in turn on three rows, where no line covers them."""
    gone = [piece for piece in laid.pieces if piece.segment is None]
    for number, piece in enumerate(gone):
        first, last = _ends(piece, frame.begin, frame.end)
        x, width = frame.x(first), max(1.5, frame.x(last) - frame.x(first))
        yield (
            f'<rect class="removed" x="{x:.1f}" y="{_TOP}" width="{width:.1f}" height="{_HEIGHT - _TOP - _BOTTOM}">'
            f"<title>{escape(_range(piece, frame))}</title></rect>"
        )
        if len(gone) < _WORDED:
            side, beside = ("start", x + width + 5) if x + width < _WIDTH * 0.8 else ("end", x - 5)
            y = _HEIGHT - _BOTTOM - 8 - 15 * (number % 3)
            text = escape(_gone(piece, frame))
            yield f'<text class="small" x="{beside:.1f}" y="{y}" text-anchor="{side}">{text}</text>'


def _gone(piece: Piece, frame: _Frame) -> str:
    if piece.begin is None or piece.end is None:
        return frame.worded("removed")
    return frame.worded(f"removed {_seconds(piece.end - piece.begin):.1f} s")


def _range(piece: Piece, frame: _Frame) -> str:
    begin, end = ("…" if border is None else clock(border) for border in (piece.begin, piece.end))
    return f"{begin} – {end}" if piece.segment else frame.worded(f"removed: {begin} to {end}")


def _kept(laid: Course, frame: _Frame) -> Iterator[str]:
    for piece in laid.kept:
        first, last = _ends(piece, frame.begin, frame.end)
        if last <= first:
            continue
        offsets = _offsets(piece, frame.begin, frame.end)
        yield (
            f'<path class="kept" d="M{frame.x(first):.1f} {frame.y(offsets[0]):.1f}'
            f'L{frame.x(last):.1f} {frame.y(offsets[1]):.1f}"><title>{_range(piece, frame)}</title></path>'
        )
        if 1 < len(laid.kept) < _WORDED and offsets[0] == offsets[1]:
            middle = (frame.x(first) + frame.x(last)) / 2
            yield (
                f'<text class="small" x="{middle:.1f}" y="{frame.y(offsets[0]) + 17:.1f}" text-anchor="middle">'
                f"{_number(round(offsets[0], 3))} s</text>"
            )


def _inserted(laid: Course, frame: _Frame) -> Iterator[str]:
    """A mark where the new film has something between two kept pieces."""
    after = {piece.new_begin: piece for piece in laid.kept if piece.new_begin is not None}
    for span in laid.inserted:
        piece = after.get(span.end) if span.end is not None else None
        if piece is None or piece.begin is None or span.begin is None or span.end is None:
            continue
        x, y = frame.x(_seconds(piece.begin)), frame.y(_offsets(piece, frame.begin, frame.end)[0])
        length = escape(frame.worded(f"{_seconds(span.end - span.begin):.1f} s inserted"))
        side, beside = ("start", x + 10) if x < _WIDTH * 0.75 else ("end", x - 10)
        yield f'<path class="inserted" d="M{x:.1f} {y - 10:.1f}l6 -10h-12z"><title>{length}</title></path>'
        if len(laid.inserted) < _WORDED:
            yield f'<text class="small" x="{beside:.1f}" y="{y - 14:.1f}" text-anchor="{side}">{length}</text>'
