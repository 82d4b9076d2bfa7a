"""Cues that show at the same time, for a format that shows one text at a time: one cue for each state of the screen."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kit.subs.cue import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue
    from kit.subs.look import Spans
    from kit.subs.writers.loss import Losses


#: Cues at once that are still put into one text.
MOST = 16


def apart(cues: Sequence[Cue], losses: Losses, refusals: Losses) -> tuple[Cue, ...]:
    """The same text at the same times, in the order of time, never two cues at once.

    More than ``MOST`` at once are refused: each state would repeat them all, and no screen shows that many.
    """
    ordered = sorted(cues, key=lambda cue: cue.start)
    out: list[Cue] = []
    for group in _groups(ordered):
        if len(group) == 1:
            out += group
            continue
        numbers = [cue.number for cue in group]
        if _at_once(group) > MOST:
            refusals.add(f"more than {MOST} cues show at the same time", *numbers)
            out += group
            continue
        losses.add("cues that show at the same time become one text after another", *numbers)
        out += _states(group)
    return tuple(out)


def _at_once(group: Sequence[Cue]) -> int:
    """The most cues of a group that show at one time."""
    changes = sorted([(cue.start, 1) for cue in group] + [(cue.end, -1) for cue in group])
    return max(accumulate(change for _, change in changes))


def _groups(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """Runs of cues that overlap."""
    group: list[Cue] = []
    end = 0
    for cue in cues:
        if group and cue.start >= end:
            yield group
            group = []
        end = max(end, cue.end) if group else cue.end
        group.append(cue)
    if group:
        yield group


def _states(group: Sequence[Cue]) -> Iterator[Cue]:
    moments = sorted({ticks for cue in group for ticks in (cue.start, cue.end)})
    shown: list[Cue] = []
    coming = 0
    for start, end in pairwise(moments):
        shown = [cue for cue in shown if cue.end > start]
        while coming < len(group) and group[coming].start <= start:
            shown.append(group[coming])
            coming += 1
        if not shown:
            continue
        lines = tuple(line for cue in shown for line in cue.lines)
        spans = tuple(line for cue in shown for line in _spans(cue)) if any(cue.spans for cue in shown) else None
        yield replace(shown[0], start=start, end=end, lines=lines, spans=spans)


def _spans(cue: Cue) -> Spans:
    return cue.spans if cue.spans is not None else tuple((Span(line),) for line in cue.lines)
