"""FILE052."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import sami
from kit.check.faults import reported
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SAMI
from kit.subs.faults import NO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track


_BOTH = (1000, "KRCC", "강을 건넜다<P Class=ENCC>We crossed it")
_CLEAR = (5000, "KRCC", "&nbsp;<P Class=ENCC>&nbsp;")


@rule(
    "FILE052",
    "no-language",
    source=SAMI,
    examples=(
        Good(sami(_BOTH, _CLEAR), locale="ko", format="sami"),
        Bad(sami(_BOTH, (2000, "", "새벽이었다"), _CLEAR), locale="ko", format="sami"),
    ),
)
def no_language(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """All text of a file with several languages says which it is.

    Text without a class is shown with every language by one player and with none by another. kit gives it to none.
    """
    message = (
        "This text (down to row {last}) has no class that the file knows, so it is in none of its languages. Write one "
        "of {expected} into its <P Class=…>."
    )
    return reported(track, message, NO_LANGUAGE)
