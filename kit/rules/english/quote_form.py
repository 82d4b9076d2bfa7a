"""ENG002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.language import language
from kit.check.quotes import misquoted
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "ENG002",
    "english-quote-form",
    fix=Fix.SAFE,
    limits=("quotes",),
    source=HOUSE,
    examples=(
        Good(says('I don\'t know. "Go," he said.')),
        Good(says("I don’t know. “Go,” he said.")),
        Good(says("She's 5'10\" tall.")),
        Good(says("Rock 'n' roll in the '90s.")),
        Bad(says("I don't know.\nI don’t care. I won’t."), fixed=says("I don’t know.\nI don’t care. I won’t.")),
        Bad(says("It isn't. It wasn't.\nIt can’t."), fixed=says("It isn't. It wasn't.\nIt can't.")),
        Bad(says("I don´t know."), fixed=says("I don’t know.")),
        Bad(says('“One” and “two,”\nnot "three."'), fixed=says("“One” and “two,”\nnot “three.”")),
    ),
)
def quote_form(track: Track, limits: Limits) -> Iterator[Finding]:
    """Keep to one form of quotation marks and apostrophes.

    A track that mixes don't and don’t was made by several hands. Either form may be used; the profile may ask for the
    curly one. The fix leaves a mark alone if it cannot tell which way it turns.
    """
    if language(track, limits) == "en":
        yield from misquoted(track, limits.quotes)
