"""A finding's message in the reader's language, fit to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.reports.excerpt import visible
from kit.words import Word

if TYPE_CHECKING:
    from kit.check.finding import Finding
    from kit.words import Words


def message(finding: Finding, words: Words) -> str:
    """The message with its values filled in.

    What comes from a track is shown with every character visible; the spaces of French sentences stay spaces.
    """
    values = {
        key: visible(value) if isinstance(value, str) and not isinstance(value, Word) else value
        for key, value in finding.values.items()
    }
    return words.say(finding.message, values)
