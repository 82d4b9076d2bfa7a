"""The namespaces of TTML, from the first draft of 2004 to TTML2, and of what stands inside it."""

from __future__ import annotations

import re

_SPACE = re.compile(r"http://www\.w3\.org/(?:ns/ttml|20\d\d/\d\d/ttaf1)(?:#(\w+)(?:-extension|-attributes)?)?")
_PREFIXES = {
    "": "tt", "styling": "tts", "style": "tts", "parameter": "ttp", "metadata": "ttm", "extension": "ttp",
}  # fmt: skip
_SMPTE = re.compile(r"http://www\.smpte-ra\.org/(?:schemas/)?2052-1/\d{4}/smpte-tt(?:#.*)?")


def short(space: str) -> str | None:
    """The prefix of a namespace of TTML, in all its years; a file without namespaces is taken for TTML too."""
    if not space:
        return "tt"
    found = _SPACE.fullmatch(space)
    if found:
        return _PREFIXES.get(found[1] or "")
    return "smpte" if _SMPTE.fullmatch(space) else None
