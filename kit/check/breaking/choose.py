"""Choose where a text breaks: the cheapest of all possible places, weighed against lines of equal length."""

from __future__ import annotations

import importlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from kit.check.breaking.tie import BAD, COMMA, OPEN, PAUSE, SENTENCE, Tie, by_marks
from kit.subs.measure import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: The modules that say how a language's words belong together, by the first part of its tag; read when first asked.
LANGUAGES = {"en": "english", "fr": "french", "ko": "korean"}
#: What lines of unequal length cost: half of the sum of their squared shares away from the mean, times this.
UNEQUAL = 80.0
#: How much more that costs if the first line is the longer one.
TOP_HEAVY = 1.25
_ENOUGH = 400  # words; a cue never has as many


@lru_cache(maxsize=1 << 12)
def ties(words: tuple[str, ...], locale: str) -> tuple[Tie, ...]:
    """What a break between each two neighbouring words costs; without a known language only marks count."""
    tie = _of(locale)
    return tuple(tie(words, at) for at in range(len(words) - 1))


def between(above: str, below: str, locale: str) -> Tie:
    """What the break between two lines costs; both have words."""
    words = (*above.split()[-2:], *below.split(None, 2)[:2])
    return _of(locale)(words, len(above.split(None, 1)) - 1)


@cache
def _of(locale: str) -> Callable[[Sequence[str], int], Tie]:
    name = LANGUAGES.get(locale.partition("-")[0])
    if name is None:
        return _plain
    language = importlib.import_module(f"kit.check.breaking.{name}")
    return cast("Callable[[Sequence[str], int], Tie]", language.tie)


def best(words: Sequence[str], locale: str, count: str, limit: float | None, lines: int) -> tuple[int, ...] | None:
    """How many words each line takes, on exactly ``lines`` lines of at most ``limit`` characters counted ``count``.

    None if the words do not fit so.
    """
    if not lines <= len(words) <= _ENOUGH:
        return None
    return _Board(words, ties(tuple(words), locale), count, limit, lines).cheapest()


def cost(words: Sequence[str], sizes: Sequence[int], locale: str, count: str) -> float:
    """What given breaks cost, on the scale of ``best``."""
    board = _Board(words, ties(tuple(words), locale), count, None, len(sizes))
    total, start = 0.0, 0
    for number, size in enumerate(sizes):
        total += board.line(number, start, start + size)
        start += size
    return total


class _Board:
    """The cost of each line that could be, for one text."""

    def __init__(self, words: Sequence[str], found: Sequence[Tie], count: str, limit: float | None, lines: int) -> None:
        self._ties = found
        self._limit = float("inf") if limit is None else limit
        self._lines = lines
        self._space = weigh(" ", count)
        self._sums = [0.0]
        for word in words:
            self._sums.append(self._sums[-1] + weigh(word, count))
        self._mean = self._width(0, len(words)) / lines

    def line(self, number: int, start: int, end: int) -> float:
        """The cost of the line (from 0) that takes words ``start`` up to ``end``, with the break after it."""
        off = (self._width(start, end) - self._mean) / (self._mean or 1)
        unequal = UNEQUAL / 2 * off * off
        if off > 0 and number == 0:
            unequal *= TOP_HEAVY
        return unequal + (self._ties[end - 1].cost if end <= len(self._ties) else 0)

    def cheapest(self) -> tuple[int, ...] | None:
        """Line by line, the cheapest way to have placed each number of words."""
        total = len(self._sums) - 1
        ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for number in range(self._lines):
            after: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (paid, sizes) in ways.items():
                for end in range(start + 1, total + 1) if number < self._lines - 1 else (total,):
                    if end <= start or self._width(start, end) > self._limit:
                        break
                    price = paid + self.line(number, start, end)
                    if end not in after or price < after[end][0]:
                        after[end] = (price, (*sizes, end - start))
            ways = after
        return ways[total][1] if total in ways else None

    def _width(self, start: int, end: int) -> float:
        return self._sums[end] - self._sums[start] + self._space * (end - start - 1)


def _plain(words: Sequence[str], at: int) -> Tie:
    return by_marks(words[at], words[at + 1]) or Tie(OPEN)


def is_pause(found: Tie) -> bool:
    """Whether a break stands at a mark: between sentences, after a comma."""
    return found.cost in {SENTENCE, PAUSE, COMMA}


def is_bad(found: Tie) -> bool:
    """Whether a good reader would certainly not break here."""
    return found.cost >= BAD and bool(found.why)
