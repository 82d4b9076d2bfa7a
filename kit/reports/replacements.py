"""The rows that a fix would put in place of others, for formats that carry fixes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import binary
from kit.subs.formats.base import Change, Changeable, UnchangeableError
from kit.subs.formats.registry import of_track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.subs.edit import Edit
    from kit.subs.track import Track


#: Rows after a cue that may go with it: the blank ones that part it from the next.
_AFTER = 8


@dataclass(frozen=True, slots=True)
class Replacement:
    """Rows ``first`` up to and including ``last`` (from 1) become ``text``, line ends included."""

    first: int
    last: int
    text: str


def replacement(track: Track, edits: Iterable[Edit]) -> Replacement | None:
    """The smallest run of rows that differs after the edits; None if they change nothing or cannot be made."""
    fmt = of_track(track)
    if track.source.encoding.how == binary.HOW or not isinstance(fmt, Changeable):
        return None
    rows = list(track.source.rows)
    changes: dict[int, Change] = {}
    for edit in edits:
        changes.setdefault(edit.cue, Change(track.cues[edit.cue - 1])).take(edit)
    try:
        fmt.apply(rows, list(changes.values()))
    except UnchangeableError:
        return None
    cues = [change.cue for change in changes.values()]
    first, last = min(cue.row for cue in cues) - 1, max(cue.last_row for cue in cues) + _AFTER
    old = track.source.rows
    if len(rows) == len(old) and rows[:first] == [*old[:first]] and rows[last:] == [*old[last:]]:
        near = _difference(old[first:last], fmt.split("".join(rows[first:last])))
        return near and Replacement(near.first + first, near.last + first, near.text)
    return _difference(old, fmt.split("".join(rows)))


def _difference(old: tuple[str, ...], new: tuple[str, ...]) -> Replacement | None:
    if old == new or not old:
        return None
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    end = 0
    while end < min(len(old), len(new)) - first and old[-1 - end] == new[-1 - end]:
        end += 1
    if first == len(old) - end:  # rows are only added: replace the row before them by itself and them
        first = max(first - 1, 0)
    return Replacement(first + 1, len(old) - end, "".join(new[first : len(new) - end]))
