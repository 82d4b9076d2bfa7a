"""A comparison as a picture: a dot for each pair of cues, a line for each window, and the cues that stand alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from kit.time.ticks import PER_SECOND, clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kit.retime.compare.measuring import Comparison
    from kit.retime.reference.times import Floats

_WIDTH, _HEIGHT = 960, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 92, 30, 84, 118
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
#: Seconds of difference that are always shown: a tenth is what nobody sees.
_LEAST = 0.25
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c1c1c}.title{font-size:17px;font-weight:600}.small{font-size:12px}"
    ".grid{stroke:#d5d5d5}.zero{stroke:#777}.pair{fill:#00558b;fill-opacity:.55}"
    ".window{stroke:#9b2c00;stroke-width:1.5;fill:none}.alone{stroke:#6b4c00;stroke-width:1.5}"
)


def svg(
    found: Comparison, names: tuple[str, str], says: str, worded: Callable[[str], str] = str, language: str = "en"
) -> str:
    """The picture as a whole SVG file; ``names`` are those of the first and of the other, ``says`` what it means.

    ``worded`` puts its own words into ``language``, in which ``says`` is already.
    """
    title = worded(f"{names[0]} beside {names[1]}")
    axis = worded("seconds later in the second; each dot is a cue, each line the median of a stretch")
    frame = _Frame(found)
    body = [
        *frame.axes(),
        *_windows(found, frame),
        *_pairs(found, frame),
        *_alone(found, frame, [worded(f"only in {name}") for name in names]),
    ]
    rows = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="img" aria-labelledby="t d"><title id="t">{escape(title)}</title><desc id="d">{escape(says)}</desc>'
        f'<style>{_STYLE}</style><rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n{rows}\n'
        f'<text class="title" x="{_LEFT}" y="28">{escape(title)}</text>\n'
        f'<text class="small" x="{_LEFT}" y="50">{escape(says)}</text>\n'
        f'<text x="{_LEFT - 68}" y="{_TOP - 12}">{escape(axis)}</text>\n</svg>\n'
    )


class _Frame:
    """From seconds to pixels."""

    def __init__(self, found: Comparison) -> None:
        ends = [float(times[-1]) for times in (*found.alone, found.pairs[:, 0]) if len(times)]
        self.end = max([60.0, *ends]) * 1.02
        apart = found.pairs[:, 1] - found.pairs[:, 0] if len(found.pairs) else np.zeros(1)
        low, high = min(0.0, float(apart.min())), max(0.0, float(apart.max()))
        room = max(_LEAST, (high - low) * 0.1)
        self.low, self.high = low - room, high + room

    def x(self, seconds: float) -> float:
        return _LEFT + seconds / self.end * (_WIDTH - _LEFT - _RIGHT)

    def y(self, apart: float) -> float:
        return _HEIGHT - _BOTTOM - (apart - self.low) / (self.high - self.low) * (_HEIGHT - _TOP - _BOTTOM)

    def axes(self) -> Iterator[str]:
        bottom = _HEIGHT - _BOTTOM
        for at in _ticks(0, self.end, 8):
            time = clock(round(at * PER_SECOND)).partition(".")[0]
            yield f'<path class="grid" d="M{self.x(at):.1f} {_TOP}V{bottom}"/>'
            yield f'<text class="small" x="{self.x(at):.1f}" y="{bottom + 20}" text-anchor="middle">{time}</text>'
        for at in _ticks(self.low, self.high, 6):
            text = f"{at:+g}".replace("-", "\u2212") if at else "0"
            kind = "grid" if at else "zero"
            yield f'<path class="{kind}" d="M{_LEFT} {self.y(at):.1f}H{_WIDTH - _RIGHT}"/>'
            yield f'<text class="small" x="{_LEFT - 10}" y="{self.y(at) + 4:.1f}" text-anchor="end">{text}</text>'


def _ticks(low: float, high: float, most: int) -> list[float]:
    step = next((one for one in _STEPS if (high - low) / one <= most), (high - low) / most)
    return [round(number * step, 6) for number in range(int(np.ceil(low / step)), int(high // step) + 1)]


def _pairs(found: Comparison, frame: _Frame) -> Iterator[str]:
    for one, other in found.pairs:
        yield f'<circle class="pair" cx="{frame.x(one):.1f}" cy="{frame.y(other - one):.1f}" r="2.5"/>'


def _windows(found: Comparison, frame: _Frame) -> Iterator[str]:
    for window in found.windows:
        if window.apart is not None:
            begin, end, y = frame.x(window.begin), frame.x(min(window.end, frame.end)), frame.y(window.apart)
            # Its ends are marked, so that it is told from a row of dots without its colour.
            yield f'<path class="window" d="M{begin + 3:.1f} {y - 6:.1f}v12m0 -6H{end - 3:.1f}m0 -6v12"/>'


def _alone(found: Comparison, frame: _Frame, words: Sequence[str]) -> Iterator[str]:
    for row, (times, only) in enumerate(zip(found.alone, words, strict=True)):
        y = _HEIGHT - 52 + 34 * row
        yield _text(f"{only}: {len(times)}", y - 12)
        yield from _strokes(times, frame, y)


def _strokes(times: Floats, frame: _Frame, y: int) -> Iterator[str]:
    for time in times:
        yield f'<path class="alone" d="M{frame.x(time):.1f} {y - 6}v10"/>'


def _text(words: str, y: int) -> str:
    return f'<text class="small" x="{_LEFT}" y="{y}">{escape(words)}</text>'
