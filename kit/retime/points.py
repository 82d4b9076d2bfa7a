"""A map through points that a person found: this time of the old film is that time of the new one."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.retime.timemap import Evidence, Segment, TimeMap, Verdict
from kit.time.rate import NAMED
from kit.time.ticks import clock, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.timemap import Exact

#: A film is sped up or slowed down by 4.3 % at most (23.976 to 25); twice that is a typing error or another cut.
_USUAL = Fraction(9, 100)
#: Beyond half and double speed the points cannot be of one film.
_ABSURD = Fraction(2)


def through(points: Sequence[tuple[int, int]]) -> TimeMap:
    """The map that is straight between each two points (old, new, in ticks) and goes on so before and after them.

    One point is a shift. Raises UsageError for points that go back or stand still in the old or the new film.
    """
    ordered = sorted(points)
    for before, after in pairwise(ordered):
        if after[0] == before[0] or after[1] <= before[1]:
            raise _not_forward(before, after)
    if len(ordered) == 1:
        ((old, new),) = ordered
        return TimeMap((Segment(offset=new - old),), method="points", evidence=(_shift(new - old),))
    lines = [_line(before, after) for before, after in pairwise(ordered)]
    borders: list[Exact | None] = [None, *(old for old, _ in ordered[1:-1]), None]
    segments = tuple(
        Segment(ratio, offset, begin, end)
        for (ratio, offset), (begin, end) in zip(lines, pairwise(borders), strict=True)
    )
    verdict, reasons = _judged(ordered, [ratio for ratio, _ in lines])
    return TimeMap(
        segments,
        method="points",
        verdict=verdict,
        confidence=1.0 if verdict is Verdict.SOLID else 0.0,
        evidence=tuple(
            _told(before, after, ratio) for (before, after), (ratio, _) in zip(pairwise(ordered), lines, strict=True)
        ),
        reasons=reasons,
    )


def _line(before: tuple[int, int], after: tuple[int, int]) -> tuple[Fraction, Exact]:
    ratio = Fraction(after[1] - before[1], after[0] - before[0])
    offset = before[1] - before[0] * ratio
    return ratio, int(offset) if offset.denominator == 1 else offset


def _judged(points: Sequence[tuple[int, int]], ratios: Sequence[Fraction]) -> tuple[Verdict, tuple[str, ...]]:
    reasons = []
    verdict = Verdict.SOLID
    for (before, after), ratio in zip(pairwise(points), ratios, strict=True):
        if abs(ratio - 1) <= _USUAL:
            continue
        absurd = not 1 / _ABSURD <= ratio <= _ABSURD
        verdict = Verdict.REFUSED if absurd or verdict is Verdict.REFUSED else Verdict.UNSURE
        reasons.append(
            f"From {clock(before[0])} to {clock(after[0])} the film would run {float(1 / ratio):.2f} times as fast."
        )
    return verdict, tuple(reasons)


def _told(before: tuple[int, int], after: tuple[int, int], ratio: Fraction) -> Evidence:
    what = f"{clock(before[0])} to {clock(after[0])}"
    if ratio == 1:
        return Evidence(what, f"moved by {to_ms(before[1] - before[0]) / 1000:+.3f} s, as long as before")
    near, name = min(((abs(one - ratio), name) for one, name in _known()), key=lambda pair: pair[0])
    length = after[0] - before[0]
    off = to_ms(length * near) if near else 0
    hint = f"; {name} would be {off} ms off at its end" if near < Fraction(1, 500) else ""
    return Evidence(
        what, f"{float(ratio):.6f} times as long{hint if off else ''}{f', exactly {name}' if not near else ''}"
    )


def _known() -> list[tuple[Fraction, str]]:
    # Of two names of a rate the first one; of two changes by the same ratio the one of cinema.
    rates = {value: next(name for name, one in NAMED.items() if one == value) for value in NAMED.values()}
    changes = [(old / new, f"the change {rates[old]} → {rates[new]}") for old in rates for new in rates if old != new]
    return [(Fraction(1), "no change of speed"), *changes]


def _shift(offset: int) -> Evidence:
    return Evidence("one point", f"everything moves by {to_ms(offset) / 1000:+.3f} s")


def _not_forward(before: tuple[int, int], after: tuple[int, int]) -> UsageError:
    return UsageError(
        f"{clock(before[0])}={clock(before[1])} and {clock(after[0])}={clock(after[1])} do not both go forward.",
        hint="Of two points the later one in the old film must be the later one in the new film too.",
        slug="bad-points",
    )
