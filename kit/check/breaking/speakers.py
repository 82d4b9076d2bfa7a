"""Which lines of a cue belong together: two speakers, or a label and speech, are never run into one another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASH = lazy.pattern(r"[-‐‑‒–—―](?!\d)\s*\S")
_OPENS = lazy.pattern(r"[\[(（【♪♫#*]|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+:|>>|[\uac00-\ud7a3]{2,5}:")
_CLOSES = lazy.pattern(r"[♪♫#]\s*$")
_LABEL = lazy.pattern(r"[\[(（【][^\])）】]*[\])）】]:?")
_HYPHENATED = lazy.pattern(r"[^\W\d]-$")


@lru_cache(maxsize=1 << 12)
def passages(lines: tuple[str, ...]) -> tuple[range, ...]:
    """The lines (from 0) of each passage that reads on as one text."""
    starts = [at for at in range(len(lines)) if not at or _is_new(lines[at - 1], lines[at])]
    return tuple(range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))


def runs_on(lines: Sequence[str]) -> bool:
    """Whether lines can be put together with one space between them and lose or gain nothing else."""
    return all(line == line.strip() and line and "  " not in line and "\t" not in line for line in lines) and not any(
        _HYPHENATED.search(line) for line in lines[:-1]
    )


def _is_new(above: str, below: str) -> bool:
    return bool(
        _DASH.match(below)
        or _OPENS.match(below)
        or _CLOSES.search(above)
        or _LABEL.fullmatch(above)
        or _is_shouted(above) != _is_shouted(below)
    )


def _is_shouted(line: str) -> bool:
    """Whether a line is set in capitals, as signs and titles are."""
    return line.isupper() and sum(map(str.isalpha, line)) > 1
