"""docs/reference/sources.md: where limits and rules come from."""

from __future__ import annotations

from kit.check.registry import rules
from kit.check.sources import SOURCES


def page() -> str:
    """The whole page."""
    rows = ["| key | name | address | rules |", "|---|---|---|---|"]
    every = rules()
    for key, source in SOURCES.items():
        codes = ", ".join(rule.code for rule in every if rule.source == source)
        rows.append(f"| {key} | {source.name} | {source.address} | {codes or 'limits of profiles'} |")
    intro = (
        "Every rule and every limit names one of these. Profiles also say how well a number is known: read in the "
        "guide itself, read in a source that cites it, or not confirmed (such a limit never gives an error)."
    )
    return "\n\n".join(["# Sources", intro, "\n".join(rows)])
