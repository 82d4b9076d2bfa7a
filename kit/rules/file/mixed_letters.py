"""FILE066."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_LATIN = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
    "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo",
)
_SET = "".join(map(chr, _LATIN))
_STRANGE = lazy.pattern(f"(?<=[A-Za-z])[{_SET}]+|(?<![{_SET}])[{_SET}]+(?=[A-Za-z])")


@rule(
    "FILE066",
    "mixed-letters",
    fix=Fix.SAFE,
    source=UNICODE,
    examples=(
        Good(says("5\u03bcm, \u03b1B, \u0394t")),
        Good(says("\u041c\u043e\u0441\u043a\u0432\u0430 is Moscow.")),
        Good(says("We went on.")),
        Bad(says("L\u0430rkmere"), fixed=says("Larkmere")),
        Bad(says("\u0422he \u0441\u0430t"), fixed=says("The cat")),
    ),
)
def mixed_letters(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Spell a word in one script.

    A Cyrillic “а” in a Latin word looks right and is not: no search finds the word, and a protected name may hide
    behind it.
    """
    return misprints(
        track,
        _STRANGE,
        "Line {line} has “{found}” of another script inside a Latin word.",
        prefer=lambda hit: hit[0].translate(_LATIN),
        letters="".join(map(chr, _LATIN)),
    )
