"""Numbers and quotations of filled-in values as French sets them: “0,50”, “1 550 039”, « ici », « là ».

Values arrive as English writes them. What is quoted or stands in a command line is somebody's own and stays.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A number, its fraction, and a unit that may follow. More than one point is a version or a date.
_NUMBER = lazy.pattern(
    r"([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?( (?:s|ms|min|h|%|[kMG]B|[kM]bit/s|dB|LUFS|dBTP)|%)?"
)
_QUOTED = lazy.pattern("“[^“”]*”")
_LIST = lazy.pattern("“[^“”]*”(?:, “[^“”]*”)*")
_UNITS = {"kB": "ko", "MB": "Mo", "GB": "Go"}
#: A value after one of these is the user's own; between two backticks stands a command line.
_OPENING = ("“", "«\u00a0", "‘", '"')
#: Places that hold the number of a release (``here``: of a library), whose point is no decimal one.
_RELEASES = frozenset({"version", "here"})


class Said(str):
    """A value that was said in the reader's language already: in French, “1,500 s” is one second and a half."""

    __slots__ = ()


def fill(template: str, values: Mapping[str, object]) -> str:
    """Fill ``{named}`` places, each number as French sets it."""
    pieces: list[str] = []
    is_command = False
    for text, name, spec, _ in string.Formatter().parse(template):
        pieces.append(text)
        is_command ^= text.count("`") % 2 == 1
        if name is not None:
            value = format(values[name], spec or "")
            own = isinstance(values[name], Said) or is_command or text.endswith(_OPENING) or name in _RELEASES
            pieces.append(value if own else french(value))
    return "".join(pieces)


def french(text: str) -> str:
    """A number, or a list of quotations, that is all of a text; any other text as it is."""
    found = _NUMBER.fullmatch(text)
    if not found:
        whole_list = _LIST.fullmatch(text)
        return _QUOTED.sub(lambda one: f"«\u00a0{one[0][1:-1]}\u00a0»", text) if whole_list else text
    sign, whole, fraction, unit = found.groups()
    parted = whole.replace(",", "\u202f")
    unit = (unit or "").strip()
    after = f"\u00a0{_UNITS.get(unit, unit)}" if unit else ""
    return f"{sign}{parted}{',' + fraction if fraction else ''}{after}"
