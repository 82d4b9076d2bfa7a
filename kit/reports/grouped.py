"""Findings in groups, one for each rule and weight: three hundred of the same are one thing to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check.rule import Fix

if TYPE_CHECKING:
    from kit.check.finding import Reported, Severity
    from kit.check.report import Report
    from kit.check.rule import Rule

#: Findings of one group that are shown before the rest is only counted.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Group:
    """All standing findings of one rule and one weight, in the order of the report."""

    rule: Rule
    severity: Severity
    findings: tuple[Reported, ...]

    @property
    def mendable(self) -> int:
        """How many of them ``kit subs fix`` can mend."""
        return 0 if self.rule.fix is Fix.NONE else sum(bool(found.finding.edits) for found in self.findings)

    def shown(self, *, everything: bool) -> tuple[Reported, ...]:
        """The examples that stand for all, or all of them."""
        return self.findings if everything else self.findings[:SHOWN]


def groups(report: Report) -> list[Group]:
    """The heaviest first; of these what protects people, then what is found most often."""
    found: dict[tuple[str, Severity], list[Reported]] = {}
    for one in report.standing:
        found.setdefault((one.code, one.severity), []).append(one)
    made = [Group(report.rules[code], severity, tuple(members)) for (code, severity), members in found.items()]
    return sorted(made, key=_rank)


def _rank(group: Group) -> tuple[int, bool, int, str]:
    return -group.severity, not group.rule.protects, -len(group.findings), group.rule.code
