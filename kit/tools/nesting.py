"""How deep a JSON text is nested, before a reader goes down into it.

Readers that are written in C call themselves once a level. Python up to 3.11 stops them after 1000 calls, 3.12 and
3.13 after as many as the stack of a main thread takes: the thread of a cluster's job on macOS, or one beside the Java
machine of veraPDF, has less, and the whole process would die without a word.
"""

from __future__ import annotations

import re
from typing import Final

from kit import lazy

#: Levels. A timeline takes four for each compound clip within another, and no other file that kit reads as many.
DEEPEST: Final = 200

_MARKS = lazy.pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def refuse_deep(text: str | bytes) -> None:
    """Raise ValueError for a JSON text, in UTF-8 if it is bytes, that is nested deeper than ``DEEPEST``."""
    # Each byte of a letter beyond ASCII becomes some other letter, and none of them a mark.
    shown = text.decode("latin-1") if isinstance(text, bytes) else text
    depth = 0
    for mark in _MARKS.finditer(shown):
        depth += _STEPS.get(mark[0], 0)
        if depth > DEEPEST:
            raise ValueError(f"it is nested deeper than {DEEPEST} levels")
