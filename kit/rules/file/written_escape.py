"""FILE069."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.pattern import misprints
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.finding import Finding
    from kit.check.limits import Limits
    from kit.subs.track import Track

_ESCAPE = lazy.pattern(r"(?<![:\\\w])\\[Nh]|(?<=[\w.,!?…])\\N(?=[\w“\"-])")


@rule(
    "FILE069",
    "written-escape",
    source=HOUSE,
    examples=(
        Good(says("C:\\Notes and \\\\Nas\\Home")),
        Good(says("\\o/ Hooray")),
        Good(says("A back\\slash")),
        Bad(says("We left.\\NThey stayed.")),
    ),
)
def written_escape(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - every profile wants this
    """Break lines with the file's own means.

    A backslash and N break a line in ASS only. In other formats it is shown as it stands.
    """
    message = "Line {line} shows “{found}”, which breaks lines in ASS only. Break the line here instead."
    return misprints(track, _ESCAPE, message, letters="\\")
