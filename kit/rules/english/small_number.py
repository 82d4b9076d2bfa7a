"""ENG003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.language import language
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = lazy.pattern(
    r"(?<![\w.,:/$£€#%+*=&’'°-])(?:[2-9]|10)(?= (?:(?:more|other|young|old|new|small|big|long|whole) )?"
    r"(?:people|men|women|children|persons|kids|boys|girls|brothers|sisters|friends|soldiers|guards|families|houses|"
    r"villages|hours|days|nights|weeks|months|years|times|things|words|names|others|cars|trucks|boats|rivers|lives)"
    r"(?!\w|[-’']s? ?old))"
)
_LABELS = lazy.pattern(
    r"(?:^|\W)(?:to|and|or|than|between|from|number|no\.|day|part|chapter|room|level|by) $", re.IGNORECASE
)
#: Characters to either side in which a figure belongs to the same row.
_REACH = 100


@rule(
    "ENG003",
    "small-number",
    fix=Fix.UNSAFE,
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("Three children, 12 houses, 5 km.")),
        Good(says("From 3 to 15 days, or 5-10 years.")),
        Good(says("At 6:30 we counted Room 5 people.")),
        Good(says("Day 3 men left. It is 3 o’clock.")),
        Good(says("3 personnes, 3 hours"), locale="fr-CA"),
        Bad(says("There were 3 children."), fixed=says("There were three children.")),
        Bad(says("We walked for 10 more days."), fixed=says("We walked for ten more days.")),
    ),
)
def small_number(track: Track, limits: Limits) -> Iterator[Finding]:
    """Spell out one to ten.

    Figures stand out of a sentence; English keeps them for larger numbers, times, dates, scores and measures. Looked
    at are only counted people and things (“3 children”), and only if the line holds no larger number.
    """
    if language(track, limits) == "en":
        message = "Line {line} has the figure “{found}”; English spells out one to ten."
        yield from misprints(track, _COUNTED, message, prefer=lambda hit: _WORDS[int(hit[0])], unless=_other_number)


def _other_number(hit: re.Match[str]) -> bool:
    """Whether the row compares figures, or the figure is a label or a range."""
    begin, reach = max(0, hit.start() - _REACH), hit.end() + _REACH
    start = max(begin, hit.string.rfind("\n", begin, hit.start()) + 1)
    end = (hit.string.find("\n", hit.end(), reach) + 1 or reach + 1) - 1
    rest = hit.string[start : hit.start()], hit.string[hit.end() : end]
    return any(letter.isdigit() for part in rest for letter in part) or _LABELS.search(rest[0]) is not None
