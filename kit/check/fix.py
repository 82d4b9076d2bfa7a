"""Mend what rules can mend, round by round, and take back every change that makes something else worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.check.own import WAIVER_EXPIRED, WAIVER_UNUSED
from kit.check.rule import Fix
from kit.errors import KitError
from kit.subs.edit import Drop, SetLines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.subs.edit import Edit
    from kit.subs.track import Track

#: Rounds after which mending stops; each rule needs one or two.
ROUNDS = 40
#: Changes that are tried one by one when together they do harm; each try is a whole check.
SINGLY = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one finding would change."""

    code: str
    cue: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A finding that was not mended: its rule and cue, and the code of the finding that mending it would bring.

    ``brings`` is empty if the file itself cannot hold the change.
    """

    code: str
    cue: int
    brings: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended track, how many findings of each rule were mended, and what was left alone."""

    track: Track
    mended: Counter[str]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends one track.

    ``check`` runs all rules on a state of the track, ``patched`` is a track read again after edits (KitError if the
    file cannot hold them). Findings of ``codes`` are mended: those with a safe fix, or all with ``unsafe``.
    """

    check: Callable[[Track], Report]
    patched: Callable[[Track, Sequence[Edit]], Track]
    codes: frozenset[str]
    unsafe: bool = False

    def mend(self, track: Track) -> Fixed:
        """Apply edits round by round until none is left.

        A change after which any rule finds more than before, or a row can no longer be read, is taken back.
        """
        before = self.check(track)
        refused: dict[tuple[str, int], str] = {}
        mended: Counter[str] = Counter()
        progress = False
        for _ in range(ROUNDS):
            chosen = _choose(before, self.codes, self.unsafe, refused)
            if not chosen and not (refused and progress):
                break
            if not chosen:
                # What had to wait may be possible now; without this a second run would change more.
                refused, progress = {}, False
                continue
            tried = self._try(track, before, chosen)
            if isinstance(tried, dict):
                refused |= tried or self._one_by_one(track, before, chosen)
                continue
            after_track, after = tried
            mended.update(_gone(before, after, self.codes))
            track, before, progress = after_track, after, True
        left = tuple(Refused(code, cue, brings) for (code, cue), brings in sorted(refused.items()))
        return Fixed(track, mended, left)

    def _try(
        self, track: Track, before: Report, chosen: Sequence[Candidate]
    ) -> tuple[Track, Report] | dict[tuple[str, int], str]:
        """The track after changes and its report; or which changes to refuse (none if it cannot be told)."""
        try:
            after_track = self.patched(track, [edit for one in chosen for edit in one.edits])
        except KitError:
            return {}
        if _lost(track, after_track, chosen):
            return {}
        after = self.check(after_track)
        worse = _worse(before, after, _dropped(chosen))
        if not worse:
            return after_track, after
        followed = self._followed(after_track, before, after, worse)
        return _blamed(chosen, followed) if isinstance(followed, dict) else followed

    def _followed(
        self, track: Track, before: Report, after: Report, worse: dict[int, str]
    ) -> tuple[Track, Report] | dict[int, str]:
        """What changes brought, mended in its turn; or the cues that this leaves worse than before.

        A space at a line's edge hides that the line breaks badly: with the space gone, the break can be mended too.
        """
        brought = [found for found in after.standing if worse.get(found.finding.cue) == found.code]
        chosen = _choose(replace(after, findings=tuple(brought)), self.codes, self.unsafe, ())
        if not chosen or len(after.tracks[0].track.cues) != len(before.tracks[0].track.cues):
            return worse
        try:
            mended = self.patched(track, [edit for one in chosen for edit in one.edits])
        except KitError:
            return worse
        if _lost(track, mended, chosen):
            return worse
        now = self.check(mended)
        return _worse(before, now, _dropped(chosen)) or (mended, now)

    def _one_by_one(self, track: Track, before: Report, chosen: Sequence[Candidate]) -> dict[tuple[str, int], str]:
        """The changes that cannot be made beside the others; those of one rule stand and fall together if many."""
        groups = [[one for one in chosen if one.code == code] for code in sorted({one.code for one in chosen})]
        bad, good = self._sorted_out(track, before, groups, [])
        if len(bad) == 1 and 1 < len(bad[0]) <= SINGLY:
            bad, _ = self._sorted_out(track, before, [[one] for one in bad[0]], good)
        return {(one.code, one.cue): "" for group in bad for one in group}

    def _sorted_out(
        self, track: Track, before: Report, groups: Sequence[list[Candidate]], good: list[Candidate]
    ) -> tuple[list[list[Candidate]], list[Candidate]]:
        """Groups of changes that do harm beside the ones before them, and all changes that can be made together."""
        bad: list[list[Candidate]] = []
        for group in groups:
            if isinstance(self._try(track, before, [*good, *group]), dict):
                bad.append(group)
            else:
                good = [*good, *group]
        return bad, good


def _choose(
    report: Report, codes: frozenset[str], unsafe: bool, refused: Collection[tuple[str, int]]
) -> list[Candidate]:
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


def _worse(before: Report, after: Report, dropped: Sequence[int]) -> dict[int, str]:
    """Cues (as numbered before) of which a rule finds more than before, with its code; 0 stands for the whole file."""
    known = Counter((found.code, found.finding.cue) for found in _of_rules(before))
    now = Counter((found.code, _number_before(found.finding.cue, dropped)) for found in _of_rules(after))
    return {cue: code for code, cue in now - known}


def _of_rules(report: Report) -> list[Reported]:
    """Findings of rules, waived or not; waivers whose words were mended speak for themselves afterwards."""
    waivers = (WAIVER_UNUSED.code, WAIVER_EXPIRED.code)
    return [found for found in report.findings if found.code not in waivers]


def _number_before(cue: int, dropped: Sequence[int]) -> int:
    for number in dropped:
        if cue and number <= cue:
            cue += 1
    return cue


def _lost(before: Track, after: Track, chosen: Sequence[Candidate]) -> bool:
    """Whether a cue or a row got lost on the way."""
    return len(after.cues) != len(before.cues) - len(_dropped(chosen)) or len(after.faults) > len(before.faults)


def _blamed(chosen: Sequence[Candidate], worse: dict[int, str]) -> dict[tuple[str, int], str]:
    """The changes of cues that got worse; a change of times also touches the cues beside it. None if nothing fits."""
    blamed: dict[tuple[str, int], str] = {}
    for one in chosen:
        reach = 0 if all(isinstance(edit, SetLines) for edit in one.edits) else 1
        for cue in range(max(1, one.cue - reach), one.cue + reach + 1):
            if cue in worse:
                blamed[one.code, one.cue] = worse[cue]
    return blamed


def _gone(before: Report, after: Report, codes: frozenset[str]) -> Counter[str]:
    known = Counter(found.code for found in before.standing if found.code in codes)
    return known - Counter(found.code for found in after.standing)
