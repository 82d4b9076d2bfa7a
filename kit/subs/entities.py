"""Character references (``&amp;``, ``&nbsp;``, ``&#44033;``) as the characters that they stand for."""

from __future__ import annotations

import html
import re

# The last code point has seven digits; html.unescape fails on a number that Python refuses to count.
_ENDLESS = re.compile(r"&#(?=[0-9]{10}|[xX][0-9A-Fa-f]{10})")


def plain(text: str) -> str:
    """Resolve references as HTML does; what refers to nothing stays. One that stands for a line end gives a space."""
    if "&" not in text:
        return text
    if _ENDLESS.search(text):
        parts = _ENDLESS.split(text)
        return "&#".join(html.unescape(part) for part in parts).replace("\r", " ").replace("\n", " ")
    return html.unescape(text).replace("\r", " ").replace("\n", " ")
