"""ENG007."""

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

_WRONG = lazy.pattern(r"(?<=[^\W\d_]{2})…(?=[^\W\d_]{2})|^… +(?=\w)|(?<=[^\W\d_]) +…(?=[ \n])", re.MULTILINE)


@rule(
    "ENG007",
    "ellipsis-space",
    fix=Fix.SAFE,
    limits=("ellipsis",),
    source=NETFLIX_ENGLISH,
    examples=(
        Good(says("She hesitated… about going.")),
        Good(says("…have signed it. So…?")),
        Good(says("W…what? “…no.”")),
        Good(says("Elle hésite…encore."), locale="fr-CA"),
        Bad(says("She hesitated…about going."), fixed=says("She hesitated… about going.")),
        Bad(says("… have signed it."), fixed=says("…have signed it.")),
        Bad(says("She hesitated … about going."), fixed=says("She hesitated… about going.")),
    ),
)
def ellipsis_space(track: Track, limits: Limits) -> Iterator[Finding]:
    """Set a space after an ellipsis within a sentence, none at the start of a cue.

    A pause inside a cue is an ellipsis and a space. A cue that begins in the midst of a sentence has the ellipsis
    close to its first word.
    """
    if language(track, limits) == "en" and limits.ellipsis == "…":
        message = "Line {line} has an ellipsis with the space on the wrong side, “{found}”."
        yield from misprints(track, _WRONG, message, prefer=lambda hit: "… " if hit[0] == "…" else "…", letters="…")
