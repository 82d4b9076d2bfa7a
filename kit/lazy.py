"""Patterns that are compiled when they are first searched: a check has hundreds, and a track needs few of them."""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled on first use; a pattern that is wrong raises ``re.error`` only then.

    For constants of modules. It is used by its methods and attributes; the functions of ``re`` do not take it.
    """
    return cast("re.Pattern[str]", Pattern(text, flags))


class Pattern:
    """Stands in for a compiled pattern until one of its methods is asked for, and then has that method as its own."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # re keeps what it compiled, so that each method comes from the same pattern.
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value
