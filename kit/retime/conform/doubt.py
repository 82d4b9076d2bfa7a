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

    A stretch that runs on from a neighbour without a cut between them is no doubt: the neighbour says which it is.
    """
    by_new: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        by_new[match.new_shot.number].append(match)
    found: list[tuple[Stretch, Match]] = []
    for index, one in enumerate(chosen):
        before = chosen[index - 1] if index else None
        after = chosen[index + 1] if index + 1 < len(chosen) else None
        if one.why not in {"same", "moved"} or _runs_on(before, one) or _runs_on(one, after):
            continue
        for other in by_new[one.new]:
            if other.offset != one.offset and _is_possible(other, one, before, after):
                found.append((one, other))
                break
    return found


def _runs_on(one: Stretch | None, after: Stretch | None) -> bool:
    return one is not None and after is not None and one.end == after.begin and one.offset == after.offset


def _is_possible(other: Match, one: Stretch, before: Stretch | None, after: Stretch | None) -> bool:
    """Whether another use in the old cut is for the same new frames and lies between the same neighbours."""
    same_new = other.new < one.end + one.offset and one.begin + one.offset < other.new_end
    late = before is None or other.begin >= before.end
    early = after is None or other.end <= after.begin
    return same_new and late and early
