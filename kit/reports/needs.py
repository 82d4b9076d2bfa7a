"""Why a rule could not run on a track."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.words import Words

#: What it means that a field of ``kit.subs.track.Facts`` is not known.
LACKING = {
    "rate": "Not checked: the film's frame rate is not known.",
    "end": "Not checked: the length of the reel is not known.",
    "glyphs": "Not checked: the burn font is not known.",
    "advances": "Not checked: the burn font is not known.",
    "cuts": "Not checked: the film's shot changes are not known.",
    "sound": "Not checked: the film's sound is not known.",
    "start": "Not checked: the start of the reel is not known.",
}


def lacking(need: str, words: Words) -> str:
    """The reason in the reader's language; ``need`` is a field of Facts."""
    known = LACKING.get(need)
    return words.say(known) if known else words.say("Not checked: the film does not say its {need}.", {"need": need})
