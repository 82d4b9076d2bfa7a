"""What the engine itself reports, with codes like rules have, so that they can be explained, chosen and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.rule import Fix, Rule, Scope
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


def _engine(track: Track, limits: Limits) -> Iterable[Finding]:  # noqa: ARG001 - the engine reports these itself
    return ()


def _own(code: str, name: str, title: str, why: str) -> Rule:
    return Rule(code, name, "kit", title, why, HOUSE, (), Fix.NONE, Scope.TRACK, _engine)


RULE_BROKE = _own(
    "KIT001",
    "rule-broke",
    "A rule of kit itself failed on this track.",
    "The track was not checked by that rule, so it cannot be called clean. The other rules ran. This is a mistake in "
    "kit: please report it with the rule's code.",
)
WAIVER_UNUSED = _own(
    "KIT002",
    "waiver-unused",
    "A waiver fits no finding any more.",
    "The cue was mended or its words changed. A waiver that fits nothing hides the next mistake: remove it, or write "
    "the new words into it.",
)
WAIVER_EXPIRED = _own(
    "KIT003",
    "waiver-expired",
    "A waiver's date has passed.",
    "What was let stand until that day counts again. Mend the cue, or decide anew and set a later date.",
)

OWN = (RULE_BROKE, WAIVER_UNUSED, WAIVER_EXPIRED)
