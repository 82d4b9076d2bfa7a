"""FILE026."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import NETFLIX_GENERAL
from kit.check.view import view
from kit.subs.track import Facts
from kit.tools.fonts import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_FONT = Facts(glyphs=frozenset(range(0x20, 0x17F)) | frozenset(range(0xAC00, 0xD7A4)), font="Example Sans")


@rule(
    "FILE026",
    "missing-glyph",
    source=NETFLIX_GENERAL,
    needs=("glyphs",),
    examples=(
        Good(says("걸었다, déjà"), locale="ko", facts=_FONT),
        Bad(says("♫ 노래"), locale="ko", facts=_FONT),
    ),
)
def missing_glyph(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - the font is the film's
    """Use only characters that the burn font can draw.

    A character that it lacks is burned as a box, in another font, or not at all, and the burner reports success.
    """
    glyphs = track.facts.glyphs
    if glyphs is None:
        return
    used = {ord(letter) for letter in set(unicodedata.normalize("NFC", view(track).text))}
    missing = used - glyphs - INVISIBLE - {ord("\n"), ord("\t")}
    if not missing:
        return
    pattern = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(missing)) + "]")
    message = "Line {line} has “{found}” ({code}), which the burn font {font} cannot draw. Replace it."
    for finding in misprints(track, pattern, message):
        found = str(finding.values["found"])
        yield replace(finding, values={**finding.values, "code": f"U+{ord(found):04X}", "font": track.facts.font})
