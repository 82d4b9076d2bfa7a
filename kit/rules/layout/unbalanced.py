"""LAY012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check import rebreak
from kit.check.breaking import choose
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

#: The upper or the lower line is this many times as long as the other before anybody minds.
TIMES, TIMES_BELOW = 3, 4
#: How much better another break must be, on the scale of ``choose.cost``.
BETTER = 12


@rule(
    "LAY012",
    "unbalanced-lines",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("max_chars_per_line", "count"),
    examples=(
        Good(says("They told us to keep quiet\nand to walk behind the old man.")),
        Bad(
            says("They told us to keep quiet and to walk\nbehind him."),
            fixed=says("They told us to keep quiet\nand to walk behind him."),
        ),
        Bad(
            says("우리는 밤새 걸었고 아무도 말이\n없었다"),
            locale="ko",
            fixed=says("우리는 밤새 걸었고\n아무도 말이 없었다"),
        ),
        Bad(
            says("On\nnous a dit de nous taire et de marcher vite."),
            locale="fr-CA",
            fixed=says("On nous a dit de nous taire\net de marcher vite."),
        ),
        Good(says("No,\nI never saw him again after that winter.")),
        Good(says("-Why?\n-Nobody could say, and nobody asked.")),
    ),
)
def unbalanced(track: Track, limits: Limits) -> Iterator[Finding]:
    """Break a cue into lines of about the same length.

    A word alone on a line makes the eye run across the picture for it. Where the sense allows, the lines are equal or
    the lower one is the longer. Lines that part at a mark are left as they are.
    """
    weights, at = view(track).weights(limits.count), 0
    for cue in track.cues:
        first = at
        at += len(cue.lines)
        if len(cue.lines) != 2:  # noqa: PLR2004 - only two lines can be compared
            continue
        above, below = weights[first], weights[first + 1]
        if above < TIMES * below and below < TIMES_BELOW * above:
            continue
        made = _better(cue, track.locale, limits)
        edit = rebreak.edit(track, cue, made)
        if edit is not None:
            yield Finding(
                "The lines have {above} and {below} characters. Break the cue where both say about the same amount.",
                row=cue.text_row,
                cue=cue.number,
                values={"above": f"{above:g}", "below": f"{below:g}"},
                edits=(edit,),
            )


def _better(cue: Cue, locale: str, limits: Limits) -> tuple[rebreak.Passage, ...] | None:
    """The best breaks, if they are clearly better than those that stand."""
    made = rebreak.broken(cue, locale, limits)
    if made is None or len(made) != 1 or len(made[0].sizes) == 1:
        return None
    words, sizes = made[0].words, [len(line.split(" ")) for line in cue.lines]
    ties = choose.ties(words, locale)
    if choose.is_pause(ties[sizes[0] - 1]):
        return None
    now, then = (choose.cost(words, way, locale, limits.count) for way in (sizes, made[0].sizes))
    return made if then + BETTER <= now else None
