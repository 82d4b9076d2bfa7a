"""A plain list of what of the old film is kept, in the order of the new one: ``00:00:00:00 00:05:12:01`` a row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.errors import KitError, ManyProblemsError, Place, UsageError
from kit.retime.timemap import Evidence, Segment, Span, TimeMap
from kit.time import timecode
from kit.time.ticks import PER_SECOND, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.time.rate import Rate

_TIME = r"\d[\d:;.,]{0,40}\w{0,40}"
_ROW = re.compile(rf"(?P<begin>{_TIME})(?:\s*(?:-->|->|→|–|-)\s*|\s+)(?P<end>{_TIME})(?:\s.*)?")
_HOUR = 3600
_TOLD = 20


def read(rows: Sequence[str], path: Path, rate: Rate | None, programme: int = 0) -> TimeMap:
    """The map that keeps the ranges of a list and closes up what is between them.

    Times are the tracks' own, as labels or as clock times; ``programme`` is where their clock has the programme's
    hour, in ticks, and there the new film begins. Raises UsageError with the row for what is no range, a range that
    ends before it begins, and one that lies over another.
    """
    ranges: list[tuple[int, int, int]] = []
    problems: list[KitError] = []
    for number, text in enumerate(rows, 1):
        line = text.partition("#")[0].strip().lstrip("\ufeff")
        if not line:
            continue
        try:
            ranges.append((*_range(line, rate, programme), number))
        except KitError as error:
            problems.append(_bad(path, number, text, error.message))
    ordered = sorted(ranges)
    for before, after in pairwise(ordered):
        if after[0] < before[1]:
            problems.append(_bad(path, after[2], rows[after[2] - 1], f"It lies over the range of row {before[2]}."))
    if problems:
        raise problems[0] if len(problems) == 1 else ManyProblemsError(problems[:_TOLD])
    if not ranges:
        raise UsageError(
            f"{path.name} keeps nothing.",
            hint="Write the first and the last time of each kept range in a row: 00:00:00:00 00:05:12:01.",
            slug="bad-range",
            place=Place(path),
        )
    return _map(ranges, programme)


def _map(ranges: Sequence[tuple[int, int, int]], start: int) -> TimeMap:
    segments = []
    new = start
    for begin, end, _ in ranges:
        segments.append(Segment(offset=new - begin, begin=begin, end=end))
        new += end - begin
    removed, reached = [], start
    for begin, end, _ in sorted(ranges):
        removed += [Span(reached, begin)] if reached < begin else []
        reached = max(reached, end)
    kept = sum(end - begin for begin, end, _ in ranges)
    evidence = Evidence("kept ranges", f"{len(ranges)}, {to_ms(kept) / 1000:.3f} s in all")
    return TimeMap(tuple(segments), (*removed, Span(reached)), "conform", evidence=(evidence,))


def _range(line: str, rate: Rate | None, programme: int) -> tuple[int, int]:
    found = _ROW.fullmatch(line)
    if found is None:
        raise UsageError("It is no range of two times.", hint="", slug="bad-range")
    begin, end = (_ticks(found[key], rate, programme) for key in ("begin", "end"))
    if end <= begin:
        raise UsageError("It ends before it begins.", hint="", slug="bad-range")
    return begin, end


def _ticks(text: str, rate: Rate | None, programme: int) -> int:
    ticks = timecode.parse_offset(text, rate)
    if programme and rate and text.count(":") + text.count(";") == 3:  # noqa: PLR2004 - a label's marks
        # Subtitles count clock time from what a programme's first label reads.
        hours = programme // (_HOUR * PER_SECOND)
        return ticks - timecode.parse(f"{hours:02}:00:00:00", rate) + hours * _HOUR * PER_SECOND
    return ticks


def _bad(path: Path, row: int, text: str, why: str) -> UsageError:
    return UsageError(
        f"Row {row} of {path.name} is no range that can be kept: {why}",
        hint="Write its first time and the time after its last frame: 00:00:00:00 00:05:12:01.",
        slug="bad-range",
        place=Place(path, row, 1, text.rstrip("\r\n")),
    )
