"""Stretches that the new cut shows once more: a cue goes to one place only, and the other needs a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.retime.conform.cover import Cover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.conform.fill import Stretch
    from kit.retime.conform.matches import Match


def again(kept: Sequence[Stretch], matches: Sequence[Match]) -> list[tuple[str, int]]:
    """The numbers of new events that show, beside what was kept, frames of the old cut; with how many frames."""
    taken = Cover()
    for one in kept:
        taken.take(one.begin + one.offset, one.end + one.offset)
    found: dict[str, int] = {}
    for match in sorted(matches, key=lambda one: (one.new, -one.length)):
        for begin, end in list(taken.free(match.new, match.new_end)):
            taken.take(begin, end)
            found[match.new_shot.number] = found.get(match.new_shot.number, 0) + end - begin
    return list(found.items())
