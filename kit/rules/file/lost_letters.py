"""FILE027."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_TRACES = re.compile("\ufffd+|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€[\u0080-\u00bf™œ\u009d]|占쏙옙|ï¿½")


@rule(
    "FILE027",
    "lost-letters",
    source=UNICODE,
    examples=(
        Good(says("Où est-il\u00a0?"), locale="fr-FR"),
        Bad(says("O\ufffd est-il\u00a0?"), locale="fr-FR"),
        Bad(says("OÃ¹ est-il\u00a0?"), locale="fr-FR"),
        Bad(says("占쏙옙 갔다"), locale="ko"),
    ),
)
def lost_letters(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Restore letters that were lost when the file was saved in another encoding.

    “Ã©” for “é”, “占쏙옙” and the mark U+FFFD are what is left when a program read the file with the wrong encoding and
    saved it. The lost letters are not in the file any more: take an earlier copy.
    """
    message = "Line {line} has “{found}”: letters were lost when the file was saved. Take an earlier copy of it."
    return misprints(track, _TRACES, message)
