"""LAY013."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.check import rebreak
from kit.check.breaking import choose
from kit.check.breaking.speakers import passages
from kit.check.breaking.tie import Why
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track


@rule(
    "LAY013",
    "bad-break",
    fix=Fix.SAFE,
    source=NETFLIX_GENERAL,
    limits=("max_chars_per_line", "count"),
    examples=(
        Good(says("They told us to keep quiet\nand to walk behind the old man.")),
        Bad(
            says("They told us to keep quiet and to walk the\nroad behind the old man."),
            fixed=says("They told us to keep quiet\nand to walk the road behind the old man."),
        ),
        Bad(
            says("They let us stay with them for nearly 20\nyears in the house by the river."),
            fixed=says("They let us stay with them\nfor nearly 20 years in the house by the river."),
            profile="base",
        ),
        Bad(
            says("Nobody had ever spoken about Ann\nShin or the others in that house."),
            fixed=says("Nobody had ever spoken about Ann Shin\nor the others in that house."),
        ),
        Bad(
            says("Je n’aurais jamais cru voir la\nrivière de l’autre côté."),
            locale="fr-CA",
            fixed=says("Je n’aurais jamais cru voir\nla rivière de l’autre côté."),
        ),
        Bad(
            says("저는 그 사람을 다시 만날\n수 없었습니다"),
            locale="ko",
            fixed=says("저는 그 사람을\n다시 만날 수 없었습니다"),
        ),
        Bad(
            says("북한을 떠난 지 벌써 12\n년이 지났습니다"),
            locale="ko",
            fixed=says("북한을 떠난 지\n벌써 12 년이 지났습니다"),
        ),
        Good(says("처음에는 무서웠지만\n이제는 괜찮습니다"), locale="ko"),
    ),
)
def bad_break(track: Track, limits: Limits) -> Iterator[Finding]:
    """Break a line where a reader would pause.

    Eyes that must jump in the middle of a phrase read it twice: keep articles, prepositions and possessives with
    their nouns, numbers with their units, names whole; in Korean modifiers with their nouns and helping verbs with
    theirs. Only certain cases that can be broken better are told.
    """
    for cue in track.cues:
        if len(cue.lines) < 2:  # noqa: PLR2004 - there is a break
            continue
        bad = next(_bad(cue, track.locale), None)
        if bad is None:
            continue
        made = rebreak.broken(cue, track.locale, limits)
        edit = rebreak.edit(track, cue, made)
        if made is None or edit is None or any(map(_is_bad, made, [track.locale] * len(made))):
            continue
        line, left, right, why = bad
        yield Finding(
            _MESSAGES[why],
            row=RawText(track, cue).row(line),
            cue=cue.number,
            values={"line": line + 1, "left": left, "right": right},
            edits=(edit,),
        )


_MESSAGES = {
    Why.ARTICLE: "Line {line} ends with an article, “{left}”. Keep it with “{right}” on one line.",
    Why.POSSESSIVE: "Line {line} ends with “{left}”, which belongs to “{right}”. Keep both on one line.",
    Why.PREPOSITION: "Line {line} ends with a preposition, “{left}”. Keep it with “{right}” on one line.",
    Why.CONJUNCTION: "Line {line} ends with “{left}”, which leads on to “{right}”. Break before it.",
    Why.NUMBER: "The line breaks between a number, “{left}”, and what it counts, “{right}”. Keep both on one line.",
    Why.NAME: "The line breaks inside a name, between “{left}” and “{right}”. Keep it on one line.",
    Why.MODIFIER: "“{left}” says something about “{right}”. Keep both on one line.",
    Why.DEPENDENT: "“{right}” depends on “{left}” before it. Keep both on one line.",
    Why.AUXILIARY: "“{right}” helps the verb before it, “{left}”. Keep both on one line.",
    Why.MARK: "The mark between “{left}” and “{right}” stands on the wrong line. Keep it with its word.",
}


def _bad(cue: Cue, locale: str) -> Iterator[tuple[int, str, str, Why]]:
    """Each line (from 0) that ends where it certainly should not, the words on both sides of its end, and why."""
    for line, (above, below) in enumerate(pairwise(cue.lines)):
        if not above.strip() or not below.strip():
            continue
        tie = choose.between(above, below, locale)
        if choose.is_bad(tie) and len(passages((above, below))) == 1:
            yield line, above.split()[-1], below.split()[0], tie.why


def _is_bad(made: rebreak.Passage, locale: str) -> bool:
    ties, end = choose.ties(made.words, locale), 0
    for size in made.sizes[:-1]:
        end += size
        if choose.is_bad(ties[end - 1]):
            return True
    return False
