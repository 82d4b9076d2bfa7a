"""What is said of a screener that was just made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.cli import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kit.receipt import Receipt


def summary(made: Receipt) -> str:
    """One row: what it holds, how it was made, and its hash."""
    facts = made.facts
    cues = facts["cues"]
    parts = [show.told(f"{facts['frames']} frames"), facts["duration"]]
    counted = show.told(f"{cues} {'cue' if cues == '1' else 'cues'}")
    parts += [counted, show.figure(f"{made.size / 1e6:.1f} MB"), how(facts)]
    return ", ".join([*parts, *where(facts), f"sha256 {made.sha256[:12]}"])


def how(facts: Mapping[str, str]) -> str:
    """By which road, as a receipt's facts tell it."""
    if "passes" in facts:
        return show.told(f"passes: {facts['passes']}")
    if "one pass" in facts:
        return show.told(f"in one pass because {facts['one pass']}")
    return show.told(f"{facts['segments encoded']} of {facts['segments']} segments encoded")


def where(facts: Mapping[str, str]) -> list[str]:
    """The tracks that can be switched, and where they are."""
    parts = [show.told(f"subtitles {facts['soft']} inside")] if "soft" in facts else []
    return parts + ([show.told(f"subtitles {facts['sidecar']} beside")] if "sidecar" in facts else [])
