"""What the texts of two tracks say for a place, in whatever languages: how well they agree, and what that is worth.

Nothing is known of the languages. How often texts agree so well where a map puts cues, and how often they would if
cues of about the same length said each other's, is counted on the two tracks themselves; texts that have nothing in
common are worth nothing either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kit.retime.reference.agreement import Agreement
from kit.retime.reference.rising import rising

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kit.retime.reference.anchors import Anchors
    from kit.retime.reference.times import Floats, Times

#: Borders between classes of agreement, what a class may say, and how many cues must tell before it says much.
_BORDERS = np.array([-2.0, -1.0, 0.0, 0.4, 1.5])
_MOST, _DOUBT = 2.5, 8.0
#: By how many places texts are moved among cues in the order of their lengths.
_SHUFFLED = (-4, -3, -2, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Wording:
    """One track's texts held against the other's; ``worth`` is a logarithm for each class of agreement."""

    agreement: Agreement
    worth: Floats

    def at(self, offset: float) -> Floats:
        """What each cue's text, moved by so many milliseconds, says for its place; 0 where it meets no other."""
        score, there = self.agreement.at(offset)
        return np.where(there, self.worth[np.searchsorted(_BORDERS, score, "right")], 0.0)


def weighed(mine: tuple[Times, Anchors], theirs: tuple[Times, Anchors], runs: Sequence[tuple[slice, float]]) -> Wording:
    """The texts of one track held against the other's; ``runs`` are cues and the offsets that were found for them.

    Chance is what cues of about the same length would say in each other's place: what times tell is told already.
    """
    agreement = Agreement(mine, theirs)
    apart = [lengths[run][there[run]] for run, offset in runs for lengths, there in (agreement.lengths(offset),)]
    agreement.usual = float(np.median(np.concatenate(apart))) if any(map(len, apart)) else 0.0
    longest = np.argsort(mine[0].ends - mine[0].starts, kind="stable")
    others = [np.empty_like(longest) for _ in _SHUFFLED]
    for order, by in zip(others, _SHUFFLED, strict=True):
        order[longest] = np.roll(longest, by)
    right, wrong = (
        _counts(np.concatenate([_kept(agreement.at(offset, one), run) for one in some for run, offset in runs]))
        for some in ([None], others)
    )
    wrong /= len(others)
    usual = (right + wrong + 1) / (right + wrong + 1).sum()
    right, wrong = right + _DOUBT * usual, wrong + _DOUBT * usual
    worth = np.log(right / right.sum()) - np.log(wrong / wrong.sum())
    return Wording(agreement, np.clip(rising(worth, right + wrong), -_MOST, _MOST))


def _kept(told: tuple[Floats, NDArray[np.bool_]], run: slice) -> Floats:
    score, there = told
    return score[run][there[run]]


def _counts(scores: Floats) -> Floats:
    return np.bincount(np.searchsorted(_BORDERS, scores, "right"), minlength=len(_BORDERS) + 1).astype(np.float64)
