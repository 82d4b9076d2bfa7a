"""FILE027."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

#: What Windows puts in the place of the bytes 0x80 to 0x9f.
_WINDOWS = "‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
#: UTF-8 read as Windows Latin: French accents, quotation marks, two Hangul syllables and more. Then Korean of cp949
#: read as Latin, three syllables and more; and what UTF-8 that was read as cp949 leaves.
_TRACES = lazy.pattern(
    "\ufffd+|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€[\u0080-\u00bf™œ\u009d]|占쏙옙|ï¿½"
    f"|(?:[ê-í][\u0080-\u00bf{_WINDOWS}]{{2}}){{2}}|(?:[°-È][¡-þ]){{3}}"
)
_LETTERS = "\ufffdÃÂâ占ïêëìí" + "".join(map(chr, range(0xB0, 0xC9)))


@rule(
    "FILE027",
    "lost-letters",
    source=UNICODE,
    examples=(
        Good(says("Où est-il\u00a0?"), locale="fr-FR"),
        Bad(says("O\ufffd est-il\u00a0?"), locale="fr-FR"),
        Bad(says("OÃ¹ est-il\u00a0?"), locale="fr-FR"),
        Bad(says("占쏙옙 갔다"), locale="ko"),
        Bad(says("¾È³çÇÏ¼¼¿ä"), locale="ko"),
        Bad(says("ì•ˆë…•"), locale="ko"),
        Good(says("«\u00a0Même…\u00a0», dit Noë…»"), locale="fr-FR"),
        Good(says("ÉÀÇ! ¡¿Ça\u00a0?! 25°"), locale="fr-FR"),
    ),
)
def lost_letters(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Restore letters that were lost when the file was saved in another encoding.

    “Ã©” for “é”, “占쏙옙” and the mark U+FFFD are what is left when a program read the file with the wrong encoding and
    saved it. The lost letters are not in the file any more: take an earlier copy.
    """
    message = "Line {line} has “{found}”: letters were lost when the file was saved. Take an earlier copy of it."
    return misprints(track, _TRACES, message, letters=_LETTERS)
