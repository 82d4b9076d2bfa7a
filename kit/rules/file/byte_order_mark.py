"""FILE070."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import TTML_VALIDATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "FILE070",
    "byte-order-mark",
    source=TTML_VALIDATOR,
    limits=("byte_order_mark",),
    examples=(
        Good(says("We left."), encoding="utf-8-sig"),
        Good(says("We left."), profile="bbc"),
        Bad(says("We left."), profile="bbc", encoding="utf-8-sig"),
    ),
)
def byte_order_mark(track: Track, limits: Limits) -> Iterator[Finding]:
    """Begin a file with a byte-order mark, or without one, as its receiver asks.

    UTF-8 needs none, and the validator of the BBC refuses it; some old players of Korean take a file for cp949
    without it. WebVTT and most receivers take both, so only profiles that set `byte_order_mark` ask.
    """
    wanted, has = limits.byte_order_mark, bool(track.source.encoding.bom)
    if wanted is None or wanted is has or track.source.encoding.name != "utf-8":
        return
    if has:
        yield Finding("This file begins with a byte-order mark, which its receiver refuses. Save it as UTF-8 without.")
    else:
        yield Finding("This file begins without a byte-order mark, which its receiver asks for. Save it as UTF-8 with.")
