"""Mend what rules can mend, round by round, and take back every change that makes something else worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check.own import WAIVER_EXPIRED, WAIVER_UNUSED
from kit.check.rule import Fix
from kit.subs.edit import Drop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.subs.edit import Edit
    from kit.subs.track import Track

#: Rounds after which mending stops; each rule needs one or two.
ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one finding would change."""

    code: str
    cue: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended track, how many findings of each rule were mended, and what was left alone.

    ``refused`` are codes and cues whose change would have brought a new finding.
    """

    track: Track
    mended: Counter[str]
    refused: tuple[tuple[str, int], ...]


def fix(
    track: Track,
    *,
    check: Callable[[Track], Report],
    patched: Callable[[Track, Sequence[Edit]], Track],
    codes: frozenset[str],
    unsafe: bool = False,
) -> Fixed:
    """Apply the edits of findings of ``codes`` (safe ones, or all with ``unsafe``) until none is left.

    ``check`` runs all rules on a track, ``patched`` is the track read again after edits. A change after which any
    rule finds more than before, or a row can no longer be read, is taken back.
    """
    before = check(track)
    refused: set[tuple[str, int]] = set()
    mended: Counter[str] = Counter()
    for _ in range(ROUNDS):
        chosen = _choose(before, codes, unsafe, refused)
        if not chosen:
            break
        after_track = patched(track, [edit for one in chosen for edit in one.edits])
        after = check(after_track)
        worse = _worse(before, after, _dropped(chosen)) or _lost(track, after_track, chosen)
        if worse:
            refused |= _blamed(chosen, worse)
            continue
        mended.update(_gone(before, after, codes))
        track, before = after_track, after
    return Fixed(track, mended, tuple(sorted(refused)))


def _choose(report: Report, codes: frozenset[str], unsafe: bool, refused: set[tuple[str, int]]) -> list[Candidate]:
    """Changes that can be made together: for each cue one of its text and one of each time; removals go last, alone."""
    wanted = [
        Candidate(found.code, found.finding.cue, found.finding.edits)
        for found in report.standing
        if found.finding.edits
        and found.code in codes
        and (found.code, found.finding.cue) not in refused
        and report.rules[found.code].fix in ((Fix.SAFE, Fix.UNSAFE) if unsafe else (Fix.SAFE,))
    ]
    kept = [one for one in wanted if not any(isinstance(edit, Drop) for edit in one.edits)] or wanted
    taken: set[tuple[type[Edit], int]] = set()
    chosen: list[Candidate] = []
    for one in kept:
        places = {(type(edit), edit.cue) for edit in one.edits}
        if not places & taken:
            taken |= places
            chosen.append(one)
    return chosen


def _dropped(chosen: Iterable[Candidate]) -> list[int]:
    return sorted(edit.cue for one in chosen for edit in one.edits if isinstance(edit, Drop))


def _worse(before: Report, after: Report, dropped: Sequence[int]) -> set[int]:
    """Cues (as numbered before) with more findings of some rule than before; 0 stands for the whole file."""
    known = Counter((found.code, found.finding.cue) for found in _of_rules(before))
    now = Counter((found.code, _number_before(found.finding.cue, dropped)) for found in _of_rules(after))
    return {cue for _, cue in now - known}


def _of_rules(report: Report) -> list[Reported]:
    """Findings of rules, waived or not; waivers whose words were mended speak for themselves afterwards."""
    waivers = (WAIVER_UNUSED.code, WAIVER_EXPIRED.code)
    return [found for found in report.findings if found.code not in waivers]


def _number_before(cue: int, dropped: Sequence[int]) -> int:
    for number in dropped:
        if cue and number <= cue:
            cue += 1
    return cue


def _lost(before: Track, after: Track, chosen: Sequence[Candidate]) -> set[int]:
    """Cues to blame if a cue or a row got lost: all that were changed."""
    expected = len(before.cues) - len(_dropped(chosen))
    return set() if len(after.cues) == expected and len(after.faults) <= len(before.faults) else {0}


def _blamed(chosen: Sequence[Candidate], worse: set[int]) -> set[tuple[str, int]]:
    """The changes next to a cue that got worse; all of them if none is."""
    near = {(one.code, one.cue) for one in chosen if {one.cue - 1, one.cue, one.cue + 1} & worse}
    return near or {(one.code, one.cue) for one in chosen}


def _gone(before: Report, after: Report, codes: frozenset[str]) -> Counter[str]:
    known = Counter(found.code for found in before.standing if found.code in codes)
    return known - Counter(found.code for found in after.standing)
