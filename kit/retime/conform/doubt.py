"""Old frames whose place in the new cut two choices of source would explain equally well."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.conform.fill import Stretch
    from kit.retime.conform.matches import Match


def ambiguous(chosen: Sequence[Stretch], matches: Sequence[Match]) -> list[tuple[Stretch, Match]]:
    """Chosen stretches beside which the old cut has the same source once more, where it would fit as well.

    What runs on from its neighbours without a cut between them fits better than what runs on from fewer.
    """
    by_new: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        by_new[match.new_shot.number].append(match)
    found: list[tuple[Stretch, Match]] = []
    for index, one in enumerate(chosen):
        beside = (chosen[index - 1] if index else None, chosen[index + 1] if index + 1 < len(chosen) else None)
        for other in by_new[one.new]:
            if other.offset != one.offset and _is_as_good(other, one, *beside):
                found.append((one, other))
                break
    return found


def _is_as_good(other: Match, one: Stretch, before: Stretch | None, after: Stretch | None) -> bool:
    """Whether another use in the old cut is for the same new frames, lies between the same neighbours and runs on."""
    if not (other.new < one.end + one.offset and one.begin + one.offset < other.new_end):
        return False
    if (before is not None and other.begin < before.end) or (after is not None and other.end > after.begin):
        return False
    back = one.offset - other.offset
    there = _joins(one.begin + back, one.end + back, other.offset, before, after)
    return there >= _joins(one.begin, one.end, one.offset, before, after)


def _joins(begin: int, end: int, offset: int, before: Stretch | None, after: Stretch | None) -> int:
    """With how many neighbours a stretch is one uncut run in both films."""
    first = before is not None and before.end == begin and before.offset == offset
    last = after is not None and after.begin == end and after.offset == offset
    return first + last
