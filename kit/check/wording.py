"""Words as the guides for broadcast captions count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def count(lines: Iterable[str]) -> int:
    """How many words lines have: everything between spaces that holds a letter or a digit, labels too."""
    return sum(1 for line in lines for word in line.split() if any(map(str.isalnum, word)))
