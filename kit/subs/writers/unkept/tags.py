"""Override blocks, whether in ASS or in SubRip: what of them the cues do not keep."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(
    r"\\(?:(?P<kept>an?\d|[ibup]-?\d*|1?c(?![a-z])[&0-9A-Fa-fH]*|r(?![a-z]))(?=[\\}\s])|(?P<name>[0-9]?[a-zA-Z]+))"
)
_CALLED = {
    **dict.fromkeys(("pos", "move", "org"), "exact places and movement"),
    **dict.fromkeys(("k", "K", "kf", "ko", "kt"), "karaoke times"),
    **dict.fromkeys(("t", "fad", "fade"), "animation and fading"),
    **dict.fromkeys(("fn", "fs", "fsc", "fscx", "fscy", "fsp", "fe"), "fonts and sizes"),
    **dict.fromkeys(("clip", "iclip"), "masks"),
}
_KNOWN = sorted(_CALLED, key=len, reverse=True)


def unkept(text: str) -> set[str]:
    """What the override blocks of a text ask for that is not kept, in words."""
    found: set[str] = set()
    if "{" not in text:
        return found
    for block in _BLOCK.findall(text):
        if "\\" not in block:
            found.add("comments within the text")
        for tag in _TAG.finditer(block):
            if tag["name"]:
                name = next((known for known in _KNOWN if tag["name"].startswith(known)), "")
                found.add(_CALLED.get(name, "outlines, shadows, turns and other effects"))
    return found
